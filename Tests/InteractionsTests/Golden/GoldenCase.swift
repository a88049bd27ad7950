import HTTP
import Interactions
import Locking
import OrderedJSON
import TestSupport
import Testing

/// One recorded conversation of the official SDK with a server: what it sent, what it was answered, and
/// what it made of that.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  let name: String
  let requests: [GoldenRequest]
  let answers: [GoldenAnswer]
  let parsed: JSON

  var testDescription: String { name }

  /// Every case of the recordings, in order; none where they are missing.
  static let all: [GoldenCase] = {
    guard PublicSuite.requests.isThere else { return [] }
    do {
      return try PublicSuite.requests.files(in: "").map { file in
        let name = String(file.name.dropLast(".json".count))
        let parsed = try JSON(parsing: read("../golden_parsed", name))
        return GoldenCase(
          name: name, requests: try list(file.bytes).map(GoldenRequest.init),
          answers: try list(read("../golden_responses", name)).map {
            try $0.isNull ? GoldenAnswer(lost: parsed) : GoldenAnswer($0)
          },
          parsed: parsed)
      }
    } catch {
      fatalError("The recordings cannot be read: \(error)")
    }
  }()

  private static func list(_ bytes: [UInt8]) throws -> [JSON] {
    try #require(JSON(parsing: bytes).array)
  }

  private static func read(_ folder: String, _ name: String) throws -> [UInt8] {
    let files = try PublicSuite.requests.files(in: folder)
    return try #require(files.first { $0.name == "\(name).json" }).bytes
  }
}

/// What the SDK sent.
struct GoldenRequest: Sendable, Equatable {
  /// All of it, as it was recorded.
  let wire: JSON
  let method: String
  let path: String
  let query: JSON
  let headers: JSON
  let body: JSON

  init(_ json: JSON) throws {
    wire = json
    method = try #require(json["method"]?.string)
    path = try #require(json["path"]?.string)
    query = try #require(json["query"])
    headers = try #require(json["headers"])
    body = try #require(json["body"])
  }

  /// The segments of the path, without the one that says that bytes go up.
  private var segments: [String] {
    path.split(separator: "/").map(String.init).filter { $0 != "upload" }
  }

  var version: String? { segments.first }

  /// The segments of the path after the version.
  var place: [String] { Array(segments.dropFirst()) }
}

/// What the server answered.
struct GoldenAnswer: Sendable {
  let status: Int
  let headers: HTTPHeaders
  let body: [UInt8]

  init(_ json: JSON) throws {
    status = try #require(json["status"]?.number?.exactly(Int.self))
    var headers: HTTPHeaders = [:]
    for (name, value) in try #require(json["headers"]?.object) {
      headers.add(name, try #require(value.string))
    }
    self.headers = headers
    body =
      switch json["body"] {
      case .string(let text)?: Array(text.utf8)
      case .null?, nil: []
      case let value?: value.bytes()
      }
  }
}

extension GoldenAnswer {
  /// Four answers were sent and not recorded; they are made of what the SDK made of them.
  fileprivate init(lost parsed: JSON) {
    headers = ["content-type": "application/json"]
    status = parsed["status"]?.number?.exactly(Int.self) ?? 200
    body = (parsed["body"] ?? parsed["states"].map { ["state": $0.array?.last ?? .null] } ?? parsed)
      .bytes()
  }
}

/// A server that gives the recorded answers, each to the request of its place.
final class GoldenServer: HTTPTransport {
  let answers: [GoldenAnswer]
  private let requests = Lock<[HTTPRequest]>([])

  init(_ answers: [GoldenAnswer]) { self.answers = answers }

  var asked: [HTTPRequest] { requests.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let rank = requests.withLock { requests in
      requests.append(request)
      return requests.count - 1
    }
    guard answers.indices.contains(rank) else {
      throw TransportError(.other("no answer was recorded"), .neverSent, request.url.origin)
    }
    let answer = answers[rank]
    return HTTPResponse(
      status: answer.status, headers: answer.headers, body: HTTPResponseBody(answer.body))
  }
}
