import JSONSchema
import OrderedJSON

// Lists, groups and maps.

extension FormReader {
  mutating func list(_ sources: [Source], origin: JSONPointer) -> Form {
    let count = Form.Range(sources, least: "minItems", most: "maxItems")
    let rules = sources.flatMap {
      self.rules(["uniqueItems", "contains", "unevaluatedItems"], of: $0)
    }
    if let tuple = tuple(sources, count) {
      return Form(body: tuple, origin: origin, rules: rules)
    }
    let item = form(
      at: sources.compactMap { source in source["items"].map { (source.pointer("items"), $0) } })
    if item.isNever { return Form(body: empty(count, origin), origin: origin, rules: rules) }
    return Form(body: .list(item, count), origin: origin, rules: rules)
  }

  /// The list without items, if there may be none; what its items are does not matter.
  private func empty(_ count: Form.Range, _ origin: JSONPointer) -> Form.Body {
    let item = Form(body: .text(Form.Text()), origin: origin)
    return count.least == 0 ? .list(item, Form.Range(least: 0, most: 0)) : .never
  }

  /// A list with a form for each place, if one of the sources has one.
  private mutating func tuple(_ sources: [Source], _ count: Form.Range) -> Form.Body? {
    for source in sources {
      let name = source.draft >= .draft2020 ? "prefixItems" : "items"
      guard let items = source[name]?.array, !items.isEmpty else { continue }
      let forms = items.enumerated().map { rank, item in
        form(at: [(source.pointer(name, String(rank)), item)])
      }
      let restName = source.draft >= .draft2020 ? "items" : "additionalItems"
      let rest = form(at: source[restName].map { [(source.pointer(restName), $0)] } ?? [])
      // The list ends before the first place that nothing may take.
      let end = forms.firstIndex(where: \.isNever) ?? (rest.isNever ? forms.count : .max)
      var count = count
      if end < .max { count.most = min(count.most ?? .max, end) }
      let most = count.most ?? .max
      if most < count.least { return .never }
      if most == 0 || end == 0 { return empty(count, source.pointer) }
      return .tuple(Array(forms.prefix(end)), rest: most <= forms.count ? nil : rest, count)
    }
    return nil
  }
}

extension FormReader {
  /// An object: with fields of its own, or a map.
  mutating func group(_ sources: [Source], origin: JSONPointer) -> Form {
    var rules = sources.flatMap { source in
      self.rules(
        ["dependentRequired", "dependentSchemas", "dependencies", "unevaluatedProperties"],
        of: source)
    }
    var others = others(of: sources)
    var isClosed = Self.close(sources)
    if others?.isNever == true {
      others = nil
      isClosed = true
    }
    let byPattern = sources.flatMap { source in
      (source["patternProperties"]?.object?.members ?? []).map { (source, $0.name, $0.value) }
    }
    let fields = fields(of: sources, others: others)
    if fields.isEmpty, let map = map(sources, others, isClosed, byPattern) {
      return Form(body: .map(map), origin: origin, rules: rules)
    }
    if !byPattern.isEmpty { isClosed = false }
    rules += sources.flatMap {
      self.rules(["patternProperties", "propertyNames", "minProperties", "maxProperties"], of: $0)
    }
    if fields.contains(where: \.isImpossible) { return Form(body: .never, origin: origin) }
    let group = Form.Group(
      fields: fields.filter { !$0.isNever }, isClosed: isClosed,
      others: byPattern.isEmpty ? others : nil)
    return Form(body: .group(group), origin: origin, rules: rules)
  }

  /// Whether sources allow no members but those they name.
  private static func close(_ sources: [Source]) -> Bool {
    if sources.contains(where: { $0["additionalProperties"]?.bool == false }) { return true }
    guard sources.contains(where: { $0["unevaluatedProperties"]?.bool == false }) else {
      return false
    }
    // It also counts what was looked at by rules that forms have no place for.
    let open = ["if", "dependentSchemas", "additionalProperties", "anyOf", "oneOf", "not"]
    return sources.allSatisfy { source in
      source.skipped.isEmpty && source["unevaluatedProperties"]?.bool ?? false == false
        && open.allSatisfy { source[$0] == nil }
    }
  }

  /// The form of members that are not named, where one is asked for.
  private mutating func others(of sources: [Source]) -> Form? {
    let places: [Place] = sources.compactMap { source in
      guard let schema = source["additionalProperties"], schema.kind == .object else { return nil }
      return (source.pointer("additionalProperties"), schema)
    }
    guard !places.isEmpty else { return nil }
    let form = form(at: places)
    if case .anything = form.body, form.rules.isEmpty, form.note == nil { return nil }
    return form
  }

  private mutating func map(
    _ sources: [Source], _ others: Form?, _ isClosed: Bool,
    _ byPattern: [(source: Source, pattern: String, schema: JSON)]
  ) -> Form.Map? {
    let count = Form.Range(sources, least: "minProperties", most: "maxProperties")
    var keyPatterns = sources.compactMap { $0["propertyNames"]?["pattern"]?.string }
    let keyRules = sources.flatMap { source in
      source["propertyNames"]?["pattern"] == nil ? rules(["propertyNames"], of: source) : []
    }
    if byPattern.isEmpty, let others {
      return Form.Map(value: others, count: count, keyPatterns: keyPatterns, keyRules: keyRules)
    }
    guard byPattern.count == 1, let only = byPattern.first, isClosed, sources.count == 1 else {
      return nil
    }
    keyPatterns.append(only.pattern)
    let value = form(at: [(only.source.pointer("patternProperties", only.pattern), only.schema)])
    guard !value.isNever else { return nil }
    return Form.Map(value: value, count: count, keyPatterns: keyPatterns, keyRules: keyRules)
  }

  /// The fields in order of their first naming; then what is required without being described.
  private mutating func fields(of sources: [Source], others: Form?) -> [Form.Group.Field] {
    var names: [String] = []
    var places: [UTF8Text: [Place]] = [:]
    for source in sources {
      for (name, schema) in source["properties"]?.object?.members ?? [] {
        if places[UTF8Text(name)] == nil { names.append(name) }
        places[UTF8Text(name), default: []].append((source.pointer("properties", name), schema))
      }
    }
    let required = sources.flatMap { source in
      (source["required"]?.array ?? []).compactMap(\.string).map { ($0, source.pointer) }
    }
    let isRequired = Set(required.map { UTF8Text($0.0) })
    var fields = names.map { name in
      Form.Group.Field(
        name: name, form: form(at: places[UTF8Text(name)] ?? []),
        presence: isRequired.contains(UTF8Text(name)) ? .required : .optional)
    }
    var known = Set(names.map(UTF8Text.init))
    for (name, origin) in required where known.insert(UTF8Text(name)).inserted {
      let form = others ?? Form(body: .anything, origin: origin)
      fields.append(Form.Group.Field(name: name, form: form, presence: .required))
    }
    return fields
  }
}

extension Form.Group.Field {
  fileprivate var isNever: Bool { if case .never = form.body { true } else { false } }
  fileprivate var isImpossible: Bool {
    if case .required = presence { isNever } else { false }
  }
}
