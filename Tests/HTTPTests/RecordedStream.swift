import Foundation
import TestSupport
import Testing

/// The body of one answer that the official SDK was streamed.
struct RecordedStream: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
}

extension PublicSuite {
  /// Every streamed answer among the recorded ones; none where the suite is missing.
  func streams() throws -> [RecordedStream] {
    guard isThere else { return [] }
    return try files(in: "../golden_responses").flatMap { file in
      let answers = try JSONSerialization.jsonObject(with: Data(file.bytes))
      return try #require(answers as? [Any]).compactMap { answer -> RecordedStream? in
        // An answer that was not recorded is null.
        guard let answer = answer as? [String: Any] else { return nil }
        let headers = answer["headers"] as? [String: String]
        guard headers?["content-type"] == "text/event-stream" else { return nil }
        let body = try #require(answer["body"] as? String)
        return RecordedStream(testDescription: file.name, bytes: Array(body.utf8))
      }
    }
  }
}
