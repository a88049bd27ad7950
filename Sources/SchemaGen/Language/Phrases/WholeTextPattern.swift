/// A pattern that must match the whole of a text.
package enum WholeTextPattern {
  /// `^(?:…)$` around a pattern, unless it says that itself: it begins with `^`, ends with `$` and has
  /// no `|` outside brackets. A slash needs no backslash any more.
  package static func anchored(_ pattern: String) -> String {
    let plain = withoutEscapedSlashes(pattern)
    return isWhole(plain) ? plain : "^(?:\(plain))$"
  }

  private static func withoutEscapedSlashes(_ pattern: String) -> String {
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in pattern.utf8 {
      if isEscaped, byte == UInt8(ascii: "/") { plain.removeLast() }
      plain.append(byte)
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Whether the pattern itself says that it matches from the beginning to the end.
  package static func isWhole(_ pattern: String) -> Bool {
    let bytes = Array(pattern.utf8)
    guard bytes.count > 1, bytes.first == UInt8(ascii: "^") else { return false }
    var round = 0
    var isInClass = false
    var isEscaped = false
    var endsInAnchor = false
    for byte in bytes {
      endsInAnchor = !isEscaped && !isInClass && round == 0 && byte == UInt8(ascii: "$")
      if isEscaped {
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "(") where !isInClass: round += 1
      case UInt8(ascii: ")") where !isInClass: round -= 1
      case UInt8(ascii: "|") where !isInClass && round == 0: return false
      default: break
      }
    }
    return endsInAnchor
  }
}
