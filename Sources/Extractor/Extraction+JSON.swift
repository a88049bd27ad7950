import Interactions
public import OrderedJSON

extension Extraction<JSON> {
  /// All of it for programs; the form has a version, `extract.one/1`.
  public var json: JSON {
    var members: [JSONObject.Member] = [
      ("schema", "extract.one/1"), ("document", .string(document)),
      ("outcome", .string(outcome.word)),
    ]
    switch outcome {
    case .record(let record): members.append(("record", record))
    case .notApplicable(let reason): members.append(("reason", .string(reason)))
    case .failed(let failure): members += failure.members
    }
    members += [
      ("flags", .array(flags.map { .string($0.sentence) })),
      ("absent", .array(absences.map(\.json))),
      ("calls", .array(attempts.map(\.json))),
      ("tokens", tokens.json),
      ("cost", cost.json),
    ]
    return .object(members)
  }
}

extension ExtractionFailure {
  /// What is wrong, what to do, and what there is.
  var members: [JSONObject.Member] {
    var members: [JSONObject.Member] = [
      ("reason", .string(sentence)), ("remedy", .string(remedy)),
    ]
    if let partial { members.append(("partial", partial)) }
    if !complaints.isEmpty { members.append(("complaints", .array(complaints.map(\.json)))) }
    return members
  }
}

extension Complaint {
  fileprivate var json: JSON {
    ["pointer": .string("\(pointer)"), "path": .string(path), "sentence": .string(sentence)]
  }
}

extension Absence {
  fileprivate var json: JSON { ["field": .string(field), "reason": .string(reason)] }
}

extension Attempt {
  fileprivate var json: JSON {
    [
      "number": .int(number), "purpose": .string(purpose.rawValue),
      "interaction": interactionID.map(JSON.string) ?? nil, "model": .string(model.rawValue),
      "ending": .string("\(ending)"), "tokens": tokens?.json ?? nil, "cost": cost.json,
    ]
  }
}

extension Tokens {
  fileprivate var json: JSON {
    [
      "input": .int(input), "cached": .int(cached),
      "output": .int(output), "thought": .int(thought),
      "total": .int(total),
    ]
  }
}

extension JSON {
  static func int(_ number: Int) -> JSON { .number(JSONNumber(number)) }
}
