import OrderedJSON

/// A request for an interaction that has been judged, taken apart once.
struct CreateRequest: Sendable {
  /// The body as it came, but for the nulls.
  let body: JSON
  let maker: Maker
  /// The input as steps: whatever form it had, what the user says stands in `user_input`.
  let items: [JSON]
  /// Everything in the input that is not text.
  var media: [Media]

  /// Who makes the answer.
  enum Maker: Sendable, Equatable {
    case model(String)
    case agent(String)

    var name: String {
      switch self {
      case .model(let name), .agent(let name): name
      }
    }
    var member: String {
      switch self {
      case .model: "model";
      case .agent: "agent"
      }
    }
  }

  /// Checks what no shape can say, and takes the body apart.
  init(
    _ body: JSON, limits: EmulatorSettings.InlineLimits
  ) throws(APIError) {
    self.body = body
    maker = try CreateRules.maker(of: body)
    try CreateRules.check(body, maker)
    items = try Self.items(of: body["input"])
    media = try Media.all(in: items, limits: limits)
  }

  var isStored: Bool { body["store"]?.bool ?? true }
  var isStreamed: Bool { body["stream"]?.bool ?? false }
  var isInBackground: Bool { body["background"]?.bool ?? false }
  var previous: String? { body["previous_interaction_id"]?.string }
  var token: String? { body["continuation_token"]?.string }
  var tools: [JSON] { body["tools"]?.array ?? [] }
  var generation: JSON { body["generation_config"] ?? [:] }

  /// What forms the answer is wanted in, one or several.
  var formats: [JSON] {
    switch body["response_format"] {
    case .array(let formats)?: formats
    case let format?: [format]
    case nil: []
    }
  }

  // MARK: Input

  private static func items(of input: JSON?) throws(APIError) -> [JSON] {
    switch input {
    case nil: return []
    case .string(let text)?: return [user([["type": "text", "text": .string(text)]])]
    case .array(let items)?: return try list(items)
    case let content?: return [user([content])]
    }
  }

  /// A list is of contents or of steps, never of both.
  private static func list(_ items: [JSON]) throws(APIError) -> [JSON] {
    let contents = items.filter { Content.isOne($0) }.count
    if contents == items.count { return [user(items)] }
    guard contents == 0 else {
      throw .invalid("'input' mixes steps and content. Put the content into a user_input step.")
    }
    return items.map { item in
      guard item["type"] == "user_input", case .string? = item["content"] else { return item }
      return user(Content.list(item["content"]))
    }
  }

  private static func user(_ content: [JSON]) -> JSON {
    ["type": "user_input", "content": .array(content)]
  }
}

/// What stands in steps: text and media.
enum Content {
  /// Whether an object is content, and not a step.
  static func isOne(_ item: JSON) -> Bool {
    ["text", "image", "audio", "video", "document"].contains(item["type"]?.string ?? "")
  }

  /// Content as a list, whether it was given as a text, an object or a list.
  static func list(_ value: JSON?) -> [JSON] {
    switch value {
    case .string(let text)?: [["type": "text", "text": .string(text)]]
    case .array(let items)?: items
    case .object?: value.map { [$0] } ?? []
    default: []
    }
  }

  /// The texts of a step, one after the other.
  static func texts(of step: JSON) -> [String] {
    list(step["content"]).compactMap { $0["type"] == "text" ? $0["text"]?.string : nil }
  }
}
