/// What the records of a schema hold, from which it is written in YAML and described to peers.
struct Outline: Sendable {
  var definitions: [Definition] = []
  var fields: [Field] = []
  var checks: [String] = []

  /// A group that fields name.
  struct Definition: Sendable {
    let name: String
    let meaning: String
    let fields: [Field]
  }

  /// A name and what stands under it.
  struct Field: Sendable {
    let name: String
    var meaning: String?
    var isNullable = false
    /// Whether it may be missing.
    var isOptional = false
    let kind: Kind
  }

  /// What a value is.
  indirect enum Kind: Sendable {
    case text(longest: Int?)
    case pattern(String)
    case date
    case decimal(places: Int)
    case integer(ClosedRange<Int>)
    case flag
    case choice([String])
    /// Values, each with what it means.
    case explained([(value: String, meaning: String)])
    case definition(String)
    case group([Field])
    case list([Field])
    /// Groups that a tag tells apart.
    case variants(tag: String, [(name: String, fields: [Field])])
  }
}

extension Outline {
  /// How many fields it has: of groups at every level and of definitions, and a tag in each variant.
  var fieldCount: Int {
    fields.fieldCount + definitions.map(\.fields.fieldCount).reduce(0, +)
  }
}

extension [Outline.Field] {
  fileprivate var fieldCount: Int { count + map(\.kind.fieldsInside).reduce(0, +) }
}

extension Outline.Kind {
  fileprivate var fieldsInside: Int {
    switch self {
    case .group(let fields), .list(let fields): fields.fieldCount
    case .variants(_, let variants): variants.map { 1 + $0.fields.fieldCount }.reduce(0, +)
    case .text, .pattern, .date, .decimal, .integer, .flag, .choice, .explained, .definition: 0
    }
  }
}
