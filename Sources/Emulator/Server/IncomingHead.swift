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
    var lines = HeadLines(rest: bytes)
    guard let first = lines.next() else { throw .requestLine }
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
      .map { String(decoding: Array($0.utf8)[...].trimmed, as: UTF8.self) }
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
    var rest = target
    if rest.first != UInt8(ascii: "/") {
      guard rest.starts(with: "http://".utf8) else { throw .requestLine }
      rest = rest.dropFirst(7).drop { $0 != UInt8(ascii: "/") }
    }
    let mark = rest.firstIndex(of: UInt8(ascii: "?"))
    let path = rest[..<(mark ?? rest.endIndex)]
    return (
      path.isEmpty ? "/" : String(decoding: path, as: UTF8.self),
      mark.map { String(decoding: rest[($0 + 1)...], as: UTF8.self) }
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
    return Self.isListeningAddress(host) || HTTPURL("http://\(host)")?.isLoopback ?? false
  }

  /// Whether a host is the address that is listened on, with a port: as nearly all requests name it.
  private static func isListeningAddress(_ host: String) -> Bool {
    let address = "127.0.0.1:".utf8
    guard host.utf8.starts(with: address) else { return false }
    let digits = host.utf8.dropFirst(address.count)
    return digits.allSatisfy { 0x30...0x39 ~= $0 } && UInt16(Substring(digits)) ?? 0 > 0
  }
}

// MARK: Fields

extension IncomingHead {
  private static func headers(_ lines: HeadLines) throws(BadRequest) -> HTTPHeaders {
    var headers = HTTPHeaders()
    for line in lines {
      // A name ends at its colon; a line that begins with a blank would continue the one before.
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { throw .field }
      let name = String(decoding: line[..<colon], as: UTF8.self)
      let value = String(decoding: line[(colon + 1)...].trimmed, as: UTF8.self)
      guard headers.add(name, value) else { throw .field }
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

/// The lines of a head without their ends, of which the last one's is gone already.
private struct HeadLines: Sequence, IteratorProtocol {
  /// What is still to be read; `nil` behind the last line.
  var rest: ArraySlice<UInt8>?

  mutating func next() -> ArraySlice<UInt8>? {
    guard let bytes = rest else { return nil }
    guard let end = bytes.firstIndex(of: .lineFeed) else {
      rest = nil
      return bytes
    }
    rest = bytes[(end + 1)...]
    // The reader lets no line feed through that has no carriage return before it.
    return bytes[..<(end - 1)]
  }
}

extension ArraySlice<UInt8> {
  /// What stands between the blanks and tabs at the ends.
  fileprivate var trimmed: ArraySlice<UInt8> {
    let isText = { (byte: UInt8) in byte != UInt8(ascii: " ") && byte != .tab }
    guard let first = firstIndex(where: isText), let last = lastIndex(where: isText) else {
      return []
    }
    return self[first...last]
  }
}
