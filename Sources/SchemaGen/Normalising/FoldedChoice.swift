import OrderedJSON

/// The declared values of a choice, found whatever the case and however their words are joined.
struct FoldedChoice: Sendable {
  /// The one value of each folded text; nothing where several fold alike.
  private var values: [UTF8Text: String?] = [:]
  private var exact: Set<UTF8Text> = []

  init(_ declared: [String]) {
    for value in declared {
      exact.insert(UTF8Text(value))
      let folded = Self.folded(value)
      values[folded] = values[folded] == nil ? .some(value) : .some(nil)
    }
  }

  /// Whether a text is declared, byte by byte.
  func declares(_ text: String) -> Bool { exact.contains(UTF8Text(text)) }

  /// Whether a text is like a declared value.
  func resembles(_ text: String) -> Bool { values[Self.folded(text)] != nil }

  /// The declared value that a text is like, if it is only like one.
  func value(like text: String) -> String? { values[Self.folded(text)] ?? nil }

  /// Lower case, without blanks, hyphens and underscores.
  private static func folded(_ text: String) -> UTF8Text {
    let composed = String(decoding: text._nfcCodeUnits, as: UTF8.self)
    let kept = composed.lowercased().unicodeScalars.filter { scalar in
      !scalar.properties.isWhitespace && scalar != "_"
        && scalar.properties.generalCategory != .dashPunctuation
    }
    return UTF8Text(String(String.UnicodeScalarView(kept)))
  }
}
