import OrderedJSON

/// Numbers that are looked for in a text, all of them in one reading, whichever signs it writes between
/// digits: `1.234,50` is 1234.50, and for those who write so, `1.234` is 1234 and 1.234.
struct PrintedNumbers {
  private var wanted = KeyTable()

  /// What can be told of a number.
  enum Wanted {
    /// It is looked for, and has this rank.
    case rank(Int)
    /// It has more digits than are told apart.
    case tooLong
    /// No text has it.
    case tooFar
  }

  /// Adds a number that is looked for, without its sign.
  mutating func append(_ number: JSONNumber) -> Wanted {
    number.withDecimal { value in
      guard value.digitCount <= DigitGroups.mostDigits else { return .tooLong }
      let exponent = value.magnitude - value.digitCount
      guard (-20...20).contains(exponent) else { return .tooFar }
      let digits = (0..<value.digitCount).reduce(0) { $0 * 10 + UInt64(value.digit($1)) }
      return .rank(wanted.insert(Self.key(digits, exponent)))
    }
  }

  /// Which of the numbers stand in a text, by their rank.
  func found(in text: String) -> [Bool] {
    var isFound = [Bool](repeating: false, count: wanted.count)
    guard wanted.count > 0 else { return isFound }
    let groups = DigitGroups(of: text).groups
    groups.withUnsafeBufferPointer { groups in
      for first in groups.indices {
        forEachNumber(of: groups, from: first) { digits, exponent in
          if let rank = wanted[Self.key(digits, exponent)] { isFound[rank] = true }
        }
      }
    }
    return isFound
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

  /// Calls `body` with digits and exponent of each number that begins with a group.
  private func forEachNumber(
    of groups: UnsafeBufferPointer<DigitGroups.Group>, from first: Int,
    _ body: (UInt64, Int) -> Void
  ) {
    var number = groups[first]
    let grouping = number.next
    for count in 1...Self.mostGroups {
      if !number.isNoNumber { body(number.digits, 0) }
      let next = first + count
      guard next < groups.count, number.next != .none else { return }
      // What stands between thousands is no point.
      if number.next == .point || number.next == .comma, count == 1 || number.next != grouping,
        let whole = number.joined(with: groups[next])
      {
        body(whole.digits, -groups[next].count)
      }
      guard number.next == grouping, groups[next].count == 3,
        count > 1 || groups[first].count <= 3, let longer = number.joined(with: groups[next])
      else { return }
      number = longer
    }
  }
}

/// The digits of a text, in groups with what stands between them.
private struct DigitGroups {
  private(set) var groups: [Group] = []

  /// With the exponent, they fit into 64 bits.
  static let mostDigits = 17

  struct Group {
    fileprivate(set) var digits: UInt64
    fileprivate(set) var count: Int
    let beginsWithZero: Bool
    /// The one sign between this group and the next.
    fileprivate(set) var next: Sign

    /// Whether it is a part of a date or a code, and no number by itself: `01`; or too long for one.
    var isNoNumber: Bool { count > mostDigits || count > 1 && beginsWithZero }

    /// Both as one, unless it would have too many digits.
    func joined(with other: Group) -> Group? {
      guard count + other.count <= mostDigits else { return nil }
      var joined = self
      for _ in 0..<other.count { joined.digits *= 10 }
      joined.digits += other.digits
      joined.count += other.count
      joined.next = other.next
      return joined
    }
  }

  enum Sign { case point, comma, apostrophe, blank, none }

  init(of text: String) {
    var text = text
    text.withUTF8 { take($0) }
  }

  private mutating func take(_ text: UnsafeBufferPointer<UInt8>) {
    groups.reserveCapacity(text.count / 8)
    var place = 0
    while true {
      // Most of a text is far from any digit.
      while place < text.count, text[place] < 0x80, !Self.isDigit(text[place]) { place &+= 1 }
      guard place < text.count else { return }
      takeGroup(text, from: &place)
    }
  }

  /// Takes digits, if there are any, and the character behind them.
  private mutating func takeGroup(_ text: UnsafeBufferPointer<UInt8>, from start: inout Int) {
    var (place, digits, count, beginsWithZero) = (start, UInt64(0), 0, false)
    var next = Sign.none
    while place < text.count {
      let byte = text[place]
      let digit: UInt8
      if Self.isDigit(byte) {
        digit = byte &- UInt8(ascii: "0")
        place &+= 1
      } else if byte < 0x80 {
        next = Self.sign(byte)
        place &+= 1
        break
      } else {
        let scalar = text.scalar(at: &place)
        guard let other = scalar.digit else {
          next = Self.sign(scalar)
          break
        }
        digit = other
      }
      if count == 0 { beginsWithZero = digit == 0 }
      count &+= 1
      digits = digits &* 10 &+ UInt64(digit)
    }
    start = place
    guard count > 0 else { return }
    if next != .none, !text.beginsWithDigit(at: place) { next = .none }
    // What is too long to be an amount has none, but stands between others.
    if count > Self.mostDigits { digits = 0 }
    groups.append(Group(digits: digits, count: count, beginsWithZero: beginsWithZero, next: next))
  }

  fileprivate static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }

  private static func sign(_ byte: UInt8) -> Sign {
    switch byte {
    case UInt8(ascii: "."): .point
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "'"): .apostrophe
    case UInt8(ascii: " "): .blank
    default: .none
    }
  }

  private static func sign(_ scalar: Unicode.Scalar) -> Sign {
    switch scalar {
    case "\u{66B}": .point
    case "\u{66C}": .comma
    case "\u{2019}": .apostrophe
    case "\u{A0}", "\u{2009}", "\u{202F}": .blank
    default: .none
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a digit of any script stands here.
  fileprivate func beginsWithDigit(at place: Int) -> Bool {
    guard place < count else { return false }
    if self[place] < 0x80 { return DigitGroups.isDigit(self[place]) }
    var place = place
    return scalar(at: &place).digit != nil
  }
}
