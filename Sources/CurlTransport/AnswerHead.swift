private import Glibc
import HTTP

/// The status and the fields of an answer, read line by line.
struct AnswerHead {
  private(set) var status = 0
  private var fields = ReceivedFields()
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
      fields = ReceivedFields(lines: 12)
      status = Self.status(in: text)
    } else if text.isEmpty {
      isComplete = status >= 200
    } else {
      fields.add(text)
    }
  }

  private static func withoutEnding(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard let start = line.baseAddress else { return line }
    // libcurl hands out lines: there is one line feed at most, and it is the last byte.
    guard let end = memchr(start, 0x0D, line.count) ?? memchr(start, 0x0A, line.count) else {
      return line
    }
    return UnsafeRawBufferPointer(start: start, count: UnsafeRawPointer(end) - start)
  }

  private static func status(in line: UnsafeRawBufferPointer) -> Int {
    line.drop { $0 != UInt8(ascii: " ") }.drop { $0 == UInt8(ascii: " ") }.prefix(3)
      .reduce(0) { 0x30...0x39 ~= $1 ? $0 * 10 + Int($1 & 15) : $0 }
  }

  /// The fields of the final answer.
  var headers: HTTPHeaders { HTTPHeaders(fields) }

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
