import HTTP

/// The request line and the fields of a request, and what they say of the connection.
struct IncomingHead: Equatable {
  let method: String
  let path: String
  let query: String?
  let headers: HTTPHeaders
  let length: BodyLength
  /// Whether the client wants to send another request behind this one.
  let keepsAlive: Bool
  /// Whether the client waits for a word before it sends the body.
  let expectsContinue: Bool
  /// HTTP/1.0 knows no chunks.
  let isHTTP10: Bool

  /// What an emulator is told of it.
  var asked: RequestHead { RequestHead(method, path, query: query, headers: headers) }

  /// How the end of the body is told.
  enum BodyLength: Equatable {
    case none
    case counted(Int)
    case chunked
  }

  /// Reads all lines of a head, without the empty one at its end.
  init(parsing bytes: ArraySlice<UInt8>) throws(BadRequest) {
    var lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)[...]
    let last = lines.count - 1
    for index in lines.indices where index < last { lines[index] = lines[index].dropLast() }
    guard let first = lines.popFirst() else { throw .requestLine }
    let parts = first.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty else { throw .requestLine }
    isHTTP10 = try Self.isHTTP10(parts[2])
    method = String(decoding: parts[0], as: UTF8.self)
    guard method.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else {
      throw .requestLine
    }
    (path, query) = try Self.target(parts[1])
    headers = try Self.headers(lines)
    guard isHTTP10 || headers.values(of: "Host").count == 1 else { throw .host }
    length = try Self.length(headers, isHTTP10: isHTTP10)
    let wishes = headers.values(of: "Connection").flatMap { $0.lowercased().split(separator: ",") }
      .map { $0.trimming(" \t") }
    keepsAlive = isHTTP10 ? wishes.contains("keep-alive") : !wishes.contains("close")
    expectsContinue = try Self.expectsContinue(headers)
  }

  private static func isHTTP10(_ version: ArraySlice<UInt8>) throws(BadRequest) -> Bool {
    if version.elementsEqual("HTTP/1.1".utf8) { return false }
    if version.elementsEqual("HTTP/1.0".utf8) { return true }
    throw version.starts(with: "HTTP/".utf8) ? .version : .requestLine
  }

  /// A path, or an absolute URL as proxies are sent.
  private static func target(
    _ target: ArraySlice<UInt8>
  ) throws(BadRequest) -> (path: String, query: String?) {
    guard target.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .requestLine }
    let text = String(decoding: target, as: UTF8.self)
    guard text.hasPrefix("/") || text.hasPrefix("http://") else { throw .requestLine }
    let rest = text.hasPrefix("/") ? text[...] : text.dropFirst(7).drop { $0 != "/" }
    let mark = rest.firstIndex(of: "?")
    let path = rest[..<(mark ?? rest.endIndex)]
    return (
      path.isEmpty ? "/" : String(path), mark.map { String(rest[rest.index(after: $0)...]) }
    )
  }
}

// MARK: Who asks

extension IncomingHead {
  /// Whether the request is for a name of this machine, and not made by a page in a browser: a page
  /// could else spend the key of a recording, or reach in under a name of its own.
  var isForThisMachine: Bool {
    guard headers["Origin"] == nil else { return false }
    guard let host = headers["Host"] else { return true }
    return HTTPURL("http://\(host)")?.isLoopback ?? false
  }
}

// MARK: Fields

extension IncomingHead {
  private static func headers(
    _ lines: ArraySlice<ArraySlice<UInt8>>
  ) throws(BadRequest) -> HTTPHeaders {
    var headers = HTTPHeaders()
    for line in lines {
      // A name ends at its colon; a line that begins with a blank would continue the one before.
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { throw .field }
      let value = String(decoding: line[line.index(after: colon)...], as: UTF8.self)
      let name = String(decoding: line[..<colon], as: UTF8.self)
      guard headers.add(name, String(value.trimming(" \t"))) else { throw .field }
    }
    return headers
  }

  private static func length(
    _ headers: HTTPHeaders, isHTTP10: Bool
  ) throws(BadRequest) -> BodyLength {
    let lengths = headers.values(of: "Content-Length")
    let codings = headers.values(of: "Transfer-Encoding")
    guard codings.isEmpty else {
      guard lengths.isEmpty, !isHTTP10 else { throw .length }
      guard codings.count == 1, codings[0].lowercased() == "chunked" else { throw .coding }
      return .chunked
    }
    guard let length = lengths.first else { return .none }
    let digits = length.utf8
    guard lengths.count == 1, (1...18).contains(digits.count),
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let count = Int(length)
    else { throw .length }
    return .counted(count)
  }

  private static func expectsContinue(_ headers: HTTPHeaders) throws(BadRequest) -> Bool {
    guard let expectation = headers["Expect"] else { return false }
    guard expectation.lowercased() == "100-continue" else { throw .expectation }
    return true
  }
}

extension StringProtocol {
  /// The text without these characters at its ends.
  func trimming(_ characters: String) -> String {
    let unwanted = Array(characters.utf8)
    let front = utf8.drop(while: unwanted.contains)
    let back = front.reversed().drop(while: unwanted.contains).reversed()
    return String(decoding: Array(back), as: UTF8.self)
  }
}
