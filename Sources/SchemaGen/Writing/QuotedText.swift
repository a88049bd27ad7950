/// A text on its way into YAML, and the quotes it needs there.
struct QuotedText {
  private let text: String
  private let isResolved: Bool

  /// Where a reader tells texts from other values, a text that looks like one of those is quoted.
  init(_ text: String, isResolved: Bool = false) {
    self.text = text
    self.isResolved = isResolved
  }

  /// The text in one line: plain if that is read as it is, else in single quotes, or in double ones
  /// where something has to be spelled out.
  var quoted: String {
    if text.unicodeScalars.contains(where: \.isSpelledOut) { return inDoubleQuotes }
    return isPlain ? text : inSingleQuotes
  }

  // MARK: Several lines

  /// The words to be folded, if folding gives back the same text.
  var foldableWords: [Substring]? {
    guard !text.unicodeScalars.contains(where: \.isSpelledOut) else { return nil }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    return words.count > 1 && !words.contains(where: \.isEmpty) ? words : nil
  }

  /// The lines of a text of several, if they can stand below a `|`.
  var literalLines: [Substring]? {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(Substring.init)
    guard lines.count > 1, let first = lines.first, !first.isEmpty, first.utf8.first != 0x20,
      lines.count > 2 || lines.last?.isEmpty == false,
      lines.dropLast().last?.isEmpty == false || lines.last?.isEmpty == false
    else { return nil }
    guard !lines.contains(where: { $0.unicodeScalars.contains(where: \.isSpelledOut) }) else {
      return nil
    }
    return lines.last?.isEmpty == true ? lines.dropLast() : lines
  }

  var literalSign: String { text.utf8.last == 0x0A ? "|" : "|-" }

  // MARK: Quotes

  private var isPlain: Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first != " ", last != " ", last != ":",
      !"?:,[]{}#&*!|>'\"%@`".unicodeScalars.contains(first), first != "-" || isNegativeNumber
    else { return false }
    return !holds(": ") && !holds(" #") && !text.utf8.starts(with: "...".utf8)
      && !["=", "<<"].contains { $0.utf8.elementsEqual(text.utf8) }
      && !(isResolved && looksLikeAnotherValue)
  }

  /// Whether some reader of YAML takes the plain text for a number, a date, a truth value or null.
  private var looksLikeAnotherValue: Bool {
    let words = ["null", "~", "true", "false", "yes", "no", "on", "off", "y", "n"]
    let lowercased = String(
      decoding: text.utf8.map { $0 | ($0 > 0x40 && $0 < 0x5B ? 0x20 : 0) }, as: UTF8.self)
    if words.contains(where: { $0.utf8.elementsEqual(lowercased.utf8) }) { return true }
    guard let first = lowercased.utf8.first, "+-.0123456789".utf8.contains(first) else {
      return false
    }
    return lowercased.utf8.allSatisfy { "+-.0123456789abcdefinotxz_:".utf8.contains($0) }
  }

  private var isNegativeNumber: Bool {
    text.utf8.dropFirst().first.map { (0x30...0x39).contains($0) } ?? false
  }

  private func holds(_ pair: StaticString) -> Bool {
    let one = pair.utf8Start[0]
    let other = pair.utf8Start[1]
    return zip(text.utf8, text.utf8.dropFirst()).contains { $0 == one && $1 == other }
  }

  private var inSingleQuotes: String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" { quoted += "'" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "'"
  }

  private var inDoubleQuotes: String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.isSpelledOut: quoted += Self.escape(scalar.value)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    let (sign, count) = value < 0x100 ? ("x", 2) : value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\\(sign)" + String(repeating: "0", count: count - digits.count) + digits
  }
}

extension Unicode.Scalar {
  /// Whether YAML does not allow the sign as it is, or nobody could see which one it is.
  fileprivate var isSpelledOut: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
    case .format: value != 0x200C && value != 0x200D
    case .spaceSeparator: value != 0x20
    default: false
    }
  }
}
