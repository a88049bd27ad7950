import OrderedJSON

// `minimum`, `maximum`, their exclusive forms, and `multipleOf`, all exact: every amount of cents is a
// multiple of 0.01.

/// A bound of a number.
///
/// `@unchecked`: `exact` reads the schema's text, which the program keeps and nobody changes.
struct NumberRule: BitwiseCopyable, @unchecked Sendable {
  /// What a number may be beside the bound, as bits: 1 for less, 2 for equal, 4 for more.
  enum Relation: UInt8, BitwiseCopyable {
    case multipleOf = 0
    case lessThan = 1
    case atMost = 3
    case moreThan = 4
    case atLeast = 6

    /// Whether a number may be less than, equal to or greater than the bound as the order, -1, 0 or 1, says.
    @inline(__always)
    func allows(_ order: Int) -> Bool {
      rawValue &>> UInt8(truncatingIfNeeded: order &+ 1) & 1 == 1
    }
  }

  let relation: Relation
  let keyword: Keyword
  /// The bound in a form that most numbers can be compared with in a few steps.
  let quick: ShortDecimal?
  /// The bound itself; its text lives as long as the program does.
  let exact: DecimalText
}

extension NodeDraft {
  mutating func compileNumberRule(
    _ keyword: Keyword, _ value: JSONView, with compiler: inout Compiler
  ) {
    let isDraft4Flag =
      dialect.draft == .draft4 && (keyword == .exclusiveMaximum || keyword == .exclusiveMinimum)
    if isDraft4Flag {
      if value.kind != .bool { complain(keyword, "true or false", at: value, &compiler) }
      return
    }
    guard value.kind == .number else {
      return complain(keyword, "a number", at: value, &compiler)
    }
    let exact = value.decimalText
    if keyword == .multipleOf, exact.isZero || exact.isNegative {
      return complain(keyword, "a number above 0", at: value, &compiler)
    }
    if keyword == .multipleOf, exact.digitCount > 18 {
      return complain(keyword, "a number of 18 digits at most", at: value, &compiler)
    }
    let relation: NumberRule.Relation =
      switch keyword {
      case .minimum: isExclusive("exclusiveMinimum") ? .moreThan : .atLeast
      case .maximum: isExclusive("exclusiveMaximum") ? .lessThan : .atMost
      case .exclusiveMinimum: .moreThan
      case .exclusiveMaximum: .lessThan
      default: .multipleOf
      }
    numbers.append(
      NumberRule(
        relation: relation, keyword: keyword, quick: value.shortDecimal, exact: exact))
  }

  /// In draft 4 a flag beside a bound makes it exclusive.
  private func isExclusive(_ flag: String) -> Bool {
    dialect.draft == .draft4 && schema[flag]?.bool == true
  }
}

extension Judge {
  @inline(__always)
  mutating func judgeNumber(_ rules: Slice, _ number: Int32, _ at: Int) -> Bool {
    let entry = ground.entries[at]
    let quick = ShortDecimal(ground.text + Int(entry.start), count: entry.length)
    var isValid = true
    for rank in 0..<Int(rules.count) {
      let rule = ground.tables.pointee.numbers + Int(rules.start) + rank
      if ground.keeps(rule, quick, entry) { continue }
      isValid = report.violated(
        .number, by: number, rule.pointee.keyword, at: at)
      if isSettled { return false }
    }
    return isValid
  }
}

extension Ground {
  @inline(__always)
  fileprivate func keeps(
    _ rule: UnsafePointer<NumberRule>, _ quick: ShortDecimal?, _ entry: Entry
  ) -> Bool {
    let relation = rule.pointee.relation
    guard let quick, let bound = rule.pointee.quick else { return keepsExactly(rule, entry) }
    return relation == .multipleOf
      ? quick.isMultiple(of: bound) : relation.allows(quick.compare(bound))
  }

  @inline(never)
  private func keepsExactly(_ rule: UnsafePointer<NumberRule>, _ entry: Entry) -> Bool {
    let (relation, bound) = (rule.pointee.relation, rule.pointee.exact)
    return relation == .multipleOf
      ? decimal(entry).isMultiple(of: bound)
      : relation.allows(decimal(entry).compare(bound).signum())
  }
}

extension ShortDecimal {
  private func raised(by scale: Int) -> Int128 {
    var value = Int128(digits)
    for _ in 0..<scale { value *= 10 }
    return value
  }

  @inline(__always)
  func compare(_ other: ShortDecimal) -> Int {
    if decimals == other.decimals || digits == 0 || other.digits == 0 {
      return digits < other.digits ? -1 : digits == other.digits ? 0 : 1
    }
    return compareScaled(other)
  }

  @inline(never)
  private func compareScaled(_ other: ShortDecimal) -> Int {
    let (mine, theirs) = (
      raised(by: max(0, other.decimals - decimals)),
      other.raised(by: max(0, decimals - other.decimals))
    )
    return mine < theirs ? -1 : mine == theirs ? 0 : 1
  }

  @inline(__always)
  func isMultiple(of other: ShortDecimal) -> Bool {
    decimals == other.decimals ? digits % other.digits == 0 : isMultipleScaled(of: other)
  }

  @inline(never)
  private func isMultipleScaled(of other: ShortDecimal) -> Bool {
    raised(by: max(0, other.decimals - decimals))
      % other.raised(by: max(0, decimals - other.decimals)) == 0
  }
}

extension DecimalText {
  /// Whether the value divided by another of at most eighteen digits has no fraction.
  func isMultiple(of divisor: DecimalText) -> Bool {
    if isZero { return true }
    let shift = (magnitude - digitCount) - (divisor.magnitude - divisor.digitCount)
    // The digits do not end in a zero, so no power of ten can be divided out of them.
    guard shift >= 0 else { return false }
    let modulus = (0..<divisor.digitCount).reduce(UInt64(0)) { $0 * 10 + UInt64(divisor.digit($1)) }
    var remainder: UInt64 = 0
    for rank in 0..<digitCount {
      remainder = UInt64((UInt128(remainder) * 10 + UInt128(digit(rank))) % UInt128(modulus))
    }
    let power = Self.powerOfTen(shift, modulo: modulus)
    return UInt128(remainder) * UInt128(power) % UInt128(modulus) == 0
  }

  private static func powerOfTen(_ exponent: Int, modulo modulus: UInt64) -> UInt64 {
    var result = UInt128(1) % UInt128(modulus)
    var base = UInt128(10) % UInt128(modulus)
    var exponent = exponent
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % UInt128(modulus) }
      base = base * base % UInt128(modulus)
      exponent >>= 1
    }
    return UInt64(result)
  }
}
