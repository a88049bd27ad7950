import HTTP

/// Turns a reply into what has to be done with a socket, one step after the other.
struct ReplyPlayer {
  private let keepsAlive: Bool
  private let isChunked: Bool
  private let hasBody: Bool
  /// What the head promises and was not sent yet, where it promises a length.
  private var missing: Int?
  private var head: [UInt8]
  private var before: ArraySlice<Piece>
  private var script: ArraySlice<Piece>
  private var hasEnded = false
  /// Whether nothing more will come.
  private var isWhole: Bool

  /// One thing to do.
  enum Step: Equatable {
    case send([UInt8])
    /// Nothing, until more has come.
    case await
    case pause(Duration)
    case stall
    case reset
    case close
    /// All was sent, and the connection is free for the next request.
    case finished
  }

  /// More bytes than these are not put together for one write.
  private static let mostBytes = 64 << 10

  /// Prepares the answer to a request; if it is not whole, more is added by and by.
  init(_ reply: Reply, isWhole: Bool = true, to request: IncomingHead, keepsAlive: Bool) {
    self.isWhole = isWhole
    hasBody = request.method != "HEAD" && ![204, 304].contains(reply.status)
    isChunked = reply.length == nil && !request.isHTTP10 && hasBody
    missing = hasBody ? reply.length : 0
    // Without a length and without chunks, the end of the connection is the end of the body.
    self.keepsAlive = keepsAlive && (missing != nil || isChunked)
    head = Self.head(reply, isChunked: isChunked, keepsAlive: self.keepsAlive)
    before = reply.before[...]
    script = reply.script[...]
  }

  private static func head(_ reply: Reply, isChunked: Bool, keepsAlive: Bool) -> [UInt8] {
    var head: [UInt8] = []
    // One piece of memory for the head and, most often, for the body behind it.
    head.reserveCapacity(256 + (reply.length.map { min($0, mostBytes) } ?? 0))
    func add(_ texts: String...) { for text in texts { head += text.utf8 } }
    add("HTTP/1.1 ", String(reply.status), " ", StatusLine.reason(reply.status), "\r\n")
    for (name, value) in reply.headers.fields { add(name, ": ", value, "\r\n") }
    if let length = reply.length, ![204, 304].contains(reply.status) {
      add("content-length: ", String(length), "\r\n")
    }
    if isChunked { add("transfer-encoding: chunked\r\n") }
    if !keepsAlive { add("connection: close\r\n") }
    add("\r\n")
    return head
  }

  /// The bytes of an answer behind which the connection ends.
  static func lastWords(_ reply: Reply) -> [UInt8] {
    head(reply, isChunked: false, keepsAlive: false) + reply.body
  }

  /// Takes what comes next.
  mutating func add(_ pieces: [Piece]) { script += pieces }

  /// Takes it that nothing more will come.
  mutating func end() { isWhole = true }

  /// What to do next.
  mutating func next() -> Step {
    if let piece = before.popFirst() { return step(piece) }
    var bytes = head
    head = []
    while bytes.count < Self.mostBytes, case .bytes(let part)? = script.first {
      script.removeFirst()
      add(part, to: &bytes)
    }
    if script.isEmpty, isWhole, !hasEnded {
      hasEnded = true
      if isChunked { bytes += "0\r\n\r\n".utf8 }
    }
    if !bytes.isEmpty { return .send(bytes) }
    if let piece = script.popFirst() { return step(piece) }
    if !isWhole { return .await }
    return keepsAlive && (isChunked || missing == 0) ? .finished : .close
  }

  private mutating func add(_ part: [UInt8], to bytes: inout [UInt8]) {
    guard hasBody, !part.isEmpty else { return }
    if isChunked { bytes += "\(String(part.count, radix: 16))\r\n".utf8 }
    bytes += part
    if isChunked { bytes += "\r\n".utf8 }
    missing = missing.map { $0 - part.count }
  }

  private func step(_ piece: Piece) -> Step {
    switch piece {
    case .bytes: .pause(.zero)
    case .pause(let duration): .pause(duration)
    case .stall: .stall
    case .reset: .reset
    case .close: .close
    }
  }
}

/// The words behind a status, which nobody reads but people.
enum StatusLine {
  static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 307: "Temporary Redirect"
    case 308: "Permanent Redirect"
    case 301: "Moved Permanently"
    case 302: "Found"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 413: "Content Too Large"
    case 416: "Range Not Satisfiable"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    case 505: "HTTP Version Not Supported"
    default: "Status"
    }
  }
}
