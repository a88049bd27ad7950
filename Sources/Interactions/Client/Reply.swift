package import HTTP
package import OrderedJSON

/// A whole answer of the API.
package struct Reply: Sendable {
  package let status: Int
  package let headers: HTTPHeaders
  package let body: [UInt8]
  /// Whether a call like this one costs money when it is answered.
  let isBillable: Bool
  /// What must not stand in any error.
  let secrets: [Secret]
  let received: HTTPDate

  /// What the answer says that it is, without parameters, in lower case.
  package var mediaType: String? { headers.mediaType }
}

extension HTTPHeaders {
  /// The media type of the body, without parameters, in lower case.
  package var mediaType: String? {
    self["content-type"].map { value in
      // Most are written as they are meant.
      if value.utf8.allSatisfy({ 0x61...0x7A ~= $0 || $0 == UInt8(ascii: "/") }) { return value }
      var type: [UInt8] = []
      for byte in value.utf8 {
        switch byte {
        case UInt8(ascii: ";"): return String(decoding: type, as: UTF8.self)
        case UInt8(ascii: " "), UInt8(ascii: "\t"): continue
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): type.append(byte | 0x20)
        default: type.append(byte)
        }
      }
      return String(decoding: type, as: UTF8.self)
    }
  }
}

// MARK: Successes

extension Reply {
  /// The object that the answer must be.
  package func object() throws(GeminiError) -> JSONObject {
    JSON(try tape().root).object ?? JSONObject()
  }

  /// The same, read but not copied: most of an answer is never looked at.
  func tape() throws(GeminiError) -> JSONTape {
    guard mediaType == "application/json" else { throw .unreadable(unreadable(nil)) }
    let tape: JSONTape
    do {
      // No deeper than the tree that may be made of it.
      tape = try JSONTape(parsing: body, limits: JSONLimits(depth: JSON.mostDepth))
    } catch {
      throw .unreadable(unreadable(.syntax("\(error)".told(hiding: secrets))))
    }
    guard tape.root.kind == .object else { throw .unreadable(unreadable(.notAnObject)) }
    return tape
  }

  private static let mostShown = 200

  private func unreadable(_ fault: UnreadableAnswer.JSONFault?) -> UnreadableAnswer {
    // Struck before it is cut: half a key must not remain.
    let text = String(decoding: body.prefix(4 * Self.mostShown + 4096), as: UTF8.self)
    return UnreadableAnswer(
      status: status, contentType: headers["content-type"].map { $0.told(hiding: secrets) },
      fault: fault, beginning: text.told(hiding: secrets, atMost: Self.mostShown),
      isBillable: isBillable)
  }
}

// MARK: Refusals

extension Reply {
  /// An answer that is no success, as an error.
  package func refusal() -> GeminiError {
    if 300...399 ~= status {
      let target = headers["location"].flatMap(HTTPURL.init)?.origin
      let isTelling = secrets.contains { secret in
        target.map { secret.revealed($0.host.contains) } ?? false
      }
      return .redirected(Redirection(status: status, target: isTelling ? nil : target))
    }
    guard let value = try? JSON(parsing: body) else {
      return body.isEmpty
        ? .api(refusal(saying: nil)) : .unreadable(unreadable(nil))
    }
    return .api(refusal(saying: value.struck(secrets)))
  }

  private func refusal(saying body: JSON?) -> APIError {
    // Google's gateways put the error into a list where the method streams.
    let error = (body?.array?.first ?? body)?["error"]
    return APIError(
      status: status, code: error.flatMap(APIError.Code.init(error:)),
      message: error?["message"]?.string?.told(hiding: secrets) ?? "",
      requestID: Self.requestIDs.lazy.compactMap { headers[$0] }.first?.told(hiding: secrets),
      serverTiming: headers["server-timing"]?.told(hiding: secrets),
      retryAfter: RetryHint(headers, now: received)?.pause, body: body, isBillable: isBillable)
  }

  private static let requestIDs = ["x-request-id", "x-goog-request-id"]
}

extension APIError.Code {
  /// The word in an error object: `code` where it is a word, else Google's `status` in small letters.
  init?(error: JSON) {
    guard let word = error["code"]?.string ?? error["status"]?.string?.lowercased() else {
      return nil
    }
    self.init(rawValue: TextPlace.visible(word))
  }
}

// MARK: Words from outside

extension String {
  private static let mostTold = 1000

  /// A text from outside as a person may be shown it: on one line, without secrets, without control
  /// characters, and no longer than a person reads.
  func told(hiding secrets: [Secret], atMost limit: Int = mostTold) -> String {
    let text = TextPlace.visible(secrets.reduce(self) { $1.struck(from: $0) }.onOneLine)
    let scalars = text.unicodeScalars
    return scalars.count > limit ? String(scalars.prefix(limit)) + "…" : text
  }
}

extension String {
  /// The text with its lines one after the other, a space between them.
  private var onOneLine: String {
    unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map(String.init).joined(separator: " ")
  }

  /// A sentence as part of another.
  var withoutFullStop: Substring { utf8.last == UInt8(ascii: ".") ? dropLast() : self[...] }
}

extension JSON {
  /// The value with secrets struck out of every text in it, names too.
  fileprivate func struck(_ secrets: [Secret]) -> JSON {
    let strike = { (text: String) in secrets.reduce(text) { $1.struck(from: $0) } }
    switch self {
    case .null, .bool, .number: return self
    case .string(let text): return .string(strike(text))
    case .array(let items): return .array(items.map { $0.struck(secrets) })
    case .object(let members):
      return .object(members.map { (name: strike($0.name), value: $0.value.struck(secrets)) })
    }
  }
}
