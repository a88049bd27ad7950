import OrderedJSON

/// The numbers that a text can be read to have, whichever signs it writes between digits:
/// `1.234,50` is 1234.50, and for those who write so, `1.234` is 1234 and 1.234.
struct PrintedNumbers: Sendable {
  private var values: Set<Value> = []

  /// `digits` × 10^`exponent`, without zeros at the end.
  private struct Value: Hashable {
    var digits: UInt64
    var exponent: Int

    init(_ digits: UInt64, _ exponent: Int) {
      (self.digits, self.exponent) = (digits, digits == 0 ? 0 : exponent)
      while self.digits != 0, self.digits % 10 == 0 {
        self.digits /= 10
        self.exponent += 1
      }
    }
  }

  init(in text: String) {
    let groups = DigitGroups(of: text).groups
    for first in groups.indices { note(groups, from: first) }
  }

  /// Whether a number stands in the text, without its sign; nothing if it has too many digits to
  /// say.
  func contains(_ number: JSONNumber) -> Bool? {
    let (_, digits, exponent) = number.decimal
    guard digits.count <= DigitGroups.mostDigits else { return nil }
    return values.contains(Value(digits.reduce(0) { $0 * 10 + UInt64($1) }, exponent))
  }

  /// The most groups that one number is read from: of three digits each, but for the first.
  private static let mostGroups = 6

  /// Notes the numbers that begin with a group.
  private mutating func note(_ groups: [DigitGroups.Group], from first: Int) {
    var number = groups[first]
    let grouping = number.next
    for count in 1...Self.mostGroups {
      if !number.isNoNumber { values.insert(Value(number.digits, 0)) }
      let next = first + count
      guard next < groups.count, number.next != .none else { return }
      noteFraction(number, groups[next], unless: count > 1 ? grouping : .none)
      guard number.next == grouping, groups[next].count == 3,
        count > 1 || groups[first].count <= 3, let longer = number.joined(with: groups[next])
      else { return }
      number = longer
    }
  }

  /// Notes the number that the next group is the fraction of; what stands between thousands is no
  /// point.
  private mutating func noteFraction(
    _ number: DigitGroups.Group, _ fraction: DigitGroups.Group, unless grouping: DigitGroups.Sign
  ) {
    guard number.next == .point || number.next == .comma, number.next != grouping,
      let whole = number.joined(with: fraction)
    else { return }
    values.insert(Value(whole.digits, -fraction.count))
  }
}

/// The digits of a text, in groups with what stands between them.
private struct DigitGroups {
  private(set) var groups: [Group] = []
  private var digits: UInt64 = 0
  private var count = 0

  static let mostDigits = 18

  struct Group {
    var digits: UInt64
    var count: Int
    /// The one sign between this group and the next.
    var next: Sign

    /// Whether it is a part of a date or a code, and no number by itself: `01`; or too long for one.
    var isNoNumber: Bool {
      guard count <= mostDigits else { return true }
      return count > 1 && digits < (1..<count).reduce(UInt64(1)) { power, _ in power * 10 }
    }

    /// Both as one, unless it would have too many digits.
    func joined(with other: Group) -> Group? {
      guard count + other.count <= mostDigits else { return nil }
      let power = (0..<other.count).reduce(UInt64(1)) { power, _ in power * 10 }
      return Group(
        digits: digits * power + other.digits, count: count + other.count, next: other.next)
    }
  }

  enum Sign { case point, comma, apostrophe, blank, none }

  init(of text: String) {
    var pending = Sign.none
    for scalar in text.unicodeScalars {
      if let digit = scalar.digit {
        if count == 0, pending != .none { groups[groups.count - 1].next = pending }
        pending = .none
        take(digit)
      } else {
        let ended = close()
        pending = ended ? Self.sign(scalar) : .none
      }
    }
    _ = close()
  }

  private mutating func take(_ digit: UInt8) {
    count += 1
    if count <= Self.mostDigits { digits = digits * 10 + UInt64(digit) }
  }

  /// Ends a group, if there is one, and says whether there was.
  private mutating func close() -> Bool {
    guard count > 0 else { return false }
    defer { (digits, count) = (0, 0) }
    // Too long to be an amount, but it stands between others.
    groups.append(Group(digits: count > Self.mostDigits ? 0 : digits, count: count, next: .none))
    return true
  }

  private static func sign(_ scalar: Unicode.Scalar) -> Sign {
    switch scalar {
    case ".", "\u{66B}": .point
    case ",", "\u{66C}": .comma
    case "'", "\u{2019}": .apostrophe
    case " ", "\u{A0}", "\u{2009}", "\u{202F}": .blank
    default: .none
    }
  }
}
