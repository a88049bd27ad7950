import HTTP
import OrderedJSON

/// The events of one interaction, in the order and the shapes in which the service streams them.
struct EventStream {
  /// One frame.
  struct Event: Equatable {
    let type: String
    var payload: [JSONObject.Member]
    /// Where one can go on from.
    var id: String?

    static func == (one: Event, other: Event) -> Bool { one.frame == other.frame }

    /// As it is sent: the type stands before the data and in it.
    var frame: [UInt8] {
      var members = payload
      if let id { members.append(("event_id", .string(id))) }
      members.append(("event_type", .string(type)))
      return Array("event: \(type)\ndata: ".utf8) + JSON.object(members).bytes()
        + Array("\n\n".utf8)
    }
  }

  private(set) var events: [Event] = []
  /// How many of them can be seen before the interaction has ended.
  private(set) var countBeforeEnd = 0

  /// What ends every stream but one that broke off.
  static let done = Array("event: done\ndata: [DONE]\n\n".utf8)

  /// Tells the whole interaction, as it is at its end.
  init(_ interaction: StoredInteraction, at end: Moment) {
    add("interaction.created", [("interaction", interaction.inEvent(at: nil))])
    add(
      "interaction.status_update",
      [("interaction_id", .string(interaction.id)), ("status", "in_progress")])
    countBeforeEnd = events.count
    if interaction.cancelled == nil {
      for (index, step) in interaction.answer.steps.enumerated() { addStep(step, index) }
    }
    if let error = interaction.answer.streamError, interaction.cancelled == nil {
      events = Array(events.prefix(max(1, error.afterEvents)))
      add(
        "error",
        [("error", ["message": .string(error.message), "code": .string(error.code)])])
    } else {
      add("interaction.completed", [("interaction", interaction.inEvent(at: end))])
    }
  }

  /// Leaves out everything up to an event, which must be one of these.
  mutating func skip(through id: String) throws(APIError) {
    let found = events.firstIndex { $0.id.map(UTF8Text.init) == UTF8Text(id) }
    guard let found else { throw .invalid("'last_event_id' names no event of the interaction.") }
    events.removeFirst(found + 1)
    countBeforeEnd = max(0, countBeforeEnd - found - 1)
  }

  /// The script that sends them: what happened already at once, the rest when the time has come.
  func script(endsIn wait: Duration?, pause: Duration) -> [Piece] {
    var script: [Piece] = []
    for (position, event) in events.enumerated() {
      if position == countBeforeEnd {
        guard let wait else { return script + [.stall] }
        if wait > .zero { script.append(.pause(wait)) }
      }
      if position > 0, pause > .zero { script.append(.pause(pause)) }
      script.append(.bytes(event.frame))
    }
    return events.last?.type == "error" ? script : script + [.bytes(Self.done)]
  }
}

// MARK: Steps

extension EventStream {
  private mutating func addStep(_ step: JSON, _ index: Int) {
    add("step.start", at: index, [("step", Self.shell(of: step))])
    switch step["type"]?.string {
    case "function_call": addArguments(step, index)
    case "thought": addThought(step, index)
    case "model_output": addContent(step, index)
    default: addDelta(Self.whole(step), index)
    }
    add("step.stop", at: index, [])
  }

  private mutating func add(
    _ type: String, _ payload: [JSONObject.Member], id: String? = nil
  ) {
    events.append(Event(type: type, payload: payload, id: id))
  }

  private mutating func add(
    _ type: String, at index: Int, _ members: [JSONObject.Member], id: String? = nil
  ) {
    add(type, [("index", .number(JSONNumber(index)))] + members, id: id)
  }

  private mutating func addDelta(_ delta: JSON, _ index: Int, id: String? = nil) {
    add("step.delta", at: index, [("delta", delta)], id: id)
  }

  /// The arguments come in two halves of their text.
  private mutating func addArguments(_ step: JSON, _ index: Int) {
    let text = step["arguments"]?.text() ?? "{}"
    for half in Author.split(text, into: 2) {
      addDelta(["type": "arguments_delta", "arguments": .string(half)], index)
    }
  }

  private mutating func addThought(_ step: JSON, _ index: Int) {
    for content in step["summary"]?.array ?? [] {
      addDelta(["type": "thought_summary", "content": content], index)
    }
    if let signature = step["signature"] {
      addDelta(["type": "thought_signature", "signature": signature], index)
    }
  }

  /// Text comes word by word, then what is noted on it; media come whole.
  private mutating func addContent(_ step: JSON, _ index: Int) {
    var number = 0
    for content in step["content"]?.array ?? [] {
      guard content["type"] == "text" else {
        addDelta(content, index)
        continue
      }
      for word in Self.words(of: content["text"]?.string ?? "") {
        number += 1
        let id = Base64.encoded(Array("\(index)_text_\(number)".utf8)).filter { $0 != "=" }
        addDelta(["type": "text", "text": .string(word)], index, id: "v1_\(id)")
      }
      if let annotations = content["annotations"] {
        addDelta(["type": "text_annotation_delta", "annotations": annotations], index)
      }
    }
  }

  /// What of a step is told when it starts.
  private static func shell(of step: JSON) -> JSON {
    switch step["type"]?.string {
    case "thought", "model_output": return ["type": step["type"] ?? nil]
    case "function_call":
      return [
        "type": "function_call", "id": step["id"] ?? "", "name": step["name"] ?? "",
        "arguments": [:],
      ]
    default:
      var shell = step
      // What a typed step must have is there from the start, but empty.
      for (name, value) in step.object?.members ?? [] {
        switch value {
        case .array where name == "result": shell[name] = []
        case .string where name == "result" || name == "signature": shell[name] = ""
        case .object where name == "arguments": shell[name] = [:]
        default: break
        }
      }
      return shell
    }
  }

  /// The one delta of a tool's step.
  private static func whole(_ step: JSON) -> JSON {
    var delta = step
    delta["id"] = nil
    delta["call_id"] = nil
    // The step has no result to show, but its delta must have one.
    if delta["type"] == "file_search_result" { delta["result"] = [] }
    return delta
  }

  /// A text in words with the space behind them, none longer than 64 bytes or so.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
      let beginsAnew = word.last?.isWhitespace == true && !character.isWhitespace
      if beginsAnew || word.utf8.count >= 64 {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    return word.isEmpty && !words.isEmpty ? words : words + [word]
  }
}
