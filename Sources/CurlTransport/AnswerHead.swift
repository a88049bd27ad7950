import HTTP

/// The status and the fields of an answer, read line by line.
struct AnswerHead {
  private(set) var status = 0
  private(set) var headers = HTTPHeaders()
  /// The empty line of a final answer has come; what looks like fields after it are trailers.
  private(set) var isComplete = false
  /// All bytes so far, those of interim answers too.
  private(set) var count = 0

  /// Takes one line with its ending.
  mutating func take(_ line: UnsafeRawBufferPointer) {
    count += line.count
    guard !isComplete else { return }
    let text = Self.withoutEnding(line)
    if text.starts(with: "HTTP/".utf8) {
      // The final answer follows interim ones, whose fields are not its own.
      headers = HTTPHeaders(minimumCapacity: 12)
      status = Self.status(in: text)
    } else if text.isEmpty {
      isComplete = status >= 200
    } else {
      addField(text)
    }
  }

  private static func withoutEnding(
    _ line: UnsafeRawBufferPointer
  ) -> Slice<UnsafeRawBufferPointer> {
    var end = 0
    while end < line.count, line[end] != UInt8(ascii: "\r"), line[end] != UInt8(ascii: "\n") {
      end += 1
    }
    return line[..<end]
  }

  private static func status(in line: Slice<UnsafeRawBufferPointer>) -> Int {
    line.drop { $0 != UInt8(ascii: " ") }.drop { $0 == UInt8(ascii: " ") }.prefix(3)
      .reduce(0) { 0x30...0x39 ~= $1 ? $0 * 10 + Int($1 & 15) : $0 }
  }

  private mutating func addField(_ line: Slice<UnsafeRawBufferPointer>) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
    let value = line[(colon + 1)...].drop(while: Self.isBlank)
    let end = value.lastIndex { !Self.isBlank($0) }.map { $0 + 1 } ?? value.startIndex
    headers.add(
      String(decoding: line[..<colon], as: UTF8.self),
      String(decoding: value[..<end], as: UTF8.self))
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// The encoding of an answer that does not come as it is. None was asked for, and unpacking it could
  /// make megabytes of kilobytes.
  var foreignEncoding: String? {
    let encodings = headers.values(of: "Content-Encoding") + headers.values(of: "Transfer-Encoding")
    return encodings.flatMap { $0.split(separator: ",") }
      .map { $0.drop { $0 == " " || $0 == "\t" }.lowercased() }
      .first { !$0.isEmpty && !["identity", "chunked"].contains($0) }
  }

  /// How long the body says it is.
  var contentLength: Int? { headers["Content-Length"].flatMap { Int($0) } }
}
