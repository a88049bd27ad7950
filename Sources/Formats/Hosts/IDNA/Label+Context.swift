/// Characters that need certain neighbours: RFC 5892, appendix A.
extension Label {
  func isAllowedByContext(at position: Int) -> Bool {
    let before = position > 0 ? self[position - 1] : nil
    let after = position + 1 < count ? self[position + 1] : nil
    return switch self[position] {
    case 0x200C: before.map(Self.isVirama) ?? false || isBetweenJoining(position)
    case 0x200D: before.map(Self.isVirama) ?? false
    // MIDDLE DOT, as in Catalan "l·l".
    case 0xB7: before == 0x6C && after == 0x6C
    case 0x375: after.map(Script.greek.contains) ?? false
    case 0x5F3, 0x5F4: before.map(Script.hebrew.contains) ?? false
    case 0x30FB: contains { Script.japanese.contains($0) }
    case 0x660...0x669: !contains { 0x6F0...0x6F9 ~= $0 }
    case 0x6F0...0x6F9: !contains { 0x660...0x669 ~= $0 }
    default: false
    }
  }

  private func contains(where isWanted: (UInt32) -> Bool) -> Bool {
    for position in 0..<count where isWanted(self[position]) { return true }
    return false
  }

  private static func isVirama(_ value: UInt32) -> Bool {
    Unicode.Scalar(value)?.properties.canonicalCombiningClass == .virama
  }

  /// Whether letters that join stand on both sides, with nothing but transparent marks between.
  private func isBetweenJoining(_ position: Int) -> Bool {
    var left = position - 1
    while left >= 0, JoiningType(of: self[left]) == .transparent { left -= 1 }
    var right = position + 1
    while right < count, JoiningType(of: self[right]) == .transparent { right += 1 }
    guard left >= 0, right < count else { return false }
    let before = JoiningType(of: self[left])
    let after = JoiningType(of: self[right])
    return (before == .left || before == .dual) && (after == .right || after == .dual)
  }
}

/// The scripts that the rules name, as ranges of characters.
private enum Script {
  static let greek = CodePointRanges([
    0x0370, 0x0373, 0x0375, 0x0377, 0x037A, 0x037D, 0x037F, 0x037F, 0x0384, 0x0384, 0x0386, 0x0386,
    0x0388, 0x03E1, 0x03F0, 0x03FF, 0x1D26, 0x1D2A, 0x1D5D, 0x1D61, 0x1D66, 0x1D6A, 0x1DBF, 0x1DBF,
    0x1F00, 0x1FFE, 0x2126, 0x2126, 0xAB65, 0xAB65, 0x10140, 0x1018E, 0x101A0, 0x101A0,
  ])
  static let hebrew = CodePointRanges([0x0591, 0x05C9, 0x05D0, 0x05EA, 0x05EF, 0x05F4])
  /// Hiragana, Katakana and Han.
  static let japanese = CodePointRanges([
    0x2E80, 0x2FD5, 0x3005, 0x3005, 0x3007, 0x3007, 0x3021, 0x3029, 0x3038, 0x303B, 0x3041, 0x3096,
    0x309D, 0x309F, 0x30A1, 0x30FA, 0x30FD, 0x30FF, 0x31F0, 0x31FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF,
    0xF900, 0xFAD9, 0x16FE2, 0x16FE3, 0x16FF0, 0x16FF6, 0x1AFF0, 0x1B168, 0x20000, 0x33479,
  ])
}
