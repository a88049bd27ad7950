import Formats
public import OrderedJSON

/// One way in which a value is not as a schema wants it.
public struct Violation: Sendable {
  /// What is violated, with the facts.
  public let rule: Rule
  /// The value that violates it; for a name that is not allowed, the name.
  public let value: JSONView
  /// The schema that has the rule.
  public let schema: JSONView
  /// The keyword of the rule; a schema that is `false` has none.
  public let keyword: String?
  /// The way from the root schema to the rule, through every reference that was followed.
  public let evaluationPath: JSONPointer
  /// The URI of the resource that the schema stands in, and its root.
  let resource: (uri: String, root: JSONView)

  /// What a schema can ask of a value, and what it found instead.
  public enum Rule: Sendable {
    /// Nothing is allowed here: the schema is `false`.
    case never
    /// A member that the object may not have; `nearest` is a name that it may have, much like it.
    case extraMember(String, nearest: String?)
    case extraItem(Int)
    case type(allowed: [String], found: String)
    case choice(allowed: [JSON], found: JSON, nearest: JSON?)
    case constant(JSON, found: JSON)
    case minimum(JSONNumber, found: JSONNumber)
    case exclusiveMinimum(JSONNumber, found: JSONNumber)
    case maximum(JSONNumber, found: JSONNumber)
    case exclusiveMaximum(JSONNumber, found: JSONNumber)
    case multipleOf(JSONNumber, found: JSONNumber)
    case minLength(JSONNumber, found: Int)
    case maxLength(JSONNumber, found: Int)
    case pattern(String)
    /// Matching was given up: it would have taken too many steps.
    case patternTooHard(String)
    case format(String)
    case content(String)
    case minItems(JSONNumber, found: Int)
    case maxItems(JSONNumber, found: Int)
    case minProperties(JSONNumber, found: Int)
    case maxProperties(JSONNumber, found: Int)
    /// Too few or too many items are as `contains` wants them.
    case contains(atLeast: JSONNumber, found: Int)
    case maxContains(JSONNumber, found: Int)
    case uniqueItems(first: Int, second: Int)
    case missing(String)
    case missingBeside(String, beside: String)
    /// No branch of `anyOf` or `oneOf` allows the value; why not, by branch.
    case branches([[Violation]])
    /// More than one branch of `oneOf` allows it: these.
    case severalBranches([Int])
    case not
    /// Schemas are too deep inside one another to go on.
    case tooDeep
  }

  /// The way to the value.
  public var pointer: JSONPointer { value.pointer }
  /// Where the value stands in its text.
  public var place: TextPlace { value.place }
  /// The way to the rule from the root of the schema's text.
  public var schemaPointer: JSONPointer {
    keyword.map { schema.pointer.appending($0) } ?? schema.pointer
  }
  /// Where the rule stands in the schema's text.
  public var schemaPlace: TextPlace { (keyword.flatMap { schema[$0] } ?? schema).place }

  /// The rule's own URI: that of its resource, and the way to it from there.
  public var absoluteLocation: String {
    resource.uri + "#" + URIFragment.text(of: schemaPointer.below(resource.root.pointer))
  }
}

extension JSONPointer {
  /// The rest of the way behind an outer value.
  func below(_ outer: JSONPointer) -> JSONPointer {
    JSONPointer(Array(tokens.dropFirst(outer.tokens.count)))
  }
}

/// A JSON Pointer as a URI's fragment (RFC 6901, section 6).
enum URIFragment {
  static func text(of pointer: JSONPointer) -> String {
    PercentEncoding.encoded(pointer.description, keeping: "!$&'()*+,;=:@/?")
  }
}
