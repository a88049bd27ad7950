import OrderedJSON

// Comparisons, and what may be compared.

extension CheckTyper {
  mutating func comparison(
    _ left: CheckExpression, _ comparison: CheckComparison, _ right: CheckExpression,
    _ tolerance: CheckTolerance?, _ range: Range<Int>
  ) throws(CheckError) -> Typed {
    for (side, other) in [(left, right), (right, left)] {
      guard case .literal(.null) = side.kind else { continue }
      return try nullness(of: other, comparison, range)
    }
    let sides = (try value(left, beside: right), try value(right, beside: left))
    if comparison == .isIn { return try membership(sides.0, sides.1, range) }
    try expectSingle(sides.0)
    try expectSingle(sides.1)
    let (one, other) = try matched(sides.0, sides.1)
    if comparison == .near { return try nearness(one, other, tolerance, range) }
    for side in [one, other] where comparison != .equal && comparison != .unequal {
      guard side.type.isOrdered else {
        throw CheckError(.noOrder(comparison, side.type), at: side.range.lowerBound)
      }
    }
    return joined([one, other], .truth, range) { .comparison($0[0], comparison, $0[1]) }
  }

  /// A value that, if its name is unknown, may be meant as one of the values of what it stands beside.
  mutating func value(
    _ expression: CheckExpression, beside other: CheckExpression
  ) throws(CheckError) -> Typed {
    do {
      return try value(expression)
    } catch {
      guard case .noField(let name, _) = error.fault, case .path(let steps) = expression.kind,
        steps.count == 1, case .path = other.kind, let beside = try? value(other),
        let field = beside.path
      else { throw error }
      switch beside.type {
      case .choice(let values) where values.contains(UTF8Text(name)): break
      case .text where error.hasNoAdvice: break
      default: throw error
      }
      throw CheckError(.noFieldButValue(name, of: field), at: error.offset)
    }
  }

  mutating func nullness(
    of expression: CheckExpression, _ comparison: CheckComparison, _ range: Range<Int>
  ) throws(CheckError) -> Typed {
    guard comparison == .equal || comparison == .unequal else {
      throw CheckError(.nullAs(comparison), at: range.lowerBound)
    }
    let presence = try presence(expression, for: nil)
    return joined([presence], .truth, range) { comparison == .unequal ? $0[0] : .not($0[0]) }
  }

  mutating func nearness(
    _ one: Typed, _ other: Typed, _ tolerance: CheckTolerance?, _ range: Range<Int>
  ) throws(CheckError) -> Typed {
    for side in [one, other] where side.type != .number && side.type != .anything {
      throw CheckError(.nearOf(side.type), at: side.range.lowerBound)
    }
    let number = tolerance.map { Self.number($0.number) } ?? Self.number("0.01")
    let isShare = tolerance?.isPercent ?? false
    let within = isShare ? number.divided(by: Fraction(100)) ?? number : number
    return joined([one, other], .truth, range) {
      .nearness($0[0], $0[1], within: within, isShare: isShare)
    }
  }

  mutating func membership(
    _ value: Typed, _ list: Typed, _ range: Range<Int>
  ) throws(CheckError) -> Typed {
    try expectSingle(value)
    guard case .list(let type) = list.type else {
      throw CheckError(.notInList(list.type), at: list.range.lowerBound)
    }
    guard case .constant(.list(let values)) = list.node else {
      let (one, _) = try matched(
        value, Typed(node: list.node, type: type, range: list.range, path: list.path))
      let set = Typed(
        node: .set(list.node), type: list.type, context: list.context, range: list.range)
      return joined([one, set], .truth, range) { .membership($0[0], in: $0[1]) }
    }
    var known: Set<CheckValue> = []
    for literal in values.compactMap({ $0 }) {
      let text: String? = if case .text(let text) = literal { text.string } else { nil }
      let entry = Typed(node: .constant(literal), type: type, range: list.range, literal: text)
      if case .constant(let value) = try matched(value, entry).1.node { known.insert(value) }
    }
    return joined([value], .truth, range) {
      .membership($0[0], in: .constant(.set(known, hasUnknown: false)))
    }
  }

  /// Two sides that can be compared: a text in quotes is read as what stands beside it.
  func matched(_ one: Typed, _ other: Typed) throws(CheckError) -> (Typed, Typed) {
    let (left, right) = (try one.read(beside: other), try other.read(beside: one))
    for side in [left, right] where side.type == .group {
      throw CheckError(.incomparable(left.type, right.type), at: side.range.lowerBound)
    }
    guard left.type.joined(right.type) != nil else {
      throw CheckError(.incomparable(left.type, right.type), at: left.range.lowerBound)
    }
    return (left, right)
  }
}

extension CheckTyper.Typed {
  func read(beside other: Self) throws(CheckError) -> Self {
    var typed = self
    if let literal, case .choice(let values) = other.type, let field = other.path {
      guard values.contains(UTF8Text(literal)) else {
        let meant = nearest(to: literal, among: values.map(\.string))
        throw CheckError(.notAValue(literal, of: field, meant: meant), at: range.lowerBound)
      }
      typed.type = other.type
    } else if let literal, other.type.isReadFromText {
      guard let value = CheckValue(reading: literal, as: other.type) else {
        throw CheckError(.notRead(literal, as: other.type), at: range.lowerBound)
      }
      (typed.node, typed.type, typed.literal) = (.constant(value), other.type, nil)
    } else if type == .anything, other.type.isReadFromText {
      (typed.node, typed.type) = (.reading(node, other.type), other.type)
    }
    return typed
  }
}

extension CheckError {
  var hasNoAdvice: Bool {
    if case .noField(_, meant: nil) = fault { true } else { false }
  }
}
