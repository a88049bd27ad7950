import OrderedJSON

/// A keyword that means something to the compiler; every other member of a schema is an annotation.
enum Keyword: String, CaseIterable, Sendable {
  // Where things are.
  case ref = "$ref"
  case dynamicRef = "$dynamicRef"
  case recursiveRef = "$recursiveRef"
  case definitions, defs = "$defs"
  // Any value.
  case type, `enum`, const
  // In place.
  case allOf, anyOf, oneOf, not, `if`, then, `else`
  // Numbers.
  case multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
  // Strings.
  case maxLength, minLength, pattern, format
  case contentEncoding, contentMediaType, contentSchema
  // Arrays.
  case prefixItems, items, additionalItems, contains, minContains, maxContains
  case maxItems, minItems, uniqueItems, unevaluatedItems
  // Objects.
  case properties, patternProperties, additionalProperties, propertyNames
  case maxProperties, minProperties, required
  case dependencies, dependentRequired, dependentSchemas, unevaluatedProperties

  /// What schemas a keyword's value holds.
  enum Subschemas {
    case none, one, list, map
    /// `items` before 2020-12: one schema or a list of them.
    case oneOrList
    /// `dependencies`: a map of schemas and lists of names.
    case mapOfSchemasOrNames
  }

  var subschemas: Subschemas {
    switch self {
    case .not, .if, .then, .else, .additionalItems, .contains, .unevaluatedItems,
      .additionalProperties, .propertyNames, .unevaluatedProperties, .contentSchema:
      .one
    case .allOf, .anyOf, .oneOf, .prefixItems: .list
    case .definitions, .defs, .properties, .patternProperties, .dependentSchemas: .map
    case .items: .oneOrList
    case .dependencies: .mapOfSchemasOrNames
    default: .none
    }
  }

  /// The editions that have the keyword. Since 2019-09 `definitions` and `dependencies` are only kept
  /// for old schemas, as the metaschemas do.
  var drafts: ClosedRange<Draft> {
    switch self {
    case .const, .contains, .propertyNames: .draft6 ... .draft2020
    case .if, .then, .else, .contentEncoding, .contentMediaType: .draft7 ... .draft2020
    case .defs, .contentSchema, .minContains, .maxContains, .dependentRequired, .dependentSchemas,
      .unevaluatedItems, .unevaluatedProperties:
      .draft2019 ... .draft2020
    case .recursiveRef: .draft2019 ... .draft2019
    case .dynamicRef, .prefixItems: .draft2020 ... .draft2020
    case .additionalItems: .draft4 ... .draft2019
    default: .draft4 ... .draft2020
    }
  }

  /// The vocabulary that has the keyword since 2019-09; `nil` for the core, which always counts.
  var vocabulary: String? {
    switch self {
    case .ref, .dynamicRef, .recursiveRef, .definitions, .defs, .dependencies: nil
    case .type, .enum, .const, .multipleOf, .maximum, .exclusiveMaximum, .minimum,
      .exclusiveMinimum, .maxLength, .minLength, .pattern, .maxItems, .minItems, .uniqueItems,
      .minContains, .maxContains, .maxProperties, .minProperties, .required, .dependentRequired:
      "validation"
    case .unevaluatedItems, .unevaluatedProperties: "unevaluated"
    case .format: "format"
    case .contentEncoding, .contentMediaType, .contentSchema: "content"
    default: "applicator"
    }
  }

  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { (UTF8Text($0.rawValue), $0) })

  /// The keyword that a member's name spells.
  init?(_ name: JSONView) {
    guard let string = name.string else { return nil }
    self.init(UTF8Text(string))
  }

  init?(_ name: UTF8Text) {
    guard let keyword = Self.byName[name] else { return nil }
    self = keyword
  }
}
