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

  static func text(_ uri: String) -> JSONTape? { texts[UTF8Text(uri)] }
}
