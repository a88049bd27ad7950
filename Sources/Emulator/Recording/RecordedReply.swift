import HTTP
import OrderedJSON

/// An answer as a recording keeps it: the status, the few header fields that a client acts on, and the
/// body.
struct RecordedReply: Sendable, Equatable {
  let status: Int
  let headers: HTTPHeaders
  let body: [UInt8]

  /// In place of the address of an upload, which is a secret and leads to another host.
  static let uploadPlace = "emulator:upload"

  private static let fields = [
    "content-type", "retry-after", "retry-after-ms", "location", "x-goog-upload-status",
    "x-goog-upload-url", "x-goog-upload-chunk-granularity", "x-goog-upload-size-received",
  ]

  init(status: Int, headers: HTTPHeaders, body: [UInt8]) {
    self.status = status
    self.body = body
    var kept = HTTPHeaders()
    for name in Self.fields {
      if let value = headers[name] { kept.add(name, value) }
    }
    self.headers = kept
  }

  /// Reads what ``json`` wrote.
  init?(_ json: JSON) {
    guard let status = json["status"]?.number?.exactly(Int.self), 200...599 ~= status else {
      return nil
    }
    var headers = HTTPHeaders()
    for (name, value) in json["headers"]?.object ?? JSONObject() {
      headers.add(name, value.string ?? "")
    }
    let body: [UInt8]
    switch (json["body"], json["text"]?.string, json["base64"]?.string) {
    case (let value?, nil, nil): body = value.bytes()
    case (nil, let text?, nil): body = Array(text.utf8)
    case (nil, nil, let text?):
      guard let bytes = Base64.decoded(text) else { return nil }
      body = bytes
    default: body = []
    }
    self.init(status: status, headers: headers, body: body)
  }

  /// The answer as it is kept: a body that is JSON as such, a text as a text.
  var json: JSON {
    var json: JSON = [
      "status": .number(JSONNumber(status)),
      "headers": .object(headers.fields.map { ($0.name.lowercased(), .string($0.value)) }),
    ]
    if body.isEmpty { return json }
    if let value = try? JSON(parsing: body) {
      json["body"] = value
    } else if let text = String(validating: body, as: UTF8.self) {
      json["text"] = .string(text)
    } else {
      json["base64"] = .string(Base64.encoded(body))
    }
    return json
  }

  /// What goes to a client. The address of an upload leads back to where the request came to.
  func reply(to head: RequestHead, upload: String) -> Reply {
    var reply = Reply(status: status, headers: headers, body: body)
    if reply.isEventStream {
      reply = Reply(status: status, headers: headers, chunks: Self.frames(of: body))
    }
    if reply.headers["x-goog-upload-url"] != nil {
      let path = "\(head.path)?upload_id=\(upload)&upload_protocol=resumable"
      reply.headers["x-goog-upload-url"] =
        "\(head.scheme.rawValue)://\(head.headers["host"] ?? "localhost")\(path)"
    }
    reply.headers["x-emulator"] = EmulatedGemini.mark
    return reply
  }

  /// The frames of an event stream, each with the empty line behind it.
  private static func frames(of body: [UInt8]) -> [Piece] {
    var frames = RecordedFrames()
    return (frames.take(body) + frames.takeRest()).map(Piece.bytes)
  }
}
