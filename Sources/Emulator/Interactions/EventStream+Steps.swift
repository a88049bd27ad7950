import HTTP
import OrderedJSON

extension EventStream {
  /// Tells one step: its start, what it is made of, its end.
  mutating func addStep(_ step: JSON, _ index: Int) {
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
