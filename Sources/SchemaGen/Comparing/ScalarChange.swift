import OrderedJSON

extension Shape {
  /// Whether the shape holds no others.
  var isAtom: Bool {
    switch kind {
    case .text, .number, .boolean, .null, .choice: true
    case .group, .list, .map, .variants, .either, .reference, .schema: false
    }
  }

  var acceptsNull: Bool { if case .null = kind { true } else { isNullable } }

  /// The shape in a word or two, without its description.
  var inShort: String {
    if let phrase = Shape(kind, isNullable: isNullable).phrase() { return phrase }
    guard case .choice(let choice) = kind else { return inWords }
    let bare = Choice(choice.values.map { ($0.value, nil) })
    return Shape(.choice(bare), isNullable: isNullable).phrase() ?? inWords
  }

  /// What it means that this scalar becomes another one; nothing if both accept the same.
  func verdict(becoming other: Shape) -> ChangeVerdict? {
    let null: ChangeVerdict? =
      switch (acceptsNull, other.acceptsNull) {
      case (false, true): .widening
      case (true, false): .narrowing
      default: nil
      }
    return [null, verdictBesideNull(becoming: other)].compactMap { $0 }.max()
  }

  private func verdictBesideNull(becoming other: Shape) -> ChangeVerdict? {
    switch (kind, other.kind) {
    case (.text(let one), .text(let other)): one.verdict(becoming: other)
    case (.number(let one), .number(let other)): one.verdict(becoming: other)
    case (.choice(let one), .choice(let other)): one.verdict(becoming: other)
    case (.choice(let one), .text(let text)) where one.areTexts:
      text.acceptsAll ? .widening : .narrowing
    case (.choice(let one), .number(let number)) where !one.areTexts:
      one.values.allSatisfy { $0.value.number.map(number.accepts) ?? false }
        ? .widening : .narrowing
    case (.text, .choice(let other)) where other.areTexts: .narrowing
    case (.number, .choice(let other)) where !other.areTexts: .narrowing
    case (.boolean, .boolean), (.null, .null): nil
    // Null alone becomes something that may be null.
    case (.null, _) where other.acceptsNull: .widening
    default: .breaking
    }
  }
}

extension Shape.Text {
  fileprivate var acceptsAll: Bool { type == nil && pattern == nil && length.isOpen }

  fileprivate func verdict(becoming other: Shape.Text) -> ChangeVerdict? {
    var verdicts: [ChangeVerdict] = []
    if type != other.type { verdicts.append(other.type == nil ? .widening : .narrowing) }
    if length != other.length {
      verdicts.append(length.isInside(other.length) ? .widening : .narrowing)
    }
    if pattern.map(UTF8Text.init) != other.pattern.map(UTF8Text.init) {
      verdicts.append(other.pattern == nil ? .widening : .narrowing)
    }
    return verdicts.max()
  }
}

extension Shape.Number {
  fileprivate func accepts(_ value: JSONNumber) -> Bool {
    let point = Bound(value)
    return mostPlaces.map { -value.decimal.exponent <= $0 } ?? true
      && Self.holds(point, lower, isTighter: >) && Self.holds(point, upper, isTighter: <)
  }

  /// How many places behind the point are allowed; nothing if any number of them.
  private var mostPlaces: Int? {
    switch precision {
    case .whole: 0
    case .binary: nil
    case .decimal(let places): places
    }
  }

  fileprivate func verdict(becoming other: Shape.Number) -> ChangeVerdict? {
    var verdicts: [ChangeVerdict] = []
    if precision != other.precision {
      let fits = other.mostPlaces.map { most in mostPlaces.map { $0 <= most } ?? false } ?? true
      verdicts.append(fits ? .widening : .narrowing)
    }
    if lower != other.lower {
      verdicts.append(Self.holds(lower, other.lower, isTighter: >) ? .widening : .narrowing)
    }
    if upper != other.upper {
      verdicts.append(Self.holds(upper, other.upper, isTighter: <) ? .widening : .narrowing)
    }
    return verdicts.max()
  }

  /// Whether what keeps one bound keeps the other.
  private static func holds(
    _ one: Bound?, _ other: Bound?, isTighter: (JSONNumber, JSONNumber) -> Bool
  ) -> Bool {
    guard let other else { return true }
    guard let one else { return false }
    if one.number == other.number { return one.isExclusive || !other.isExclusive }
    return isTighter(one.number, other.number)
  }
}

extension Shape.Choice {
  fileprivate var areTexts: Bool { values.contains { $0.value.string != nil } }

  fileprivate func verdict(becoming other: Shape.Choice) -> ChangeVerdict? {
    guard areTexts == other.areTexts else { return .breaking }
    let before = Set(values.map(\.value))
    let after = Set(other.values.map(\.value))
    if before == after { return nil }
    return before.isSubset(of: after) ? .widening : .narrowing
  }
}

extension Shape.Count {
  /// Whether whatever is allowed here is allowed there.
  func isInside(_ other: Shape.Count) -> Bool {
    let isEnough = (atLeast ?? 0) >= (other.atLeast ?? 0)
    guard let most = other.atMost else { return isEnough }
    return isEnough && (atMost.map { $0 <= most } ?? false)
  }

  /// `1 to 5 entries`
  var inEntries: String {
    switch (atLeast, atMost) {
    case (nil, nil): "any number of entries"
    case (let least?, let most?) where least == most: "exactly \(least) entries"
    case (let least?, let most?): "\(least) to \(most) entries"
    case (let least?, nil): "at least \(least) entries"
    case (nil, let most?): "at most \(most) entries"
    }
  }
}
