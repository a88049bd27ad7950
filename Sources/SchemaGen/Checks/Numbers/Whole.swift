/// A whole number of any size; nearly all fit one machine word, and cost no more than that.
enum Whole: Sendable, Hashable {
  case short(Int64)
  /// Digits in base 10⁹, the least first: always more than fit a word, so that a value has one form.
  case long(isNegative: Bool, [UInt32])

  static let zero = Whole.short(0)
  static let one = Whole.short(1)

  init(isNegative: Bool, _ size: Magnitude) {
    let limbs = size.limbs
    if let word = size.word {
      if !isNegative, let value = Int64(exactly: word) {
        self = .short(value)
        return
      }
      if isNegative, word <= 1 << 63 {
        self = .short(0 &- Int64(bitPattern: word))
        return
      }
    }
    self = .long(isNegative: isNegative, limbs)
  }

  var isNegative: Bool {
    switch self {
    case .short(let value): value < 0
    case .long(let isNegative, _): isNegative
    }
  }

  var isZero: Bool { self == .short(0) }

  var size: Magnitude {
    switch self {
    case .short(let value): Magnitude(value.magnitude)
    case .long(_, let limbs): Magnitude(limbs: limbs)
    }
  }

  /// About how many digits there are, in groups of nine.
  var length: Int {
    switch self {
    case .short: 1
    case .long(_, let limbs): limbs.count
    }
  }

  var int: Int? {
    if case .short(let value) = self { Int(value) } else { nil }
  }

  var absolute: Whole { isNegative ? -self : self }

  /// 10 to the power of `exponent`, which is not negative.
  static func power(ofTen exponent: Int) -> Whole {
    if exponent <= 18 {
      var value: Int64 = 1
      for _ in 0..<exponent { value *= 10 }
      return .short(value)
    }
    var limbs = [UInt32](repeating: 0, count: exponent / 9)
    var top: UInt32 = 1
    for _ in 0..<exponent % 9 { top *= 10 }
    limbs.append(top)
    return .long(isNegative: false, limbs)
  }
}

// MARK: Arithmetic

extension Whole {
  static prefix func - (value: Whole) -> Whole {
    if case .short(let word) = value, word != .min { return .short(-word) }
    return Whole(isNegative: !value.isNegative, value.size)
  }

  static func + (one: Whole, other: Whole) -> Whole {
    if case (.short(let one), .short(let other)) = (one, other) {
      let (sum, overflows) = one.addingReportingOverflow(other)
      if !overflows { return .short(sum) }
    }
    let (mine, theirs) = (one.size, other.size)
    if one.isNegative == other.isNegative {
      return Whole(isNegative: one.isNegative, mine + theirs)
    }
    return theirs <= mine
      ? Whole(isNegative: one.isNegative, mine - theirs)
      : Whole(isNegative: other.isNegative, theirs - mine)
  }

  static func - (one: Whole, other: Whole) -> Whole { one + -other }

  static func * (one: Whole, other: Whole) -> Whole {
    if case (.short(let one), .short(let other)) = (one, other) {
      let (product, overflows) = one.multipliedReportingOverflow(by: other)
      if !overflows { return .short(product) }
    }
    return Whole(isNegative: one.isNegative != other.isNegative, one.size * other.size)
  }

  /// Rounds towards zero; the remainder has the sign of the dividend. The divisor is not zero.
  func divided(by divisor: Whole) -> (quotient: Whole, remainder: Whole) {
    if case (.short(let mine), .short(let theirs)) = (self, divisor), mine != .min {
      return (.short(mine / theirs), .short(mine % theirs))
    }
    let (quotient, remainder) = size.divided(by: divisor.size)
    return (
      Whole(isNegative: isNegative != divisor.isNegative, quotient),
      Whole(isNegative: isNegative, remainder)
    )
  }

  /// The greatest number that divides both, never negative.
  static func greatestDivisor(_ one: Whole, _ other: Whole) -> Whole {
    var (one, other) = (one.absolute, other.absolute)
    while !other.isZero { (one, other) = (other, one.divided(by: other).remainder) }
    return one
  }
}

extension Whole: Comparable {
  static func < (one: Whole, other: Whole) -> Bool {
    if case (.short(let one), .short(let other)) = (one, other) { return one < other }
    if one.isNegative != other.isNegative { return one.isNegative }
    return one.isNegative ? other.size < one.size : one.size < other.size
  }
}

extension Whole: CustomStringConvertible {
  /// The decimal digits, behind a minus if it is negative.
  var description: String {
    switch self {
    case .short(let value): return String(value)
    case .long(let isNegative, let limbs):
      let groups = limbs.reversed().enumerated().map { rank, limb in
        let digits = String(limb)
        return rank == 0 ? digits : String(repeating: "0", count: 9 - digits.utf8.count) + digits
      }
      return (isNegative ? "-" : "") + groups.joined()
    }
  }
}
