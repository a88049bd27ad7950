import OrderedJSON

/// All schema texts that take part in one compilation, and what can be found in them by name.
///
/// A text is walked once, through the keywords that hold schemas in its dialect, so that an `$id` in an
/// `enum` names nothing. Texts that are referred to come from the caller's registry, or are bundled
/// metaschemas; nothing is ever fetched.
struct Library {
  private let registry: [UTF8Text: JSONTape]
  private let options: SchemaOptions
  private(set) var resources: [Resource] = []
  private var resourceByURI: [UTF8Text: Int32] = [:]
  /// The texts by their numbers, and the resource of each place that was walked.
  private var texts: [JSONTape] = []
  private var walked: [[Int: Int32]] = []
  private var dialects: [UTF8Text: Dialect] = [:]
  private(set) var mistakes: [SchemaMistake] = []

  init(_ options: SchemaOptions) {
    self.options = options
    var registry: [UTF8Text: JSONTape] = [:]
    for (uri, text) in options.registry { registry[UTF8Text(SchemaURI.name(uri))] = text }
    self.registry = registry
  }

  /// A place of a schema: which text, and where in it.
  struct Place: Hashable {
    let text: Int32
    let index: Int
  }

  func view(_ place: Place) -> JSONView { JSONView(texts[Int(place.text)], place.index) }

  mutating func complain(_ fault: SchemaMistake.Fault, at view: JSONView) {
    mistakes.append(SchemaMistake(fault: fault, schema: view))
  }

  // MARK: Adding texts

  /// Takes a text in whose root schema has this URI unless it gives itself another.
  mutating func add(_ text: JSONTape, uri: String, dialect: Dialect?) -> Place {
    let number = Int32(texts.count)
    texts.append(text)
    walked.append([:])
    let place = Place(text: number, index: 0)
    let own = self.dialect(of: text.root) ?? dialect ?? Dialect(draft: options.draft)
    let resource = addResource(uri: uri, root: text.root, own)
    walk(from: place, in: resource)
    return place
  }

  private mutating func addResource(uri: String, root: JSONView, _ dialect: Dialect) -> Int32 {
    let number = Int32(resources.count)
    resources.append(Resource(uri: uri, root: root, dialect: dialect))
    name(number, uri)
    return number
  }

  /// Makes a resource known by a URI, unless another has it: the first text's, if they are of two texts;
  /// within one it would be decided by the order of members.
  private mutating func name(_ resource: Int32, _ uri: String) {
    guard let taken = resourceByURI[UTF8Text(uri)] else {
      resourceByURI[UTF8Text(uri)] = resource
      return
    }
    let (root, other) = (resources[Int(resource)].root, resources[Int(taken)].root)
    if !root.isSame(as: other), root.tape.isSame(as: other.tape) {
      complain(.repeatedName(uri), at: root)
    }
  }

  /// Makes a place of a resource known by a name.
  private mutating func anchor(_ name: String, at schema: JSONView, in resource: Int32) {
    let name = UTF8Text(name)
    if let taken = resources[Int(resource)].anchors[name], !taken.isSame(as: schema) {
      complain(.repeatedName("#\(name.string)"), at: schema)
    }
    resources[Int(resource)].anchors[name] = schema
  }

  /// The dialect that a schema's `$schema` asks for, if it has one.
  private mutating func dialect(of schema: JSONView) -> Dialect? {
    guard let named = schema["$schema"] else { return nil }
    guard let uri = named.string else {
      complain(.wrongValue(keyword: "$schema", wanted: "the URI of a metaschema"), at: named)
      return nil
    }
    if let draft = Draft(uri: uri) { return Dialect(draft: draft) }
    let key = UTF8Text(SchemaURI.name(uri))
    if let known = dialects[key] { return known }
    guard let metaschema = registry[key]?.root else {
      complain(.unknownDialect(uri), at: named)
      return nil
    }
    // Its own metaschema says which edition it belongs to; a circle of them is draft 2020-12.
    dialects[key] = Dialect(draft: .draft2020)
    var dialect = dialect(of: metaschema) ?? Dialect(draft: .draft2020)
    if dialect.draft >= .draft2019, let vocabularies = metaschema["$vocabulary"] {
      let names = vocabularies.members.map { $0.name }
      dialect.vocabularies = Set(
        names.compactMap { $0.split(separator: "/").last.map(String.init) })
      dialect.assertsFormats = dialect.vocabularies?.contains("format-assertion") == true
      if dialect.vocabularies?.contains(where: { $0.hasPrefix("format") }) == true {
        dialect.vocabularies?.insert("format")
      }
      for member in vocabularies.members where member.value.bool == true {
        if !Self.isKnown(vocabulary: member.name) {
          complain(.unknownVocabulary(member.name), at: named)
        }
      }
    }
    dialects[key] = dialect
    return dialect
  }

  private static func isKnown(vocabulary uri: String) -> Bool {
    let names = [
      "core", "applicator", "unevaluated", "validation", "meta-data", "content", "format",
      "format-annotation", "format-assertion",
    ]
    return ["2019-09", "2020-12"].contains { edition in
      names.contains {
        "https://json-schema.org/draft/\(edition)/vocab/\($0)".utf8.elementsEqual(uri.utf8)
      }
    }
  }

  // MARK: Walking

  /// Notes the resource of every schema from a place inwards, and the names that they give.
  private mutating func walk(from start: Place, in resource: Int32) {
    var pending = [(start, resource)]
    while let (place, outer) = pending.popLast() {
      guard walked[Int(place.text)][place.index] == nil else { continue }
      let schema = view(place)
      let resource = identify(schema, at: place, in: outer)
      walked[Int(place.text)][place.index] = resource
      guard schema.kind == .object else { continue }
      let dialect = resources[Int(resource)].dialect
      // Before 2019-09 nothing beside a `$ref` counts.
      let hidesSiblings = dialect.draft < .draft2019 && schema["$ref"]?.string != nil
      for member in schema.members {
        guard let keyword = Keyword(member.nameView), keyword.drafts.contains(dialect.draft),
          !hidesSiblings || keyword == .definitions
        else { continue }
        for child in Self.subschemas(of: member.value, keyword) {
          pending.append((Place(text: place.text, index: child.index), resource))
        }
      }
    }
  }

  /// The schemas that the value of a keyword holds.
  static func subschemas(of value: JSONView, _ keyword: Keyword) -> [JSONView] {
    switch keyword.subschemas {
    case .none: []
    case .one: [value]
    case .list: Array(value.items)
    case .map: value.members.map(\.value)
    case .oneOrList: value.kind == .array ? Array(value.items) : [value]
    case .mapOfSchemasOrNames: value.members.map(\.value).filter { $0.kind != .array }
    }
  }

  /// The resource that a schema belongs to: its own if it has an identifier. Notes its anchors.
  private mutating func identify(_ schema: JSONView, at place: Place, in outer: Int32) -> Int32 {
    guard schema.kind == .object else { return outer }
    var resource = outer
    let draft = resources[Int(outer)].dialect.draft
    let own = schema[draft.identifier]
    let isHidden = draft < .draft2019 && schema["$ref"]?.string != nil
    if let identifier = own, let text = identifier.string, !isHidden {
      guard let uri = SchemaURI(text, in: resources[Int(outer)].uri) else {
        complain(
          .wrongValue(keyword: draft.identifier, wanted: "a URI reference"), at: identifier)
        return outer
      }
      if !text.utf8.starts(with: "#".utf8) {
        if resources[Int(outer)].root.isSame(as: schema) {
          resources[Int(outer)].uri = uri.whole
          name(outer, uri.whole)
        } else {
          let dialect = dialect(of: schema) ?? resources[Int(outer)].dialect
          resource = addResource(uri: uri.whole, root: schema, dialect)
        }
      }
      if draft < .draft2019, !uri.fragment.isEmpty {
        anchor(uri.fragment, at: schema, in: resource)
      }
    }
    if draft >= .draft2019, let name = schema["$anchor"]?.string {
      anchor(name, at: schema, in: resource)
    }
    if draft >= .draft2020, let name = schema["$dynamicAnchor"]?.string {
      anchor(name, at: schema, in: resource)
      resources[Int(resource)].dynamicAnchors.insert(UTF8Text(name))
    }
    if draft == .draft2019, schema["$recursiveAnchor"]?.bool == true,
      resources[Int(resource)].root.isSame(as: schema)
    {
      resources[Int(resource)].dynamicAnchors.insert(UTF8Text(""))
    }
    return resource
  }

  // MARK: Finding

  /// The resource of a schema that was walked.
  func resource(of place: Place) -> Int32 { walked[Int(place.text)][place.index] ?? 0 }

  /// The schema that a reference in a resource leads to, or `nil` with the mistake noted.
  mutating func resolve(_ reference: String, in resource: Int32, at view: JSONView) -> Place? {
    guard let uri = SchemaURI(reference, in: resources[Int(resource)].uri),
      let target = find(uri.whole)
    else {
      complain(.unresolved(reference), at: view)
      return nil
    }
    if uri.fragment.isEmpty { return place(of: resources[Int(target)].root, in: target) }
    if uri.fragment.utf8.first == UInt8(ascii: "/") {
      guard let pointer = try? JSONPointer(parsing: uri.fragment),
        let (schema, nearest) = schema(at: pointer, in: target)
      else {
        complain(.unresolved(reference), at: view)
        return nil
      }
      return place(of: schema, in: nearest)
    }
    guard let schema = resources[Int(target)].anchors[UTF8Text(uri.fragment)] else {
      complain(.unresolved(reference), at: view)
      return nil
    }
    return place(of: schema, in: target)
  }

  /// The resource of a URI, taken in from the registry or the metaschemas if need be.
  private mutating func find(_ uri: String) -> Int32? {
    if let known = resourceByURI[UTF8Text(uri)] { return known }
    guard let text = registry[UTF8Text(uri)] ?? Metaschemas.text(uri) else { return nil }
    let place = add(text, uri: uri, dialect: nil)
    resourceByURI[UTF8Text(uri)] = resource(of: place)
    return resource(of: place)
  }

  /// A place, walked if it was not: a reference may lead into what is no schema by its keyword.
  mutating func place(of schema: JSONView, in resource: Int32) -> Place? {
    guard let text = number(of: schema.tape) else { return nil }
    let place = Place(text: Int32(text), index: schema.index)
    walk(from: place, in: resource)
    return place
  }

  private func number(of tape: JSONTape) -> Int? { texts.firstIndex { $0.isSame(as: tape) } }

  /// What stands at a place of a resource, and its own resource: that of the nearest schema around it
  /// that was walked.
  private func schema(
    at pointer: JSONPointer, in resource: Int32
  ) -> (schema: JSONView, resource: Int32)? {
    var schema = resources[Int(resource)].root
    guard let text = number(of: schema.tape) else { return nil }
    var nearest = resource
    for token in pointer.tokens {
      guard let inner = schema[JSONPointer([token])] else { return nil }
      schema = inner
      nearest = walked[text][schema.index] ?? nearest
    }
    return (schema, nearest)
  }
}
