import OrderedJSON

extension Sampler {
  /// A number within all bounds and on all grids of a demand.
  mutating func number(_ demand: Demand, _ hint: SampleHint, _ attempt: Int) -> JSON? {
    let wantsInteger = !demand.types.contains(.fraction)
    let wantsFraction = !demand.types.contains(.integer)
    var range = NumberRange(demand.numbers, isInteger: wantsInteger)
    guard range != nil else { return largeNumber(demand, attempt) }
    if wantsFraction {
      range?.refine()
    } else if !wantsInteger, demand.numbers.allSatisfy({ $0.relation != .multipleOf }) {
      range?.choose(decimals: attempt % 4 == 3 ? 4 : hint.decimals)
    }
    // Twice as fast as values are used up, so that there is always room.
    let span = hint.span.lowerBound + variety * 2...hint.span.upperBound + variety * 2
    guard let (text, isFound) = range?.pick(span, attempt, &random), isFound else {
      return largeNumber(demand, attempt)
    }
    return JSONNumber(text).map(JSON.number)
  }

  /// A number where the bounds are too large for arithmetic: one of those that the schema names.
  private mutating func largeNumber(_ demand: Demand, _ attempt: Int) -> JSON? {
    let largest = demand.numbers.map { max(0, $0.exact.magnitude) }.max() ?? 0
    let named = demand.numbers.map { rule -> String in
      let digits = (0..<rule.exact.digitCount).map { String(rule.exact.digit($0)) }.joined()
      let exponent = rule.exact.magnitude - rule.exact.digitCount
      let sign = rule.exact.isNegative ? "-" : ""
      guard !digits.isEmpty else { return "0" }
      // Digits behind it make it a little larger, a digit more makes it much larger.
      if rule.relation == .multipleOf { return "\(digits)e\(exponent + largest)" }
      switch attempt % 4 {
      case 1: return "\(sign)\(digits)1e\(exponent - 1)"
      case 2: return "\(sign)1e\(rule.exact.magnitude + 1)"
      default: return "\(sign)\(digits)\(exponent == 0 ? "" : "e\(exponent)")"
      }
    }
    return JSONNumber(random.pick(named + ["0", "1", "-1"])).map(JSON.number)
  }
}

extension SampleHint {
  /// How many decimals a free number has.
  fileprivate var decimals: Int {
    switch self {
    case .quantity, .year, .identifier, .postcode: 0
    default: 2
    }
  }

  /// Between which numbers a free one lies.
  fileprivate var span: ClosedRange<Int> {
    switch self {
    case .year: 2015...2026
    case .quantity: 1...12
    case .percent: 1...99
    case .identifier: 1000...9999
    case .postcode: 10000...99999
    case .amount: 1...400
    default: 1...100
    }
  }
}

/// The numbers that keep some rules: multiples of a step between bounds, all counted in units of a
/// negative power of ten, so that the arithmetic is exact.
private struct NumberRange {
  /// How many decimals a unit stands for.
  private var scale: Int
  private var step: Int128
  private var bounds: [(relation: NumberRule.Relation, value: Int128)] = []
  /// Decimals that are written even if they are zeros.
  private var shown: Int

  /// `nil` where the rules are too large or too fine.
  init?(_ rules: [NumberRule], isInteger: Bool) {
    let finest = rules.map { $0.exact.digitCount - $0.exact.magnitude }.max() ?? 0
    scale = max(0, finest)
    guard scale <= 18 else { return nil }
    step = isInteger ? Self.power(scale) : 1
    shown = 0
    var hasStep = false
    for rule in rules {
      guard let value = Self.scaled(rule.exact, by: scale) else { return nil }
      if rule.relation == .multipleOf {
        step = hasStep || isInteger ? Self.multiple(step, value) : value
        hasStep = true
        guard step > 0, step < Self.power(30) else { return nil }
        if !isInteger { shown = max(shown, rule.exact.digitCount - rule.exact.magnitude) }
      } else {
        bounds.append((rule.relation, value))
      }
    }
    shown = isInteger || shown > 2 ? 0 : max(0, shown)
  }

  /// Counts in finer units, and steps by so many decimals.
  mutating func choose(decimals: Int) {
    refine(by: max(0, decimals - scale))
    step = Self.power(scale - decimals)
    shown = decimals == 2 ? 2 : 0
    // Between close bounds there may be nothing of that step.
    let span = 1...2
    if multiples(span) == nil {
      refine(by: 2)
      step = 1
      shown = 0
    }
  }

  /// Steps by half units, so that not everything is an integer.
  mutating func refine() {
    refine(by: max(0, 2 - scale))
    shown = 0
    if step % Self.power(scale) == 0 { step = 1 }
  }

  private mutating func refine(by decimals: Int) {
    let factor = Self.power(decimals)
    scale += decimals
    step *= factor
    bounds = bounds.map { ($0.relation, $0.value * factor) }
  }

  /// The multiples of the step that keep the bounds, near the natural ones if that is possible.
  private func multiples(_ span: ClosedRange<Int>) -> ClosedRange<Int128>? {
    var low: Int128?
    var high: Int128?
    for (relation, value) in bounds {
      let floor = Self.floor(value, step)
      let isExact = floor * step == value
      switch relation {
      case .atLeast: low = max(low ?? .min, isExact ? floor : floor + 1)
      case .moreThan: low = max(low ?? .min, floor + 1)
      case .atMost: high = min(high ?? .max, floor)
      case .lessThan: high = min(high ?? .max, isExact ? floor - 1 : floor)
      case .multipleOf: break
      }
    }
    if let low, let high, low > high { return nil }
    let unit = Self.power(scale)
    let natural = (
      Self.floor(Int128(span.lowerBound) * unit, step),
      Self.floor(Int128(span.upperBound) * unit, step)
    )
    let from = max(low ?? .min, natural.0)
    let to = min(high ?? .max, natural.1 - natural.0 < 3 ? natural.0 + 12 : natural.1)
    // Between two bounds that leave little of what is natural, all is.
    if let low, let high, from > to || to - from < (high - low) / 4 { return low...high }
    if from <= to { return from...to }
    if let low { return low...min(high ?? .max, low + max(1, natural.1 - natural.0)) }
    guard let high else { return nil }
    return (high - max(1, natural.1 - natural.0))...high
  }

  /// The text of one of the numbers.
  func pick(
    _ span: ClosedRange<Int>, _ attempt: Int, _ random: inout SampleRandom
  ) -> (String, Bool) {
    guard let range = multiples(span) else { return ("0", false) }
    let count = range.upperBound - range.lowerBound + 1
    var factor = range.lowerBound + Int128(random.next() >> 1) % count
    // Zero is a multiple of everything, but tells little.
    if factor == 0, range.upperBound > 0, attempt < 2 { factor = 1 }
    return (text(of: factor * step), true)
  }

  private func text(of value: Int128) -> String {
    var digits = String(value.magnitude)
    while digits.utf8.count <= scale { digits = "0" + digits }
    var whole = Substring(digits.prefix(digits.utf8.count - scale))
    var fraction = digits.suffix(scale)
    while fraction.utf8.count > shown, fraction.last == "0" { fraction.removeLast() }
    if !fraction.isEmpty { whole += "." + fraction }
    return (value < 0 ? "-" : "") + whole
  }

  // MARK: Arithmetic

  private static func power(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  private static func scaled(_ value: DecimalText, by scale: Int) -> Int128? {
    guard !value.isZero else { return 0 }
    let exponent = value.magnitude - value.digitCount + scale
    guard exponent >= 0, value.digitCount + exponent <= 30 else { return nil }
    let digits = (0..<value.digitCount).reduce(Int128(0)) { $0 * 10 + Int128(value.digit($1)) }
    return (value.isNegative ? -digits : digits) * power(exponent)
  }

  private static func floor(_ value: Int128, _ step: Int128) -> Int128 {
    let quotient = value / step
    return value % step < 0 ? quotient - 1 : quotient
  }

  /// The least common multiple.
  private static func multiple(_ one: Int128, _ other: Int128) -> Int128 {
    var (large, small) = (one, other)
    while small != 0 { (large, small) = (small, large % small) }
    let (product, isTooLarge) = (one / large).multipliedReportingOverflow(by: other)
    return isTooLarge ? 0 : product
  }
}
