/// How large a whole number is, in base 10⁹, so that powers of ten and decimal text are cheap.
struct Magnitude: Sendable, Hashable {
  /// The least first, without a zero at the end.
  private(set) var limbs: [UInt32]

  private static let base: UInt64 = 1_000_000_000

  init(limbs: [UInt32]) {
    self.limbs = limbs
    trim()
  }

  init(_ word: UInt64) {
    limbs = []
    var rest = word
    while rest > 0 {
      limbs.append(UInt32(rest % Self.base))
      rest /= Self.base
    }
  }

  /// The value, if it fits a word.
  var word: UInt64? {
    guard limbs.count <= 3 else { return nil }
    var value: UInt64 = 0
    for limb in limbs.reversed() {
      let (scaled, overflows) = value.multipliedReportingOverflow(by: Self.base)
      let (sum, carries) = scaled.addingReportingOverflow(UInt64(limb))
      if overflows || carries { return nil }
      value = sum
    }
    return value
  }

  private mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
  }
}

extension Magnitude: Comparable {
  static func < (one: Magnitude, other: Magnitude) -> Bool {
    if one.limbs.count != other.limbs.count { return one.limbs.count < other.limbs.count }
    return one.limbs.reversed().lexicographicallyPrecedes(other.limbs.reversed())
  }

  static func + (one: Magnitude, other: Magnitude) -> Magnitude {
    var sum: [UInt32] = []
    sum.reserveCapacity(max(one.limbs.count, other.limbs.count) + 1)
    var carry: UInt64 = 0
    for rank in 0..<max(one.limbs.count, other.limbs.count) {
      carry += one.limb(rank) + other.limb(rank)
      sum.append(UInt32(carry % base))
      carry /= base
    }
    sum.append(UInt32(carry))
    return Magnitude(limbs: sum)
  }

  /// The other is not larger.
  static func - (one: Magnitude, other: Magnitude) -> Magnitude {
    var difference = one.limbs
    var borrow: UInt64 = 0
    for rank in difference.indices {
      let taken = other.limb(rank) + borrow
      borrow = one.limb(rank) < taken ? 1 : 0
      difference[rank] = UInt32(one.limb(rank) + borrow * base - taken)
    }
    return Magnitude(limbs: difference)
  }

  static func * (one: Magnitude, other: Magnitude) -> Magnitude {
    var product = [UInt32](repeating: 0, count: one.limbs.count + other.limbs.count)
    for (rank, limb) in one.limbs.enumerated() {
      var carry: UInt64 = 0
      for (place, factor) in other.limbs.enumerated() {
        carry += UInt64(limb) * UInt64(factor) + UInt64(product[rank + place])
        product[rank + place] = UInt32(carry % base)
        carry /= base
      }
      product[rank + other.limbs.count] = UInt32(carry)
    }
    return Magnitude(limbs: product)
  }

  /// Long division, a limb at a time. The divisor is not zero.
  func divided(by divisor: Magnitude) -> (quotient: Magnitude, remainder: Magnitude) {
    let skipped = min(limbs.count, divisor.limbs.count - 1)
    var quotient = [UInt32](repeating: 0, count: limbs.count - skipped)
    var rest = Magnitude(limbs: Array(limbs.suffix(skipped)))
    for rank in quotient.indices.reversed() {
      rest = Magnitude(limbs: [limbs[rank]] + rest.limbs)
      let digit = rest.times(divisor)
      quotient[rank] = digit
      rest = rest - Magnitude(UInt64(digit)) * divisor
    }
    return (Magnitude(limbs: quotient), rest)
  }

  /// How often the divisor goes into this, which is less than the base times the divisor.
  private func times(_ divisor: Magnitude) -> UInt32 {
    guard divisor <= self else { return 0 }
    var (least, beyond) = (UInt64(1), Self.base)
    while least + 1 < beyond {
      let middle = (least + beyond) / 2
      if Magnitude(middle) * divisor <= self { least = middle } else { beyond = middle }
    }
    return UInt32(least)
  }

  private func limb(_ rank: Int) -> UInt64 { rank < limbs.count ? UInt64(limbs[rank]) : 0 }
}
