public import OrderedJSON

/// How schemas are read.
public struct SchemaOptions: Sendable {
  /// The edition of schemas that do not say.
  public var draft: Draft
  /// Whether `format` is a rule.
  public var formats: Formats
  /// The URI of a schema that gives itself none.
  public var uri: String
  /// Schemas that others may refer to, by URI. Nothing else is looked for anywhere.
  public var registry: [String: JSONTape]

  /// When `format` is a rule and when a mere note.
  public enum Formats: Sendable, Hashable {
    /// As the schema's dialect has it: a note, unless the metaschema asks for more.
    case asDialect
    case asserted
    case noted
  }

  /// The current edition, formats as its specification has them, an empty registry.
  public init(
    draft: Draft = .draft2020, formats: Formats = .asDialect, uri: String = "",
    registry: [String: JSONTape] = [:]
  ) {
    self.draft = draft
    self.formats = formats
    self.uri = uri
    self.registry = registry
  }
}
