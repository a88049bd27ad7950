import Digest
import HTTP
import OrderedJSON

/// What makes two requests the same to a recording: method, path, query and body, whatever the order
/// of members, the way numbers are written, or the key.
struct RecordedRequest: Sendable, Equatable {
  let method: String
  let path: String
  /// Sorted, without the key.
  let query: [String]
  /// What says which part of an upload this is.
  let upload: [String]
  let body: Body

  enum Body: Sendable, Equatable {
    case none
    case json(JSON)
    /// Bytes that are no JSON are told by their digest, and not kept.
    case bytes(SHA256, count: Int)
  }

  init(_ request: ArrivedRequest) {
    let head = request.head
    method = head.method
    path = head.path
    query = (head.query ?? "").split(separator: "&").map(String.init)
      .filter { !$0.hasPrefix("key=") }.sorted { UTF8Text($0) < UTF8Text($1) }
    upload = Self.uploadFields.compactMap { name in
      head.headers[name].map { "\(name): \($0)" }
    }
    let isUpload = head.path.hasPrefix("/upload/") && head.query?.contains("upload_id=") == true
    if request.body.isEmpty {
      body = .none
    } else if !isUpload, let value = try? JSON(parsing: request.body) {
      body = .json(value)
    } else {
      body = .bytes(SHA256(of: request.body), count: request.body.count)
    }
  }

  private static let uploadFields = [
    "x-goog-upload-command", "x-goog-upload-offset", "x-goog-upload-header-content-length",
    "x-goog-upload-header-content-type", "x-goog-upload-file-name",
  ]

  /// Names the file of a recording: the same for the same requests.
  var name: String {
    let body: [UInt8] =
      switch body {
      case .none: []
      case .json(let value): value.bytes(.canonical)
      case .bytes(let digest, _): Array("\(digest)".utf8)
      }
    let lines = ["\(method) \(path)?\(query.joined(separator: "&"))"] + upload + [""]
    return String("\(SHA256(of: Array(lines.joined(separator: "\n").utf8) + body))".prefix(32))
  }

  /// The request as a recording shows it to people.
  var json: JSON {
    var json: JSON = ["method": .string(method), "path": .string(path)]
    if !query.isEmpty { json["query"] = .string(query.joined(separator: "&")) }
    if !upload.isEmpty { json["upload"] = .array(upload.map(JSON.string)) }
    switch body {
    case .none: break
    case .json(let value): json["body"] = value
    case .bytes(let digest, let count):
      json["bytes"] = ["sha256": .string("\(digest)"), "count": .number(JSONNumber(count))]
    }
    return json
  }
}
