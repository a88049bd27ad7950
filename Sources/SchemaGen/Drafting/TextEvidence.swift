import JSONSchema
import OrderedJSON

/// The texts that were seen: which values, and what types they could all be.
struct TextEvidence {
  private(set) var count = 0
  /// The different texts in the order in which they came; no more are kept than a choice may have.
  private(set) var values: [String] = []
  private(set) var hasMoreValues = false
  private(set) var longest = 0
  /// The types that all texts fit.
  private(set) var types = Self.candidates
  private var known: Set<UTF8Text> = []

  /// The most values that are taken for a choice.
  static let mostValues = 8

  /// `instant` before `datetime`: what fits the first fits the second.
  private static let candidates: [TextType] = [
    .date, .instant, .datetime, .time, .duration, .uuid, .email, .url, .currency, .country,
    .language,
  ]

  mutating func see(_ text: String) {
    count += 1
    if !known.contains(UTF8Text(text)) {
      if known.count <= 1000 { known.insert(UTF8Text(text)) }
      note(text)
      types.removeAll { !$0.fits(text) }
    }
  }

  mutating func merge(_ other: TextEvidence) {
    count += other.count
    hasMoreValues = hasMoreValues || other.hasMoreValues
    for value in other.values where !values.contains(where: { UTF8Text($0) == UTF8Text(value) }) {
      note(value)
    }
    longest = max(longest, other.longest)
    known.formUnion(other.known)
    types.removeAll { !other.types.contains($0) }
  }

  private mutating func note(_ text: String) {
    longest = max(longest, text.unicodeScalars.count)
    if values.count < Self.mostValues {
      values.append(text)
    } else {
      hasMoreValues = true
    }
  }

  /// The choice that the texts look like: at most eight different ones, each seen three times on
  /// average and twelve altogether, none longer than 32 characters or of several lines.
  var choice: Shape.Choice? {
    guard !hasMoreValues, values.count > 1, count >= 12, count >= 3 * values.count, longest <= 32,
      values.allSatisfy({ $0.isOneLine && !$0.trimmed.isEmpty })
    else { return nil }
    return Shape.Choice(values.map { (.string($0), nil) })
  }

  /// The type that all texts have. What could be chance takes more of them, or a telling name.
  func type(of field: String) -> TextType? {
    types.first { type in
      switch type {
      case .date, .instant, .datetime, .uuid, .email, .url: count > 0
      case .time, .duration: count > 1
      case .currency: field.speaks(of: ["currency"])
      case .country: field.speaks(of: ["country"])
      case .language: field.speaks(of: ["language", "lang", "locale"])
      case .timestamp: false
      }
    }
  }
}

extension TextType {
  /// Whether a text fits the type beyond doubt, by the judge that judges answers.
  fileprivate func fits(_ text: String) -> Bool {
    guard text.utf8.count <= 2000, let judge = Self.judges[self],
      let tape = try? JSONTape(parsing: JSON.string(text).bytes()), judge.accepts(tape.root)
    else { return false }
    // `note:x` is a URI as well.
    return self != .url || text.utf8.starts(with: "http".utf8)
  }

  private static let judges: [TextType: CompiledSchema] = {
    var judges: [TextType: CompiledSchema] = [:]
    for type in allCases {
      let schema = LocalSchema(Blueprint(output: Shape(.text(Shape.Text(type))))).schema
      guard let tape = try? JSONTape(parsing: schema.bytes()) else { continue }
      judges[type] = try? CompiledSchema(tape, SchemaOptions(formats: .asserted))
    }
    return judges
  }()
}

extension String {
  /// Whether a name holds one of some words, whatever their case.
  func speaks(of words: [String]) -> Bool {
    let lowercased = Array(utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
    return words.contains { word in
      let word = Array(word.utf8)
      guard lowercased.count >= word.count else { return false }
      return (0...(lowercased.count - word.count)).contains {
        lowercased[$0...].starts(with: word)
      }
    }
  }
}
