import HTTP

/// Takes the bytes of a connection apart into requests, however they are split.
///
/// What HTTP/1.1 does not allow is refused and not guessed at: a double that is lenient would hide
/// the mistakes of the client that is tested with it.
struct RequestReader {
  private var buffer: [UInt8] = []
  /// What stands before it has been handed out.
  private var position = 0
  private var expected = Expected.head(searched: 0)

  /// What a head, a line of a chunk or the fields behind the chunks may have at most.
  static let mostHeadBytes = 64 << 10
  static let mostLineBytes = 1 << 10

  private enum Expected {
    /// So many bytes of the buffer are known to hold no end of a head.
    case head(searched: Int)
    /// So many bytes of a body.
    case counted(Int)
    case chunkSize
    /// So many bytes of a chunk.
    case chunk(Int)
    case chunkEnd
    /// So many bytes of fields were read behind the last chunk.
    case trailer(read: Int)
  }

  /// A part of a request.
  enum Part: Equatable {
    case head(IncomingHead)
    /// Never none.
    case body([UInt8])
    case end
  }

  /// Whether nothing of a request has come yet.
  var isBetweenRequests: Bool {
    if case .head = expected { position == buffer.count } else { false }
  }

  /// Whether a head has begun that is not complete.
  var isInHead: Bool {
    if case .head = expected { position < buffer.count } else { false }
  }

  /// Whether bytes wait to be read.
  var hasBytes: Bool { position < buffer.count }

  /// Takes what came.
  mutating func append(_ bytes: some Sequence<UInt8>) {
    if position > 0 {
      buffer.removeSubrange(..<position)
      position = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next part, or `nil` when more bytes are needed. After `end` comes the next request.
  mutating func next() throws(BadRequest) -> Part? {
    while true {
      switch expected {
      case .head(let searched): return try head(from: searched)
      case .counted(0): return end()
      case .counted(let count):
        guard let bytes = take(upTo: count) else { return nil }
        expected = .counted(count - bytes.count)
        return .body(bytes)
      case .chunk(let count):
        guard let bytes = take(upTo: count) else { return nil }
        expected = count == bytes.count ? .chunkEnd : .chunk(count - bytes.count)
        return .body(bytes)
      case .chunkSize:
        guard let line = try line() else { return nil }
        let size = try Self.chunkSize(line)
        expected = size == 0 ? .trailer(read: 0) : .chunk(size)
      case .chunkEnd:
        guard let line = try line() else { return nil }
        guard line.isEmpty else { throw .chunk }
        expected = .chunkSize
      case .trailer(let read):
        guard let line = try line() else { return nil }
        if line.isEmpty { return end() }
        guard read + line.count <= Self.mostHeadBytes else { throw .headTooLarge }
        expected = .trailer(read: read + line.count)
      }
    }
  }

  private mutating func end() -> Part {
    expected = .head(searched: 0)
    return .end
  }

  private mutating func take(upTo count: Int) -> [UInt8]? {
    guard hasBytes else { return nil }
    let bytes = Array(buffer[position...].prefix(count))
    position += bytes.count
    return bytes
  }
}

// MARK: Lines

extension RequestReader {
  /// Looks at each byte of a head once, so that what can never become one is refused at once.
  private mutating func head(from searched: Int) throws(BadRequest) -> Part? {
    var index = position + searched
    while index < buffer.count {
      let byte = buffer[index]
      let previous = index > position ? buffer[index - 1] : 0
      guard (previous == .carriageReturn) == (byte == .lineFeed) else { throw .lineEnd }
      guard byte >= 0x20 || [.carriageReturn, .lineFeed, .tab].contains(byte) else {
        throw .controlCharacter
      }
      index += 1
      guard index - position <= Self.mostHeadBytes else { throw .headTooLarge }
      guard byte == .lineFeed else { continue }
      if index - position == 2 {
        // An empty line before a request; old clients send one behind a body.
        position = index
      } else if buffer[position..<index].suffix(4).elementsEqual("\r\n\r\n".utf8) {
        return try head(upTo: index)
      }
    }
    expected = .head(searched: index - position)
    return nil
  }

  private mutating func head(upTo end: Int) throws(BadRequest) -> Part {
    let head = try IncomingHead(parsing: buffer[position..<end - 4])
    position = end
    switch head.length {
    case .none: expected = .counted(0)
    case .counted(let count): expected = .counted(count)
    case .chunked: expected = .chunkSize
    }
    return .head(head)
  }

  /// The next line without its end.
  private mutating func line() throws(BadRequest) -> ArraySlice<UInt8>? {
    let rest = buffer[position...].prefix(Self.mostLineBytes + 2)
    guard let end = rest.firstIndex(of: .lineFeed) else {
      guard rest.count <= Self.mostLineBytes else { throw .chunk }
      return nil
    }
    guard end > position, buffer[end - 1] == .carriageReturn else { throw .lineEnd }
    defer { position = end + 1 }
    return buffer[position..<end - 1]
  }

  /// Hexadecimal digits, and extensions that nobody uses behind a semicolon.
  private static func chunkSize(_ line: ArraySlice<UInt8>) throws(BadRequest) -> Int {
    let digits = line.prefix { $0 != UInt8(ascii: ";") }
    guard !digits.isEmpty, digits.count <= 15, !digits.contains(where: { !$0.isHexDigit }) else {
      throw .chunk
    }
    guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16) else { throw .chunk }
    return size
  }
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  var isHexDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
