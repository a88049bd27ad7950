package import OrderedJSON

/// Something that a JSON Schema says and its import does not, or says otherwise.
package struct ImportNote: Sendable, Hashable {
  package let fact: Fact
  /// The place in the schema that was read; nothing if it holds for the whole.
  package let schema: JSONPointer?

  package enum Fact: Sendable, Hashable {
    /// The language has no words for this keyword.
    case staysSchema(keyword: String)
    /// It would be nested too deeply.
    case staysSchemaSoDeep
    /// The keyword refers to places that only the whole schema has.
    case staysWhole(keyword: String)
    /// Its parts, written where they stand, are too many.
    case staysWholeSoLarge
    case anyValue
    case closedGroups
    case leftOut(keyword: String, count: Int)
    case format(String)
    case timeWithoutZone
    case typeAssumed(String)
    case anyOfAlternatives
    case tagRequired(String)
    case decimalAsText
    case wholeNumbersWithPoint
  }

  package init(_ fact: Fact, at schema: JSONPointer? = nil) {
    self.fact = fact
    self.schema = schema
  }

  /// Whether the import may accept values that the schema does not.
  package var isLoosening: Bool {
    switch fact {
    case .anyOfAlternatives, .wholeNumbersWithPoint, .format: true
    case .staysSchema, .staysSchemaSoDeep, .staysWhole, .staysWholeSoLarge, .anyValue,
      .closedGroups, .leftOut,
      .timeWithoutZone, .typeAssumed, .tagRequired, .decimalAsText:
      false
    }
  }
}

extension ImportNote: CustomStringConvertible {
  /// One line: where, and what became of it.
  package var description: String {
    guard let schema else { return sentence }
    return "\(schema.tokens.isEmpty ? "the schema" : schema.description): \(sentence)"
  }

  private var sentence: String {
    switch fact {
    case .staysSchema(let keyword): "\(keyword) stays a JSON Schema here"
    case .staysSchemaSoDeep: "nested too deeply; stays a JSON Schema here"
    case .staysWhole(let keyword): "\(keyword) ties its places together; all stays one JSON Schema"
    case .staysWholeSoLarge: "of too many parts to be said one by one; all stays one JSON Schema"
    case .anyValue: "allows any value; say what is wanted"
    case .closedGroups: "objects become groups, which have no other fields than those they name"
    case .leftOut(let keyword, let count):
      "\(keyword) is left out\(count == 1 ? "" : " (\(count) times)")"
    case .format(let name): "the language has no format \"\(name)\"; any text is accepted"
    case .timeWithoutZone: "the time is asked for as it is printed, without a zone"
    case .typeAssumed(let type): "the type is not said; \(type) is assumed"
    case .anyOfAlternatives: "oneOf becomes \"either\": a value may also be several of them at once"
    case .tagRequired(let name): "\"\(name)\" tells the variants apart, so it is required"
    case .decimalAsText: "a decimal is a number; as a text it is no longer accepted"
    case .wholeNumbersWithPoint: "an integer may also be written with a point, as 1.0"
    }
  }
}

extension ImportNote.Fact {
  /// Whether a part of the schema was kept as it is.
  var isStay: Bool {
    switch self {
    case .staysSchema, .staysSchemaSoDeep, .staysWhole, .staysWholeSoLarge: true
    default: false
    }
  }
}
