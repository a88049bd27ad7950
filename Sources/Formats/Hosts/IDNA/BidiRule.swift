/// What the Bidi rule (RFC 5893, section 2) finds in a label.
struct BidiRule {
  /// Whether a character is written from right to left, so that the rule binds the whole name.
  private(set) var hasRightToLeft = false
  /// Whether the label keeps the rule.
  private(set) var isKept = true

  init(_ label: Label) {
    guard label.count > 0 else { return }
    let first = Direction(of: label[0])
    var seen: Set = []
    var last = first
    for position in 0..<label.count {
      let direction = Direction(of: label[position])
      seen.formUnion(Set(direction))
      if direction != .mark { last = direction }
    }
    hasRightToLeft = !seen.isDisjoint(with: [.rightToLeft, .arabicNumber])
    isKept =
      switch first {
      case .leftToRight:
        !hasRightToLeft && (last == .leftToRight || last == .europeanNumber)
      case .rightToLeft:
        !seen.contains(.leftToRight) && !seen.isSuperset(of: [.europeanNumber, .arabicNumber])
          && last != .neutral
      case .europeanNumber, .arabicNumber, .neutral, .mark:
        false
      }
  }

  private struct Set: OptionSet {
    let rawValue: UInt8

    init(rawValue: UInt8) { self.rawValue = rawValue }
    init(_ direction: Direction) { rawValue = 1 << direction.rawValue }

    static let leftToRight = Set(.leftToRight)
    static let rightToLeft = Set(.rightToLeft)
    static let europeanNumber = Set(.europeanNumber)
    static let arabicNumber = Set(.arabicNumber)
  }
}

/// The direction of a character (Unicode, Bidi_Class), as far as labels can hold it.
private enum Direction: UInt8 {
  case leftToRight
  /// R and AL, which the rule treats alike.
  case rightToLeft
  case europeanNumber, arabicNumber
  /// ON, ES and BN: hyphens, and marks that stand alone.
  case neutral
  /// NSM: goes with what it stands on.
  case mark

  init(of value: UInt32) {
    switch value {
    case 0x30...0x39, 0x6F0...0x6F9: self = .europeanNumber
    case 0..<0x80: self = value == 0x2D ? .neutral : .leftToRight
    case 0x660...0x669, 0x10D30...0x10D49: self = .arabicNumber
    default:
      if Self.marksLeftToRight.contains(value) {
        self = .leftToRight
      } else if Unicode.Scalar(value)?.properties.generalCategory == .nonspacingMark {
        self = .mark
      } else if Self.neutrals.contains(value) {
        self = .neutral
      } else {
        self = Self.rightToLeftLetters.contains(value) ? .rightToLeft : .leftToRight
      }
    }
  }

  // Unicode 18, without what no label can hold.
  private static let rightToLeftLetters = CodePointRanges([
    0x05D0, 0x064A, 0x066E, 0x06EF, 0x06FA, 0x08C9, 0xFE73, 0xFE73, 0x10800, 0x10D23,
    0x10D4A, 0x10FF6, 0x1E800, 0x1E959,
  ])
  private static let neutrals = CodePointRanges([
    0x00B7, 0x00B7, 0x02B9, 0x02BA, 0x02C6, 0x02CF, 0x02EC, 0x02EC, 0x0375, 0x0375,
    0x200C, 0x208F, 0x2E2F, 0x2E2F, 0x30FB, 0x30FB, 0xA67F, 0xA67F, 0xA717, 0xA71F,
    0xA788, 0xA788,
  ])
  private static let marksLeftToRight = CodePointRanges([
    0x0CBF, 0x0CBF, 0x0CC6, 0x0CC6, 0x1B3A, 0x1B3A, 0x1B3C, 0x1B3C, 0x1B42, 0x1B42,
    0x11A07, 0x11A08, 0x11C3F, 0x11C3F,
  ])
}
