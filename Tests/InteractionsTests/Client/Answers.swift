import HTTP
import OrderedJSON

/// Answers of the API, as short as tests need them.
extension JSON {
  /// A whole interaction that says something.
  static func said(
    _ text: String, id: String = "v1_x", status: String = "completed", and more: JSON = [:]
  ) -> JSON {
    var answer: JSON = [
      "id": .string(id), "status": .string(status), "object": "interaction",
      "steps": [
        ["type": "thought", "signature": "c2lnbmF0dXJl"],
        ["type": "model_output", "content": [["type": "text", "text": .string(text)]]],
      ],
      "usage": [
        "total_tokens": 12, "total_input_tokens": 5, "total_output_tokens": 7,
        "input_tokens_by_modality": [["modality": "text", "tokens": 5]],
      ],
    ]
    for (name, value) in more.object?.members ?? [] { answer[name] = value }
    return answer
  }

  /// An interaction that calls functions, each given by id, name and arguments.
  static func calling(_ calls: [(id: String, name: String, arguments: JSON)]) -> JSON {
    [
      "id": "v1_calls", "status": "requires_action", "object": "interaction",
      "steps": .array(
        [["type": "thought", "signature": "c2ln"]]
          + calls.map {
            [
              "type": "function_call", "id": .string($0.id), "name": .string($0.name),
              "arguments": $0.arguments,
            ]
          }),
    ]
  }
}

extension Scripted.Answer {
  static func json(_ value: JSON) -> Scripted.Answer { .json(value.text()) }
}

extension Scripted {
  /// The bodies of the requests so far, as they were written.
  var texts: [String] {
    get throws {
      try asked.map { String(decoding: try $0.body.bytes(upTo: 1 << 20), as: UTF8.self) }
    }
  }

  /// The bodies of the requests so far.
  var bodies: [JSON] {
    get throws {
      try asked.map { request in
        let bytes = try request.body.bytes(upTo: 1 << 20)
        return bytes.isEmpty ? .null : try JSON(parsing: bytes)
      }
    }
  }

  /// The requests so far, as a method and a target.
  var targets: [String] {
    asked.map { request in
      "\(request.method.rawValue) \(request.url.path)" + (request.url.query.map { "?\($0)" } ?? "")
    }
  }
}
