/// Why bytes are not a request that can be answered; the connection ends with it.
enum BadRequest: Error, Equatable, CaseIterable {
  case requestLine
  case version
  case lineEnd
  case controlCharacter
  case headTooLarge
  case field
  case host
  /// Two lengths, a length that is no number, or a length beside chunks.
  case length
  case coding
  case expectation
  case chunk
  case headTooSlow
  case bodyTooLarge
  /// The request names another host, or a page in a browser made it.
  case foreign

  /// The status of the answer.
  var status: Int {
    switch self {
    case .headTooSlow: 408
    case .bodyTooLarge: 413
    case .expectation: 417
    case .foreign: 403
    case .headTooLarge: 431
    case .coding: 501
    case .version: 505
    case .requestLine, .lineEnd, .controlCharacter, .field, .host, .length, .chunk: 400
    }
  }
}

extension BadRequest: CustomStringConvertible {
  var description: String {
    switch self {
    case .requestLine: "The first line is not a request of HTTP/1.1."
    case .version: "Only HTTP/1.1 and HTTP/1.0 are spoken here."
    case .lineEnd: "A line does not end with CR and LF."
    case .controlCharacter: "The head holds a control character."
    case .headTooLarge: "The head is longer than \(RequestReader.mostHeadBytes) bytes."
    case .field: "A header field is not written as a name, a colon and a value."
    case .host: "A request names its host once."
    case .length: "The length of the body is not told once, as a number or by chunks."
    case .coding: "Of the transfer codings only chunked is known."
    case .expectation: "Of the expectations only 100-continue is known."
    case .chunk: "A chunk of the body is not written as HTTP/1.1 wants."
    case .headTooSlow: "The head did not come in time."
    case .bodyTooLarge: "The body is longer than this call takes."
    case .foreign:
      "This emulator answers programs on this machine, not pages in a browser or other hosts."
    }
  }
}
