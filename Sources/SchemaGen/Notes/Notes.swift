import OrderedJSON

/// What a type says of itself, whatever type it is.
struct Notes: Sendable {
  /// The name of the definition that the type becomes.
  var definition: String?
  var form = Form.asDecoded
  /// What is said of the value as a whole.
  var whole = Remark()
  var fields: [(field: Field, remark: Remark)] = []
  var meanings: [(value: JSON, meaning: String)] = []
  var variants: [Variant] = []
  var definitionTypes: [any (Decodable & SendableMetatype).Type] = []

  enum Form: Sendable {
    case asDecoded
    case phrase(String)
    case jsonSchema(String, isSent: Bool)
    case variants(tag: String)
  }

  /// Whether its `init(from:)` says what the type looks like.
  var isAsDecoded: Bool { if case .asDecoded = form { true } else { false } }

  /// What is said of a value.
  struct Remark: Sendable {
    var phrase: String?
    var mayBeMissing = false
    var isUnique = false
    var keys: String?
    var examples: [String] = []
    var normalisers: [String]?
    var description: String?
    var jsonSchema: (text: String, isSent: Bool)?
  }

  struct Variant: Sendable {
    let name: String
    let fields: (any (Decodable & SendableMetatype).Type)?
    let meaning: String?
  }

  /// What a remark is about.
  enum Field: Sendable {
    /// The stored property of this name, with the underscore of a wrapped one.
    case property(String)
    /// A key path to no stored property.
    case unknown(String)
    /// The name of a member.
    case member(String)

    init<Root>(_ path: any PartialKeyPath<Root> & Sendable) {
      self = StoredProperties.name(of: path).map(Field.property) ?? .unknown("\(path)")
    }

    func means(_ field: Shape.Field, of property: String) -> Bool {
      switch self {
      case .property(let name):
        UTF8Text(name) == UTF8Text(property) || UTF8Text(name) == UTF8Text("_" + property)
      case .member(let name): UTF8Text(name) == UTF8Text(field.name)
      case .unknown: false
      }
    }

    var name: String {
      switch self {
      case .property(let name), .unknown(let name), .member(let name): name
      }
    }
  }
}

extension SchemaDescribed {
  /// The notes, whatever the type.
  static var plainNotes: Notes { schemaNotes.notes }
}
