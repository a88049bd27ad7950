/// An ECMA-262 pattern on its way into the schema language, where a pattern has to match a whole text.
///
/// The language reads `/X/` as `^(?:X)$`, or as `X` itself if that says both ends and has no choice
/// outside brackets.
package struct PhrasePattern: Sendable {
  /// What stands between the slashes; where the pattern is open at an end, `[^]*` says so.
  package let text: String

  /// Takes a pattern as JSON Schema has it, which may match anywhere in a text.
  package init(_ pattern: String) {
    let form = Form(pattern)
    if let inside = form.inside, !WholeTextPattern.isWhole(inside) {
      text = inside
    } else {
      text = WholeTextPattern.isWhole(pattern) ? pattern : form.opened
    }
  }

  /// The pattern as it stands in a phrase; nothing if that would be no phrase of one line.
  package var inSlashes: String? {
    guard !text.isEmpty, !text.unicodeScalars.contains(where: \.isControl) else { return nil }
    return "/\(escapingSlashes)/"
  }

  /// A slash that would end the pattern in the middle is written `\/`, which means the same.
  private var escapingSlashes: String {
    var result: [UInt8] = []
    var isEscaped = false
    let bytes = Array(text.utf8)
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "/"), !isEscaped, place + 1 < bytes.count,
        " \t?)".utf8.contains(bytes[place + 1])
      {
        result.append(UInt8(ascii: "\\"))
      }
      result.append(byte)
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension PhrasePattern {
  /// Where a pattern's brackets, choices and anchors are.
  private struct Form {
    private let pattern: String
    /// Whether there is a choice outside all brackets.
    private var hasOpenChoice = false
    /// Where the pattern's first group is closed.
    private var firstGroupEnd: Int?
    private var endsWithAnchor = false

    init(_ pattern: String) {
      self.pattern = pattern
      let bytes = Array(pattern.utf8)
      var depth = 0
      var isInClass = false
      var place = 0
      while place < bytes.count {
        switch bytes[place] {
        case UInt8(ascii: "\\"): place += 1
        case UInt8(ascii: "]"): isInClass = false
        case _ where isInClass: break
        case UInt8(ascii: "["): isInClass = true
        case UInt8(ascii: "("): depth += 1
        case UInt8(ascii: ")"):
          depth -= 1
          if depth == 0, firstGroupEnd == nil { firstGroupEnd = place }
        case UInt8(ascii: "|") where depth == 0: hasOpenChoice = true
        case UInt8(ascii: "$") where place == bytes.count - 1: endsWithAnchor = true
        default: break
        }
        place += 1
      }
    }

    /// What stands in `^(?:…)$`, if that is all there is.
    var inside: String? {
      let opening = "^(?:"
      guard pattern.utf8.starts(with: opening.utf8), endsWithAnchor,
        firstGroupEnd == pattern.utf8.count - 2
      else { return nil }
      return String(decoding: pattern.utf8.dropFirst(opening.utf8.count).dropLast(2), as: UTF8.self)
    }

    /// The same for a whole text: anything may stand where the pattern does not hold to an end.
    var opened: String {
      let anything = "[^]*"
      let beginsWithAnchor = pattern.utf8.first == UInt8(ascii: "^")
      if hasOpenChoice || beginsWithAnchor && endsWithAnchor {
        return "\(anything)(?:\(pattern))\(anything)"
      }
      let scalars = pattern.unicodeScalars
      if beginsWithAnchor { return String(scalars.dropFirst()) + anything }
      if endsWithAnchor { return anything + String(scalars.dropLast()) }
      return anything + pattern + anything
    }
  }
}
