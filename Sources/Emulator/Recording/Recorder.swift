import Files
package import HTTP
import Locking
import OrderedJSON

/// Asks another service for its clients, with a key of its own, and keeps what it answered without
/// any secret: no key, and no address of an upload.
package final class Recorder: Responder {
  private let folder: RecordingFolder
  private let upstream: HTTPURL
  private let key: String
  private let transport: any HTTPTransport
  let say: @Sendable (String) -> Void
  private let state = Lock(State())

  private struct State {
    /// How often each request has come.
    var counts: [String: Int] = [:]
    /// The addresses of uploads, by what clients are told in their place.
    var uploads: [String: HTTPURL] = [:]
  }

  /// A body that is longer is not forwarded.
  static let mostBytes = 512 << 20

  /// Records what an upstream answers.
  package init(
    _ folder: RecordingFolder, upstream: HTTPURL, key: String, over transport: any HTTPTransport,
    say: @escaping @Sendable (String) -> Void
  ) {
    self.folder = folder
    self.upstream = upstream
    self.key = key
    self.transport = transport
    self.say = say
  }

  package func intake(for head: RequestHead) -> Intake { .whole(limit: Self.mostBytes) }

  package func receive(_ bytes: [UInt8], for ticket: UploadTicket) {}

  package func finish(_ ticket: UploadTicket, of head: RequestHead) -> Reply { Reply(status: 500) }

  package func tooLarge(_ head: RequestHead) -> Reply { Self.tooLarge(head) }

  static func tooLarge(_ head: RequestHead) -> Reply {
    let words = "A recording takes no more than \(mostBytes) bytes in one request."
    return APIError(413, words, code: "invalid_request").reply(.google)
  }

  package func answer(_ request: ArrivedRequest) -> Answer {
    .later { await self.forward(request, $0) }
  }

  private func forward(_ request: ArrivedRequest, _ relay: Relay) async {
    guard let url = url(for: request.head) else {
      let error = APIError(404, "This recording knows no such upload.")
      return relay.hand(.whole(error.reply(.google)))
    }
    do {
      let answer = try await ask(request, at: url)
      if Reply(status: answer.status, headers: answer.headers).isEventStream {
        await forwardStream(answer, to: request, relay)
      } else {
        let body = try await answer.body.collected()
        relay.hand(.whole(keep(answer, body, of: request)))
      }
    } catch {
      let reason = "the upstream gave no answer: \(error.fault)"
      say("\(request.head.method) \(request.head.path): \(reason)")
      let reply = APIError(
        502, "The upstream gave no answer: \(error.fault).", code: "service_unavailable")
      relay.hand(.whole(reply.reply(.interactions)))
    }
  }

  /// Keeps an answer; what a client is told of it.
  func keep(
    _ answer: HTTPResponse, _ body: [UInt8], of request: ArrivedRequest
  ) -> Reply {
    let recorded = RecordedRequest(request)
    let name = recorded.name
    let number = state.withLock { state in
      state.counts[name, default: 0] += 1
      return state.counts[name] ?? 1
    }
    let upload = "recorded-\(name)-\(number)"
    let reply = scrubbed(answer, body, upload: upload)
    do { try folder.keep(recorded, reply, number: number) } catch { say("\(error)") }
    return reply.reply(to: request.head, upload: upload)
  }
}

// MARK: Asking

extension Recorder {
  /// Where a request goes: below the upstream, or to the address that an upload was given.
  private func url(for head: RequestHead) -> HTTPURL? {
    if let upload = head.value(of: "upload_id") {
      return state.withLock { $0.uploads[upload] }
    }
    var url = upstream.appending(path: head.path)
    url.query = Self.withoutKey(head.query)
    return url
  }

  private static func withoutKey(_ query: String?) -> String? {
    let fields = query?.split(separator: "&").filter { !$0.hasPrefix("key=") } ?? []
    return fields.isEmpty ? nil : fields.joined(separator: "&")
  }

  private static let forwardedFields = ["content-type", "accept", "api-revision"]

  private func ask(
    _ request: ArrivedRequest, at url: HTTPURL
  ) async throws(TransportError) -> HTTPResponse {
    var headers = HTTPHeaders()
    for (name, value) in request.head.headers.fields {
      let name = name.lowercased()
      let isWanted = Self.forwardedFields.contains(name) || name.hasPrefix("x-goog-upload-")
      if isWanted { headers.add(name, value) }
    }
    // Only the upstream itself is told the key.
    if url.origin == upstream.origin { headers.add("x-goog-api-key", key) }
    let method = HTTPRequest.Method(rawValue: request.head.method) ?? .get
    return try await transport.send(
      HTTPRequest(
        method, url, headers: headers, body: HTTPBody(request.body), delivery: .streamed))
  }
}

// MARK: Secrets

extension Recorder {
  /// The answer without the key, wherever it stands, and without the address of an upload, which is
  /// kept here under another name.
  private func scrubbed(
    _ answer: HTTPResponse, _ body: [UInt8], upload: String
  ) -> RecordedReply {
    var headers = scrubbed(answer.headers)
    if let address = answer.headers["x-goog-upload-url"] {
      headers["x-goog-upload-url"] = RecordedReply.uploadPlace
      // The key is sent to no other host, and neither are the bytes.
      if let url = HTTPURL(address), url.origin == upstream.origin {
        state.withLock { $0.uploads[upload] = url }
      } else {
        say("the upstream gave an upload the address of another host; its bytes are not sent there")
      }
    }
    return RecordedReply(status: answer.status, headers: headers, body: withoutKey(body))
  }

  func scrubbed(_ headers: HTTPHeaders) -> HTTPHeaders {
    var clean = HTTPHeaders()
    for (name, value) in headers.fields {
      clean.add(name, String(decoding: withoutKey(Array(value.utf8)), as: UTF8.self))
    }
    return clean
  }

  func withoutKey(_ bytes: [UInt8]) -> [UInt8] {
    let secret = Array(key.utf8)
    guard let first = secret.first, bytes.count >= secret.count else { return bytes }
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == first, bytes[index...].starts(with: secret) {
        clean += "KEY".utf8
        index += secret.count
      } else {
        clean.append(bytes[index])
        index += 1
      }
    }
    return clean
  }
}
