import OrderedJSON

// What is told of a check that does not hold.

extension CheckJudge {
  mutating func decide(_ check: Check, _ position: Int) {
    unknown = nil
    switch truth(check.decision) {
    case true?: break
    case false?:
      let values = explanation(of: check.decision)
      note(check, position, check.isWarning ? .warned(values: values) : .failed(values: values))
    case nil: skip(check, position)
    }
  }

  mutating func skip(_ check: Check, _ position: Int) {
    let cause = unknown ?? CheckUnknown(path: check.text, reason: .unreadable)
    note(check, position, .skipped(because: cause))
  }

  mutating func note(_ check: Check, _ position: Int, _ outcome: CheckFinding.Outcome) {
    findings.append(
      CheckFinding(
        check: position, pointer: pointer, outcome: outcome, message: check.message ?? check.text))
  }

  /// The way to the innermost group, if it is an entry.
  var pointer: JSONPointer {
    var tokens: [String] = []
    var at = standings.count - 1
    while at > 0 {
      for step in standings[at].steps.reversed() {
        switch step {
        case .name(let name): tokens.append(name)
        case .position(let position): tokens.append(String(position))
        }
      }
      at = standings[at].parent
    }
    return JSONPointer(tokens.reversed())
  }

  /// The values that make an expression false.
  mutating func explanation(of node: CheckNode) -> String {
    switch node {
    case .remembered(_, _, let node): return explanation(of: node)
    case .all(let parts):
      for part in parts where truth(part) == false { return explanation(of: part) }
      return "it is false"
    case .any(let parts):
      var reasons: [String] = []
      for part in parts { reasons.append(explanation(of: part)) }
      return reasons.joined(separator: ", and ")
    case .comparison(let left, let comparison, let right):
      return "\(shown(left)) is \(comparison.denied) \(shown(right))"
    case .nearness(let left, let right, _, _): return "\(shown(left)) is not \(shown(right))"
    case .membership(let value, let list): return "\(shown(value)) is not in \(shown(list))"
    case .match(let text, _): return "\(shown(text)) does not match"
    case .aggregate(.unique, let list): return "a value stands twice in \(shown(list))"
    case .presence(let path): return "\(path.text) is missing"
    case .not(.presence(let path)): return "\(path.text) is there"
    case .path(let path): return "\(path.text) is false"
    default: return "it is false"
    }
  }

  mutating func shown(_ node: CheckNode) -> String {
    value(node).map { "\($0)" } ?? "what is unknown"
  }
}

extension CheckComparison {
  /// What the values are that make it false.
  var denied: String {
    switch self {
    case .equal, .near: "not"
    case .unequal: "equal to"
    case .less: "not less than"
    case .atMost: "more than"
    case .more: "not more than"
    case .atLeast: "less than"
    case .isIn: "not in"
    }
  }
}
