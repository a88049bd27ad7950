import OrderedJSON

/// A normaliser, ready to change texts.
struct NormalisingRule: Sendable {
  var name: NormaliserName
  /// Whether nobody asked for it, and it does more than tidy up.
  var isWarning = false
  fileprivate var work: Work

  fileprivate enum Work: Sendable {
    case trim
    case collapse
    case compose
    case emptyToNull
    case nullWords(Set<UTF8Text>)
    case upper
    case lower
    case digits
    case number(PrintedNumber.Style?)
    case date(PrintedDate)
    case currency(String?)
    case choice
    case clamp
  }

  /// Makes a rule of a call; nothing if there is no such normaliser.
  init?(_ call: NormaliserCall) {
    guard let name = NormaliserName(utf8: call.name) else { return nil }
    self.name = name
    switch name {
    case .trim: work = .trim
    case .collapseSpace: work = .collapse
    case .nfc: work = .compose
    case .emptyToNull: work = .emptyToNull
    case .nullWords:
      let words = call.arguments.isEmpty ? Self.usualNullWords : call.arguments
      work = .nullWords(Set(words.map { UTF8Text($0.lowercased()) }))
    case .upper: work = .upper
    case .lower: work = .lower
    case .digits: work = .digits
    case .number: work = .number(call.arguments.first.flatMap { PrintedNumber.Style(utf8: $0) })
    case .date:
      guard let date = PrintedDate(call.arguments) else { return nil }
      work = .date(date)
    case .currency: work = .currency(call.arguments.first)
    case .choice: work = .choice
    case .clampList: work = .clamp
    }
  }

  /// What models write for nothing.
  static let usualNullWords = ["n/a", "-", "null", "unknown"]
}

// MARK: Working

extension NormalisingRule {
  /// What becomes of a text; nothing if it stays as it is.
  func changed(_ text: String, _ choice: FoldedChoice?) -> JSON? {
    switch work {
    case .trim: Self.unless(text, Self.trimmed(text))
    case .collapse: Self.unless(text, Self.collapsed(text))
    case .compose: Self.isASCII(text) ? nil : Self.unless(text, Self.composed(text))
    case .emptyToNull: Self.isEmpty(text) && !(choice?.resembles(text) ?? false) ? .null : nil
    case .nullWords(let words):
      words.contains(UTF8Text(text.lowercased())) && !(choice?.resembles(text) ?? false)
        ? .null : nil
    case .upper: Self.unless(text, text.uppercased())
    case .lower: Self.unless(text, text.lowercased())
    case .digits: Self.unless(text, Self.digits(text))
    case .number(let style): PrintedNumber.number(text, style).map(JSON.number)
    case .date(let date): date.day(text).flatMap { Self.unless(text, "\($0)") }
    case .currency(let chosen):
      CurrencySign.code(text, chosen: chosen).flatMap { Self.unless(text, $0) }
    case .choice: choice?.value(like: text).flatMap { Self.unless(text, $0) }
    case .clamp: nil
    }
  }

  private static func unless(_ text: String, _ changed: String) -> JSON? {
    UTF8Text(text) == UTF8Text(changed) ? nil : .string(changed)
  }

  private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  private static func composed(_ text: String) -> String {
    String(decoding: text._nfcCodeUnits, as: UTF8.self)
  }

  /// Nothing at all, or dashes where something would stand.
  private static func isEmpty(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      isSpace($0) || $0.properties.generalCategory == .dashPunctuation
    }
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  private static func collapsed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var isInSpace = false
    for scalar in text.unicodeScalars {
      if !isSpace(scalar) { scalars.append(scalar) } else if !isInSpace { scalars.append(" ") }
      isInSpace = isSpace(scalar)
    }
    return String(scalars)
  }

  private static func digits(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.filter { ("0"..."9").contains($0) }))
  }

  /// White space, and what takes no room at all.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
  }
}
