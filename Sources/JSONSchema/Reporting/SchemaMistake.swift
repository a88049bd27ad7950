public import OrderedJSON

/// One thing that is wrong with a schema.
public struct SchemaMistake: Sendable {
  /// What is wrong.
  public let fault: Fault
  /// The part of the schema that is.
  public let schema: JSONView

  /// What can be wrong with a schema.
  public enum Fault: Sendable, Hashable {
    /// A schema is an object or a truth value.
    case notASchema
    /// A keyword has a value of a wrong sort; `wanted` says in words what it takes.
    case wrongValue(keyword: String, wanted: String)
    /// No text of the registry, and no place in one, has this name.
    case unresolved(String)
    /// Another schema of the same text has this URI or anchor too.
    case repeatedName(String)
    case unknownDialect(String)
    case unknownVocabulary(String)
    case badPattern(String)
    /// The metaschema refuses the value, for this reason.
    case refused(String)
    /// The schema refers to itself without stepping into the value.
    case endless
  }

  /// Where that is in the schema's text.
  public var place: TextPlace { schema.place }
  /// The way to it from the root of its text.
  public var pointer: JSONPointer { schema.pointer }
}

extension SchemaMistake: CustomStringConvertible {
  /// One line: where, what, and what to do; what would steer a terminal is spelled out.
  public var description: String {
    let path = pointer.tokens.isEmpty ? "" : " \(pointer)"
    return TextPlace.visible("line \(place.line), column \(place.column)\(path): \(fault)")
  }
}

extension SchemaMistake.Fault: CustomStringConvertible {
  /// The sentence for a person.
  public var description: String {
    switch self {
    case .notASchema: "a schema is an object, or true or false"
    case .wrongValue(let keyword, let wanted): "\(keyword) must be \(wanted)"
    case .unresolved(let reference):
      "\(JSON.string(reference)) leads nowhere; check it, or give the schema it means"
    case .repeatedName(let name):
      "\(JSON.string(name)) names another schema of this text, too; give each its own"
    case .unknownDialect(let uri):
      "\(JSON.string(uri)) is no known metaschema; use one of drafts 4 to 2020-12, or give it"
    case .unknownVocabulary(let uri):
      "the vocabulary \(JSON.string(uri)) is required, but not known"
    case .badPattern(let reason): "the pattern is not right: \(reason)"
    case .refused(let reason): reason
    case .endless:
      "the schema refers to itself for the same value; a reference must step into the value first"
    }
  }
}

/// All that is wrong with a schema.
public struct SchemaErrors: Error, Sendable {
  /// At least one.
  public let mistakes: [SchemaMistake]
}

extension SchemaErrors: CustomStringConvertible {
  /// A line for each mistake.
  public var description: String { mistakes.map(\.description).joined(separator: "\n") }
}
