import OrderedJSON

/// What one request cost in tokens; the sum of the parts is the whole.
struct Usage: Sendable {
  /// Everything read, history included.
  let input: TokenCount
  /// How many of them were history.
  let carried: Int
  let output: TokenCount
  let thought: Int
  private let groundings: [JSON]

  init(_ draft: Draft, _ request: CreateRequest, _ conversation: Conversation) {
    var input = TokenCount(request)
    input.add(conversation.carriedTokens, "text")
    self.input = input
    carried = conversation.carriedTokens
    output = draft.written
    thought = draft.thoughtTokens
    groundings = draft.groundings
  }

  /// As the service tells it.
  var json: JSON {
    let total = input.total + output.total + thought
    let numbers = [
      ("total_tokens", total), ("total_input_tokens", input.total), ("total_cached_tokens", 0),
      ("total_output_tokens", output.total), ("total_tool_use_tokens", 0),
      ("total_thought_tokens", thought),
    ]
    var json = JSON.object(numbers.map { ($0.0, .number(JSONNumber($0.1))) })
    json["input_tokens_by_modality"] = input.json
    json["output_tokens_by_modality"] = output.json
    if !groundings.isEmpty { json["grounding_tool_count"] = .array(groundings) }
    return json
  }
}

/// What is kept of an input: everything but media that would fill the memory.
enum Keepsake {
  private static let longest = 64 << 10

  /// The value, with a name for its digest in place of data that are too long to keep.
  static func of(_ value: JSON) -> JSON {
    switch value {
    case .array(let items): return .array(items.map(of))
    case .object(let members):
      if let data = members["data"]?.string, data.utf8.count > longest { return short(value, data) }
      return .object(members.map { ($0.name, of($0.value)) })
    case .null, .bool, .number, .string: return value
    }
  }

  private static func short(_ content: JSON, _ data: String) -> JSON {
    var content = content
    content["data"] = nil
    content["uri"] = .string("emulator:sha256-of-base64/\(Fingerprint([data]).hex(64))")
    return content
  }
}
