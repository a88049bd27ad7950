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

  /// What metaschemas find wrong with the resources of a text that could be compiled, its root first:
  /// keywords that only say something to people, names that stand twice, and the like.
  static func mistakes(of resources: [Resource]) -> [SchemaMistake] {
    guard let root = resources.first else { return [] }
    // A metaschema sees all that lies in a schema, and this is right while all is of its own edition.
    if resources.allSatisfy({ $0.dialect.draft == root.dialect.draft }) {
      return violations(of: root).map(mistake)
    }
    return resources.indices.flatMap { rank in
      violations(of: resources[rank], limit: 10_000)
        .filter { innermost(around: $0.value, of: resources) == rank }.map(mistake)
    }
  }

  private static func violations(of resource: Resource, limit: Int = 100) -> [Violation] {
    guard resource.dialect.vocabularies == nil, let metaschema = compiled[resource.dialect.draft]
    else { return [] }
    return metaschema.violations(in: resource.root, limit: limit)
  }

  private static func mistake(_ violation: Violation) -> SchemaMistake {
    SchemaMistake(fault: .refused(violation.sentence()), schema: violation.value)
  }

  /// The resource that a place of a text belongs to.
  private static func innermost(around place: JSONView, of resources: [Resource]) -> Int? {
    resources.indices.filter {
      (resources[$0].root.index..<resources[$0].root.next).contains(place.index)
    }.max { resources[$0].root.index < resources[$1].root.index }
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
