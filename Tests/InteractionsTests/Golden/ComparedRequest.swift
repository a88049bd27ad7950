import Foundation
import HTTP
import OrderedJSON
import Testing

extension GoldenRequest {
  /// Demands that a request of ours is the same, but for choices; bodies are compared in a form that
  /// leaves out those of one case.
  func demand(_ sent: HTTPRequest, in form: (JSON) throws -> JSON = { $0 }) throws {
    if place.first == "files" {
      #expect(try RecordedExchange.recorded(sent) == RecordedExchange.comparable(wire))
      return
    }
    var ours = try ComparedRequest(sent, like: self)
    var theirs = ComparedRequest(self)
    ours.body = try form(ours.body)
    theirs.body = try form(theirs.body)
    #expect(ours == theirs)
  }
}

/// What two requests have to share.
struct ComparedRequest: Equatable, CustomTestStringConvertible {
  let method: String
  let path: String
  let query: JSON
  let headers: JSON
  var body: JSON

  /// What is not compared, as it is a choice: who asks; ours is `user-agent: extract`.
  private static let choices = ["user-agent", "x-goog-api-client"]

  /// What we sent.
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

  /// What the SDK sent.
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
