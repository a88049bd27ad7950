import Foundation
import HTTP
import OrderedJSON
import TestSupport
import Testing

@Suite(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
struct `Asked to do what the official SDK was recorded doing` {
  /// The cases that are of files and models alone have a suite of their own.
  private static let elsewhere = Set(`Files and models, as the official SDK`.cases.map(\.name))
  private static let cases = GoldenCase.all.filter { !elsewhere.contains($0.name) }

  @Test func `no recording is left out`() {
    #expect(GoldenCase.all.count == 77)
    #expect(Self.elsewhere.isSubset(of: GoldenCase.all.map(\.name)))
    #expect(Self.cases.count == 77 - Self.elsewhere.count)
  }

  @Test(arguments: cases)
  func `the client sends the same and reads the same`(golden: GoldenCase) async throws {
    var driver = GoldenDriver(golden)
    try await driver.run()

    #expect(driver.server.asked.count == golden.requests.count)
    for (sent, recorded) in zip(driver.server.asked, golden.requests) {
      if recorded.place.first == "files" {
        #expect(
          try RecordedExchange.recorded(sent) == RecordedExchange.comparable(recorded.wire))
      } else {
        #expect(try Comparable(sent, like: recorded) == Comparable(recorded))
      }
    }
    try GoldenReading(driver).compare()
  }

  /// What two requests have to share.
  private struct Comparable: Equatable, CustomTestStringConvertible {
    let method: String
    let path: String
    let query: JSON
    let headers: JSON
    let body: JSON

    /// What is not compared, as it is a choice: who asks; ours is `user-agent: extract`.
    private static let choices = ["user-agent", "x-goog-api-client"]

    init(_ sent: HTTPRequest, like recorded: GoldenRequest) throws {
      method = sent.method.rawValue
      path = try #require(sent.url.path.removingPercentEncoding)
      query = .object(Self.parts(of: sent.url.query ?? ""))
      var headers = JSONObject()
      for (name, value) in sent.headers.fields where !Self.choices.contains(name.lowercased()) {
        headers[name.lowercased()] = .string(value)
      }
      // We always say what answer we take; urllib did not.
      if recorded.headers["accept"] == nil { headers["accept"] = nil }
      self.headers = .object(headers)
      body = try Self.json(sent.body)
    }

    init(_ recorded: GoldenRequest) {
      method = recorded.method
      path = recorded.path
      var query = recorded.query
      // We always say that we want no stream; the SDK leaves that out at times.
      if method == "GET", recorded.place.first == "interactions", query["stream"] == nil {
        query["stream"] = "false"
      }
      self.query = query
      var headers = recorded.headers.object ?? JSONObject()
      for name in Self.choices + ["content-length"] { headers[name] = nil }
      self.headers = .object(headers)
      body = recorded.body
    }

    private static func parts(of query: String) -> JSONObject {
      var parts = JSONObject()
      for part in query.split(separator: "&") {
        let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
        parts[pair[0]] = .string(pair.count > 1 ? pair[1].removingPercentEncoding ?? "" : "")
      }
      return parts
    }

    private static func json(_ body: HTTPBody) throws -> JSON {
      let bytes = try body.bytes(upTo: 1 << 20)
      return bytes.isEmpty ? .null : try JSON(parsing: bytes)
    }

    var testDescription: String { "\(method) \(path) \(query) \(headers) \(body)" }
  }
}
