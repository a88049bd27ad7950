import OrderedJSON

/// The numbers that a text can be read to have, whichever signs it writes between digits:
/// `1.234,50` is 1234.50, and for those who write so, `1.234` is 1234 and 1.234.
struct PrintedNumbers: Sendable {
  private var values: KeySet

  init(in text: String) {
    let groups = DigitGroups(of: text).groups
    values = KeySet(capacity: groups.count)
    for first in groups.indices { note(groups, from: first) }
  }

  /// Whether a number stands in the text, without its sign; nothing if it has too many digits to
  /// say.
  func contains(_ number: JSONNumber) -> Bool? {
    let (_, digits, exponent) = number.decimal
    guard digits.count <= DigitGroups.mostDigits else { return nil }
    guard (-20...20).contains(exponent) else { return false }
    return values.contains(Self.key(digits.reduce(0) { $0 * 10 + UInt64($1) }, exponent))
  }

  /// The one key of all numbers that are `digits` × 10^`exponent`.
  private static func key(_ digits: UInt64, _ exponent: Int) -> UInt64 {
    var (digits, exponent) = (digits, digits == 0 ? 0 : exponent)
    while digits != 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    return digits << 6 | UInt64(exponent + 24)
  }

  /// The most groups that one number is read from: of three digits each, but for the first.
  private static let mostGroups = 6

  /// Notes the numbers that begin with a group.
  private mutating func note(_ groups: [DigitGroups.Group], from first: Int) {
    var number = groups[first]
    let grouping = number.next
    for count in 1...Self.mostGroups {
      if !number.isNoNumber { values.insert(Self.key(number.digits, 0)) }
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
    values.insert(Self.key(whole.digits, -fraction.count))
  }
}

/// The digits of a text, in groups with what stands between them.
private struct DigitGroups {
  private(set) var groups: [Group] = []

  /// With the exponent, they fit into 64 bits.
  static let mostDigits = 17

  struct Group {
    var digits: UInt64
    var count: Int
    /// The one sign between this group and the next.
    var next: Sign

    /// Adds a digit; what is too long to be an amount has none, but stands between others.
    mutating func add(_ digit: UInt8) {
      count += 1
      digits = count <= DigitGroups.mostDigits ? digits * 10 + UInt64(digit) : 0
    }

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
    var text = text
    text.withUTF8 { take($0) }
  }

  private mutating func take(_ text: UnsafeBufferPointer<UInt8>) {
    var group = Group(digits: 0, count: 0, next: .none)
    var place = 0
    var pending = Sign.none
    while place < text.count {
      let byte = text[place]
      let scalar: Unicode.Scalar
      let digit: UInt8?
      if byte < 0x80 {
        place += 1
        digit = byte &- UInt8(ascii: "0") <= 9 ? byte - UInt8(ascii: "0") : nil
        // Most of a text is far from any digit.
        if digit == nil, group.count == 0, pending == .none { continue }
        scalar = Unicode.Scalar(byte)
      } else {
        scalar = text.scalar(at: &place)
        digit = scalar.digit
      }
      if let digit {
        if pending != .none { groups[groups.count - 1].next = pending }
        pending = .none
        group.add(digit)
      } else if group.count > 0 {
        groups.append(group)
        group = Group(digits: 0, count: 0, next: .none)
        pending = Self.sign(scalar)
      } else {
        pending = .none
      }
    }
    if group.count > 0 { groups.append(group) }
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
