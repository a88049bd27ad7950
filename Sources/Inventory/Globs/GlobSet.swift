/// `[a-z]`, `[!a-z]`, `[^a-z]`, `[[:digit:]]` in the text of a glob.
enum GlobSet {
  enum Result {
    /// The set, and where the text goes on.
    case set(ByteSet, end: Int)
    /// Nothing closes it, or it names a class that there is not.
    case malformed
  }

  /// Reads the set that begins with the `[` at a place.
  static func parse(_ text: [UInt8], at start: Int) -> Result {
    var set = ByteSet()
    var position = start + 1
    let isInverted = position < text.count && "!^".utf8.contains(text[position])
    if isInverted { position += 1 }
    let first = position
    /// What a range could begin with.
    var previous: UInt8?
    while position < text.count {
      if text[position] == UInt8(ascii: "]"), position > first {
        if isInverted { set.invert() }
        return .set(set, end: position + 1)
      }
      switch item(text, at: position, after: previous) {
      case .byte(let byte, let end):
        set.insert(byte...byte)
        (previous, position) = (byte, end)
      case .several(let bytes, let end):
        set.formUnion(bytes)
        (previous, position) = (nil, end)
      case .malformed: return .malformed
      }
    }
    return .malformed
  }

  private enum Item {
    case byte(UInt8, end: Int)
    case several(ByteSet, end: Int)
    case malformed
  }

  private static func item(_ text: [UInt8], at position: Int, after previous: UInt8?) -> Item {
    let byte = text[position]
    let next = position + 1 < text.count ? text[position + 1] : nil
    if byte == UInt8(ascii: "\\") {
      return next.map { .byte($0, end: position + 2) } ?? .malformed
    }
    if byte == UInt8(ascii: "-"), let previous, let next, next != UInt8(ascii: "]") {
      return range(text, from: previous, endingAt: position + 1)
    }
    if byte == UInt8(ascii: "["), next == UInt8(ascii: ":") { return named(text, at: position) }
    return .byte(byte, end: position + 1)
  }

  private static func range(_ text: [UInt8], from low: UInt8, endingAt position: Int) -> Item {
    let isEscaped = text[position] == UInt8(ascii: "\\")
    let end = isEscaped ? position + 1 : position
    guard end < text.count else { return .malformed }
    let bytes = low <= text[end] ? ByteSet(low...text[end]) : ByteSet()
    return .several(bytes, end: end + 1)
  }

  private static func named(_ text: [UInt8], at position: Int) -> Item {
    let start = position + 2
    guard let close = text[start...].firstIndex(of: UInt8(ascii: "]")) else { return .malformed }
    guard close > start, text[close - 1] == UInt8(ascii: ":") else {
      return .byte(text[position], end: position + 1)
    }
    let name = String(decoding: text[start..<close - 1], as: UTF8.self)
    return ByteSet(className: name).map { .several($0, end: close + 1) } ?? .malformed
  }
}
