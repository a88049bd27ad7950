import Interactions
import OrderedJSON

extension Gemini {
  /// A request as it would be sent, without the key and without the bytes of files.
  func shown(_ request: InteractionRequest) -> JSON {
    var request = request
    if request.model == nil { request.model = model }
    return [
      "method": "POST", "url": .string("\(address(of: "interactions"))"),
      "headers": ["content-type": "application/json", "x-goog-api-key": "[secret]"],
      "body": Self.withoutBytes(request.wire),
    ]
  }

  /// Says where the bytes of a file would stand.
  private static func withoutBytes(_ json: JSON) -> JSON {
    switch json {
    case .array(let items): return .array(items.map(withoutBytes))
    case .object(let members):
      var shown = JSONObject(members.map { ($0.name, withoutBytes($0.value)) })
      let kinds: [JSON] = ["image", "audio", "video", "document"]
      if let kind = members["type"], kinds.contains(kind), members["mime_type"] != nil,
        members["uri"] == nil, members["data"] == nil
      {
        shown["data"] = "[the bytes of the file, in base64]"
      }
      return .object(shown)
    case .null, .bool, .number, .string: return json
    }
  }
}
