import OrderedJSON

/// Makes sense of expressions: finds what names stand for, and refuses what cannot be meant.
struct CheckTyper {
  var names: CheckNames
  /// The text that the expressions were read from.
  var text: [UInt8] = []
  private var slots = 0

  init(_ names: CheckNames) { self.names = names }

  /// An expression with its type and the innermost context that it depends on; constants depend on none.
  struct Typed {
    var node: CheckNode
    var type: CheckType
    var context = -1
    var range: Range<Int>
    /// How it was written, if it is a path.
    var path: String?
    /// The text, if it is one in quotes.
    var literal: String?
  }

  /// How many values of contexts are remembered.
  var slotCount: Int { slots }

  /// What decides a check or a condition.
  mutating func decision(_ expression: CheckExpression) throws(CheckError) -> CheckNode {
    let typed = try fact(expression) { .notAFact($0) }
    return remembered(typed, in: names.innermost)
  }

  /// A value that does not change from entry to entry of an inner context is worked out once.
  mutating func remembered(_ typed: Typed, in context: Int) -> CheckNode {
    guard typed.context >= 0, typed.context < context else { return typed.node }
    slots += 1
    return .remembered(slot: slots - 1, context: typed.context, typed.node)
  }

  /// Puts parts together.
  mutating func joined(
    _ parts: [Typed], _ type: CheckType, _ range: Range<Int>,
    _ make: ([CheckNode]) -> CheckNode
  ) -> Typed {
    let context = parts.map(\.context).max() ?? -1
    let nodes = parts.map { remembered($0, in: context) }
    return Typed(node: make(nodes), type: type, context: context, range: range)
  }

  mutating func fact(
    _ expression: CheckExpression, _ complaint: (CheckType) -> CheckError.Fault
  ) throws(CheckError) -> Typed {
    let typed = try value(expression)
    guard typed.type == .truth || typed.type == .anything else {
      throw CheckError(complaint(typed.type), at: typed.range.lowerBound)
    }
    return typed
  }

  mutating func facts(
    _ expressions: [CheckExpression], _ word: String
  ) throws(CheckError) -> [Typed] {
    var parts: [Typed] = []
    for expression in expressions {
      parts.append(try fact(expression) { .condition(word: word, $0) })
    }
    return parts
  }

  /// Any expression.
  mutating func value(_ expression: CheckExpression) throws(CheckError) -> Typed {
    let range = expression.range
    switch expression.kind {
    case .or(let parts):
      return joined(try facts(parts, "or"), .truth, range) { .any($0) }
    case .and(let parts):
      return joined(try facts(parts, "and"), .truth, range) { .all($0) }
    case .not(let part):
      return joined(try facts([part], "not"), .truth, range) { .not($0[0]) }
    case .comparison(let left, let comparison, let right, let tolerance):
      return try self.comparison(left, comparison, right, tolerance, range)
    case .sum(let first, let terms): return try sum(first, terms, range)
    case .product(let first, let factors): return try product(first, factors, range)
    case .negative(let part):
      let part = try single(part)
      guard part.type.isQuantity else {
        throw CheckError(.cannotNegate(part.type), at: range.lowerBound)
      }
      return joined([part], part.type, range) { .negative($0[0]) }
    case .call(let function, let arguments): return try call(function, arguments, range)
    case .path(let steps): return try path(steps, range)
    case .literal(let literal): return try self.literal(literal, range)
    }
  }

  /// An expression that is one value, no list and no null.
  mutating func single(_ expression: CheckExpression) throws(CheckError) -> Typed {
    let typed = try value(expression)
    try expectSingle(typed)
    return typed
  }

  func expectSingle(_ typed: Typed) throws(CheckError) {
    switch typed.type {
    case .list(let type): throw CheckError(listFault(typed, of: type), at: typed.range.lowerBound)
    case .null: throw CheckError(.nullOperand, at: typed.range.lowerBound)
    default: break
    }
  }

  func listFault(_ typed: Typed, of type: CheckType) -> CheckError.Fault {
    guard let path = typed.path else { return .isList("this", of: type) }
    let steps = path.split(separator: ".", maxSplits: 1).map(String.init)
    guard steps.count == 2, let entry = names.entry(of: steps[0]) else {
      return .isList(path, of: type)
    }
    return entry == names.innermost
      ? .isListAroundEntry(path, of: type, own: steps[1])
      : .isListOfOuter(path, of: type, enclosing: "outer.\(steps[1])")
  }
}
