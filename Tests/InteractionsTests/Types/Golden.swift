import HTTP
import Interactions
import OrderedJSON
import TestSupport
import Testing

/// What the official SDK sent, was answered, and made of it, in one case.
struct Golden: Sendable, CustomTestStringConvertible {
  let name: String
  let requests: [JSON]
  let responses: [JSON]
  /// One result for each call of the case, as far as the case kept it.
  let parsed: JSON

  var testDescription: String { name }

  /// Every case; none where the suite is missing.
  static let all: [Golden] = (try? read()) ?? []

  private static func read() throws -> [Golden] {
    guard PublicSuite.requests.isThere else { return [] }
    return try PublicSuite.requests.files(in: ".").map { file in
      try Golden(
        name: file.name, requests: JSON(parsing: file.bytes).array ?? [],
        responses: part("golden_responses", file.name).array ?? [],
        parsed: part("golden_parsed", file.name))
    }
  }

  private static func part(_ folder: String, _ name: String) throws -> JSON {
    let file = try PublicSuite.requests.files(in: "../\(folder)").first { $0.name == name }
    return try JSON(parsing: #require(file).bytes)
  }

  /// The bodies of requests that begin an interaction.
  var bodies: [JSON] {
    requests.compactMap { request in
      request["path"]?.string?.hasSuffix("/interactions") == true ? request["body"] : nil
    }
  }

  /// The events of each streamed answer.
  func streams() throws -> [[StreamEvent]] {
    try responses.compactMap { response in
      guard response["headers"]?["content-type"]?.string == "text/event-stream" else { return nil }
      return try Self.events(#require(response["body"]?.string))
    }
  }

  /// The events of a stream, without the mark of its end.
  static func events(_ text: String) throws -> [StreamEvent] {
    var reader = ServerEvents()
    var events: [ServerEvent] = []
    try reader.push(Array(text.utf8), into: &events)
    try reader.finish(into: &events)
    return try events.filter { !$0.data.elementsEqual("[DONE]".utf8) }.map {
      try #require(StreamEvent(wire: JSON(parsing: $0.data)))
    }
  }

  /// The results of the calls whose answers were streams.
  var parsedStreams: [JSON] { (parsed.array ?? [parsed]).filter { $0["events"] != nil } }
}
