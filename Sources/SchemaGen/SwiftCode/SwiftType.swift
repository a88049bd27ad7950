import OrderedJSON

/// A Swift type to be written, with the types that stand in it.
struct SwiftType {
  var name: String
  var kind: Kind
  /// What is said of the type, and the name of the definition that it is.
  var description: String?
  var definition: String?
  /// What a reader is told of a type without a description.
  var origin: String
  /// Whether it is an enum that holds itself.
  var isIndirect = false
  var nested: [SwiftType] = []

  enum Kind {
    case structure([Property])
    /// An enum of texts or whole numbers.
    case choice(Shape.Choice, names: [String])
    case variants(tag: String, [Variant])
    /// An enum of types that are tried in turn.
    case either([(name: String, value: SwiftValue)])
    /// A struct that is coded as the one value it holds.
    case wrapper(SwiftValue)
  }

  struct Property {
    var name: String
    var key: String
    var isOptional: Bool
    var value: SwiftValue
  }

  struct Variant {
    var name: String
    var key: String
    var meaning: String?
    /// The type of its fields, if it has any.
    var fields: String?
  }
}

/// The Swift type of a value, and what the type alone does not say of it.
struct SwiftValue {
  /// The type, without the `?` of a value that may be null or missing.
  var type: String
  /// The shape, with the names of Swift types in the places of groups, choices and variants.
  var shape: Shape
}

extension SwiftValue {
  /// The type of a value that has to be there.
  var optionalType: String { shape.isNullable || shape.isNull ? type + "?" : type }
}

extension Shape {
  var isNull: Bool { if case .null = kind { true } else { false } }

  /// The definition that it is, with nothing said beside.
  var plainReference: String? {
    guard case .reference(let name) = kind, !isNullable, description == nil, examples.isEmpty else {
      return nil
    }
    return name
  }

  var caseName: String {
    switch kind {
    case .text: "text"
    case .number: "number"
    case .boolean: "truth"
    case .null: "null"
    case .choice: "choice"
    case .group: "fields"
    case .list: "list"
    case .map: "map"
    case .variants, .either: "variant"
    case .reference(let name): SwiftNames.property(name)
    case .schema: "json"
    }
  }
}

extension Shape.Choice {
  /// Whether Swift can have the values as raw values of an enum.
  var isEnum: Bool {
    values.allSatisfy { $0.value.string != nil }
      || values.allSatisfy { $0.value.number?.exactly(Int.self) != nil }
  }
}
