import OrderedJSON

/// How a field's name is written in a check: every run of signs that are neither letters nor digits is
/// one `_`, none at its ends; before a digit at the beginning stands `_`.
///
///     "paid by" → paid_by     "due-date" → due_date     "2024" → _2024
enum FoldedName {
  static func of(_ name: String) -> String {
    var folded = String.UnicodeScalarView()
    var gap = false
    for scalar in name.unicodeScalars {
      guard keeps(scalar) else {
        gap = true
        continue
      }
      if folded.isEmpty ? !canBegin(with: scalar) : gap { folded.append("_") }
      folded.append(scalar)
      gap = false
    }
    return String(folded)
  }

  /// Letters, digits, and the marks without which many scripts cannot be written.
  static func keeps(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isLetter(scalar) || ("0"..."9").contains(scalar) }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber: return true
    default: return isLetter(scalar)
    }
  }

  static func canBegin(with scalar: Unicode.Scalar) -> Bool { scalar == "_" || isLetter(scalar) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }
}
