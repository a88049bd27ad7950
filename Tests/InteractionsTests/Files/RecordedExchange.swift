import Digest
import HTTP
import Interactions
import Locking
import OrderedJSON
import TestSupport
import Testing

/// What the official SDK sent about files and models in one case, and what it was answered.
struct RecordedExchange: Sendable {
  let requests: [JSON]
  /// `null` where the answer was not recorded.
  let answers: [JSON]
  let parsed: JSON

  init(_ name: String) throws {
    requests = try Self.list("", name)
    answers = try Self.list("../golden_responses", name)
    parsed = try JSON(parsing: Self.read("../golden_parsed", name))
  }

  private static func list(_ folder: String, _ name: String) throws -> [JSON] {
    try #require(JSON(parsing: read(folder, name)).array)
  }

  private static func read(_ folder: String, _ name: String) throws -> [UInt8] {
    let file = try PublicSuite.requests.files(in: folder).first { $0.name == "\(name).json" }
    return try #require(file, "\(name)").bytes
  }

  /// The bytes with a digest that some recorded request carries in base64.
  static func bytes(digest: String) throws -> [UInt8] {
    for file in try PublicSuite.requests.files(in: "") {
      for data in datas(in: try JSON(parsing: file.bytes)) {
        if let bytes = Base64.decoded(data), "\(SHA256(of: bytes))" == digest { return bytes }
      }
    }
    Issue.record("No request carries \(digest).")
    return []
  }

  private static func datas(in value: JSON) -> [String] {
    if let items = value.array { return items.flatMap(datas) }
    guard let members = value.object else { return [] }
    return members.flatMap { member in
      if member.name == "data", let text = member.value.string { return [text] }
      return datas(in: member.value)
    }
  }
}

extension RecordedExchange {
  /// A client whose server gives the recorded answers, in the SDK's version.
  func client(_ server: Scripted) throws -> Gemini {
    var settings = Gemini.Settings(key: .key(try APIKey("test-key")))
    settings.version = "v1"
    let place = answers.lazy.compactMap { $0["headers"]?["X-Goog-Upload-URL"]?.string }.first
    let port = place.flatMap(HTTPURL.init)?.port ?? 8080
    settings.baseURL = "http://127.0.0.1:\(port)"
    settings.retries = .never
    return try Gemini(settings, transport: server, in: Stage().surroundings())
  }

  var server: Scripted {
    get throws {
      Scripted(
        try answers.enumerated().map { index, answer in
          try answer.isNull ? Self.active(answers[index - 1]) : Self.answer(answer)
        })
    }
  }

  private static func answer(_ json: JSON) throws -> Scripted.Answer {
    var headers = HTTPHeaders()
    for (name, value) in try #require(json["headers"]?.object) { headers[name] = value.string }
    let status = try #require(json["status"]?.number?.exactly(Int.self))
    let body = try #require(json["body"])
    return .response(status, headers, body.isNull ? [] : Array(body.text().utf8))
  }

  /// The only answer that is missing: that the file of the one before can be used.
  private static func active(_ previous: JSON) throws -> Scripted.Answer {
    var body = try #require(previous["body"])
    body["state"] = "ACTIVE"
    return .json(body.text())
  }
}

extension RecordedExchange {
  /// A request of ours in the form of the recordings.
  ///
  /// Differences that are choices are left out on both sides: the SDK takes any form of answer and
  /// names itself in `x-goog-api-client`.
  static func recorded(_ request: HTTPRequest) throws -> JSON {
    var headers = JSONObject()
    for (name, value) in request.headers.fields { headers[name.lowercased()] = .string(value) }
    let isUpload = request.headers["x-goog-upload-command"] != nil
    if isUpload { headers["content-length"] = "\(request.body.count)" }
    let bytes = try request.body.bytes(upTo: 1 << 24)
    let command = request.headers["x-goog-upload-command"] ?? "start"
    let body: JSON =
      bytes.isEmpty && command == "start"
      ? nil
      : command == "start"
        ? try JSON(parsing: bytes)
        : [
          "_binary": ["length": .number(JSONNumber(bytes.count)), "sha256": "\(SHA256(of: bytes))"]
        ]
    return comparable([
      "method": .string(request.method.rawValue), "path": .string(request.url.path),
      "query": query(request.url.query), "headers": .object(headers), "body": body,
    ])
  }

  static func comparable(_ request: JSON) -> JSON {
    var request = request
    for name in ["accept", "user-agent", "x-goog-api-client"] {
      request["headers"]?[name] = nil
    }
    // Its value says how the SDK spaced the JSON; that of bytes is compared with the bytes.
    if request["body"]?["_binary"] == nil { request["headers"]?["content-length"] = nil }
    return request
  }

  private static func query(_ text: String?) -> JSON {
    var members = JSONObject()
    for part in text?.split(separator: "&") ?? [] {
      let pair = part.split(separator: "=", maxSplits: 1)
      members[String(pair[0])] = .string(pair.count > 1 ? String(pair[1]) : "")
    }
    return .object(members)
  }
}
