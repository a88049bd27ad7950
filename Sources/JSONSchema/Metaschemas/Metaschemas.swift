import OrderedJSON

/// The schemas of schemas, by URI: what the specifications say of schemas, written as schemas.
enum Metaschemas {
  private static let texts: [UTF8Text: JSONTape] = {
    var texts: [UTF8Text: JSONTape] = [:]
    for text in [draft4, draft6, draft7] + draft2019 + draft2020 {
      // They are constants of ours, and each names itself.
      guard let tape = try? JSONTape(parsing: text),
        let uri = (tape.root["$id"] ?? tape.root["id"])?.string
      else { preconditionFailure("a bundled metaschema is not right: \(text.prefix(200))") }
      texts[UTF8Text(SchemaURI.name(uri))] = tape
    }
    return texts
  }()

  /// What the metaschema of a dialect finds wrong with a schema that could be compiled: keywords that only
  /// say something to people, names that stand twice, and the like.
  static func mistakes(of schema: JSONView, _ dialect: Dialect) -> [SchemaMistake] {
    guard dialect.vocabularies == nil, let metaschema = compiled[dialect.draft] else { return [] }
    return metaschema.violations(in: schema).map {
      SchemaMistake(fault: .refused($0.sentence()), schema: $0.value)
    }
  }

  private static let compiled: [Draft: CompiledSchema] = {
    var compiled: [Draft: CompiledSchema] = [:]
    for draft in Draft.allCases {
      compiled[draft] = text(draft.uri).flatMap { try? CompiledSchema(unchecked: $0) }
    }
    return compiled
  }()

  static func text(_ uri: String) -> JSONTape? { texts[UTF8Text(uri)] }
}
