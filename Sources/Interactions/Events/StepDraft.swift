import OrderedJSON

/// A step that is still coming, in a form to which a piece is added without a copy of the rest.
struct StepDraft {
  /// What `step.start` said, and what later pieces put in its place.
  private var members: JSONObject
  /// The blocks of what is said, or of a thought's summary.
  private var blocks: [BlockDraft] = []
  /// The text of a call's arguments so far.
  private var arguments = ""

  /// Begins a step.
  init(_ step: JSONObject) {
    members = step
    blocks = (step[Self.place(in: step)]?.array ?? []).map(BlockDraft.init)
  }

  /// Begins a step whose start was never heard of, by what its first piece can only belong to.
  init?(missedBefore delta: Delta) {
    let type: String? =
      switch delta {
      case .content, .annotations: ModelOutputStep.tag.string
      case .arguments: FunctionCallStep.tag.string
      case .signature, .summary: ThoughtStep.tag.string
      case .step(let step): step.wire["type"]?.string
      case .unknown: nil
      }
    guard let type else { return nil }
    self.init(JSONObject([("type", .string(type))]))
  }

  /// Begins once more. What has no ids comes again from the start; text has, and is not told twice.
  mutating func startAgain(_ step: JSONObject) {
    for (name, value) in step where members[name] == nil { members[name] = value }
    arguments = ""
    if Self.place(in: members) == "summary" { blocks = [] }
  }

  /// Adds a piece; whether it was understood.
  mutating func add(_ delta: Delta) -> Bool {
    switch delta {
    case .content(.text(let text)): add(text)
    case .content(let content): blocks.append(BlockDraft(content.wire))
    case .annotations(let delta): annotate(delta.members["annotations"]?.array ?? [])
    case .arguments(let delta): arguments += delta.arguments ?? ""
    case .signature(let delta): members["signature"] = delta.members["signature"]
    case .summary(let delta):
      if let content = delta.members["content"] { blocks.append(BlockDraft(content)) }
    case .step(let step): replace(step.wire.object ?? JSONObject())
    case .unknown: return false
    }
    return true
  }

  private mutating func add(_ delta: TextContent) {
    if blocks.last?.isText != true { blocks.append(BlockDraft(.object(TextContent.tagged))) }
    blocks[blocks.count - 1].add(delta.members)
  }

  /// Annotations belong to the text before them. Where there is none they wait in one that is empty.
  private mutating func annotate(_ annotations: [JSON]) {
    if blocks.isEmpty { blocks.append(BlockDraft(.object(TextContent.tagged))) }
    blocks[blocks.count - 1].annotations += annotations
  }

  private mutating func replace(_ news: JSONObject) {
    for (name, value) in news where name != "type" { members[name] = value }
  }

  /// The step so far, and the text of its arguments where that is no JSON.
  func step() -> (step: JSON, unreadable: String?) {
    var members = members
    var unreadable: String?
    if !blocks.isEmpty { members[Self.place(in: members)] = .array(blocks.map(\.json)) }
    if !arguments.isEmpty {
      let value = try? JSON(parsing: arguments)
      members["arguments"] = value ?? .string(arguments)
      unreadable = value == nil ? arguments : nil
    }
    return (.object(members), unreadable)
  }

  /// Whether this says all that another step does, whose texts may have been cut short.
  func covers(_ other: StepDraft) -> Bool {
    let (short, unreadable) = other.step()
    var wanted = short.object ?? JSONObject()
    if unreadable != nil { wanted["arguments"] = nil }
    return Self.covers(step().step, .object(wanted), isText: false)
  }

  private static func covers(_ long: JSON, _ short: JSON, isText: Bool) -> Bool {
    switch (long, short) {
    case (.string(let long), .string(let short)):
      isText
        ? long.utf8.starts(with: short.utf8) : short.isEmpty || UTF8Text(long) == UTF8Text(short)
    case (.array(let long), .array(let short)):
      long.count >= short.count && zip(long, short).allSatisfy { covers($0, $1, isText: false) }
    case (.object(let long), .object(let short)):
      short.allSatisfy { name, value in
        long[name].map { covers($0, value, isText: name == "text") } ?? false
      }
    default: long == short
    }
  }

  private static func place(in step: JSONObject) -> String {
    step["type"] == .string(ThoughtStep.tag.string) ? "summary" : "content"
  }
}

/// A block that is still coming.
private struct BlockDraft {
  private var members: JSONObject?
  private let other: JSON
  private var text: String
  var annotations: [JSON]
  let isText: Bool

  init(_ block: JSON) {
    members = block.object
    other = block
    text = block["text"]?.string ?? ""
    annotations = block["annotations"]?.array ?? []
    isText = block["type"] == .string(TextContent.tag.string)
  }

  /// Adds text; what else a piece says takes the place of what was said.
  mutating func add(_ piece: JSONObject) {
    for (name, value) in piece where name != "type" {
      switch name {
      case "text": text += value.string ?? ""
      case "annotations": annotations += value.array ?? []
      default: members?[name] = value
      }
    }
  }

  var json: JSON {
    guard var members else { return other }
    if isText { members["text"] = .string(text) }
    if !annotations.isEmpty { members["annotations"] = .array(annotations) }
    return .object(members)
  }
}
