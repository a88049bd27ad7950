import OrderedJSON

extension SchemaReader {
  // MARK: Choices

  /// `enum` and `const`.
  func choice(_ keywords: Keywords) throws(Unsayable) -> Shape {
    let keyword = keywords["enum"] == nil ? "const" : "enum"
    guard keywords.are(among: ["enum", "const", "type"]),
      let all = keywords["enum"]?.array ?? keywords["const"].map({ [$0] })
    else { throw Unsayable(keyword: keyword) }
    var seen: Set<JSON> = []
    var values = all.filter { keywords.allows($0) && seen.insert($0).inserted }
    if let only = keywords["const"] { values.removeAll { $0 != only } }
    let texts = values.filter { $0.string != nil }
    let numbers = values.filter { $0.number != nil }
    let truths = values.filter { $0.bool != nil }
    guard
      texts.count + numbers.count + truths.count + values.filter(\.isNull).count == values.count,
      truths.count != 1, !values.isEmpty
    else { throw Unsayable(keyword: keyword) }
    var parts = [texts, numbers].filter { !$0.isEmpty }.map { values in
      Shape(.choice(Shape.Choice(values.map { ($0, nil) })))
    }
    if !truths.isEmpty { parts.append(Shape(.boolean)) }
    return try either(parts, orNull: values.contains(.null), keyword: keyword)
  }

  /// One shape, or several of which a phrase can speak.
  func either(
    _ parts: [Shape], orNull isNullable: Bool, keyword: String
  ) throws(Unsayable) -> Shape {
    if parts.isEmpty { return Shape(.null) }
    if parts.count == 1 {
      var shape = parts[0]
      shape.isNullable = shape.isNullable || isNullable
      return shape
    }
    let shape = Shape(.either(parts), isNullable: isNullable).inNormalForm
    guard shape.bareAlternatives.phrase() != nil else { throw Unsayable(keyword: keyword) }
    return shape
  }

  // MARK: Unions

  /// `anyOf` and `oneOf`: null is a mark, groups with a tag are variants, the rest is "either".
  mutating func union(
    _ keywords: Keywords, _ keyword: String, at place: JSONPointer
  ) throws(Unsayable) -> Shape {
    guard keywords.are(among: [keyword]), let schemas = keywords[keyword]?.array else {
      throw Unsayable(keyword: keyword)
    }
    let way = place.appending(keyword)
    var alternatives: [(schema: JSON, place: JSONPointer)] = []
    for (rank, schema) in schemas.enumerated() where !schema.isOnlyNull {
      alternatives.append((schema, way.appending(rank)))
    }
    let isNullable = alternatives.count < schemas.count
    if keyword == "oneOf", alternatives.count + 1 < schemas.count {
      throw Unsayable(keyword: keyword)
    }
    if let decimal = decimal(alternatives.map(\.schema), keyword, at: place) {
      return decimal.orNull(isNullable)
    }
    let tag = keywords.object["discriminator"]?["propertyName"]?.string
    if let variants = try variants(alternatives, tag: tag, at: place) {
      return variants.orNull(isNullable)
    }
    if alternatives.count == 1 {
      let only = shape(alternatives[0].schema, at: alternatives[0].place)
      if keyword == "oneOf", isNullable, mayBeNull(only) { note(.anyOfAlternatives, at: place) }
      return only.orNull(isNullable)
    }
    var parts: [Shape] = []
    for alternative in alternatives {
      parts.append(named(shape(alternative.schema, at: alternative.place), at: alternative.place))
    }
    if keyword == "oneOf", parts.count > 1 || isNullable, !parts.areDisjoint(orNull: isNullable) {
      note(.anyOfAlternatives, at: place)
    }
    return try either(parts, orNull: isNullable, keyword: keyword)
  }

  /// Whether null may fit a shape, as far as is known.
  private func mayBeNull(_ shape: Shape) -> Bool {
    switch shape.kind {
    case .schema, .either, .null: return true
    case .reference(let name):
      guard let shape = definitions.shape(named: name), shape.jsonType != nil else { return true }
      return shape.isNullable
    case .text, .number, .boolean, .choice, .group, .list, .map, .variants: return shape.isNullable
    }
  }

  /// An alternative that a phrase cannot say gets a name.
  private mutating func named(_ shape: Shape, at place: JSONPointer) -> Shape {
    guard shape.phrase() == nil || shape.description != nil, !place.tokens.isEmpty else {
      return shape
    }
    if case .schema = shape.kind { return shape }
    if let known = definitions.name(of: .place(place)) { return Shape(.reference(known)) }
    let field = place.tokens.last { Int($0) == nil && !["anyOf", "oneOf", "items"].contains($0) }
    let wanted = root[place]?["title"]?.string ?? field ?? "alternative"
    let name = definitions.add(.place(place), wanted: wanted, at: place)
    definitions.read(.place(place), as: shape)
    return Shape(.reference(name))
  }

  /// A number or its text, as pydantic writes a `Decimal`.
  private mutating func decimal(
    _ schemas: [JSON], _ keyword: String, at place: JSONPointer
  ) -> Shape? {
    guard keyword == "anyOf", schemas.count == 2,
      let number = schemas.first(where: { $0["type"]?.string == "number" })?.object,
      let text = schemas.first(where: { $0["type"]?.string == "string" })?.object,
      let pattern = text["pattern"]?.string, text.count == 2,
      pattern.utf8.starts(with: "^(?!^[-+.]*$)[+-]?0*".utf8)
    else { return nil }
    let before = Keywords(number, draft)
    guard before.are(among: ["type"] + Keywords.ofNumber),
      var shape = try? typed(before, at: place), case .number(var content) = shape.kind
    else { return nil }
    if content.precision == .binary {
      content.precision = .decimal(places: pattern.placesOfPydantic)
    }
    shape.kind = .number(content)
    note(.decimalAsText, at: place)
    return shape
  }
}

extension Shape {
  fileprivate func orNull(_ isNullable: Bool) -> Shape {
    var shape = self
    shape.isNullable = shape.isNullable || isNullable
    return shape
  }

  /// The union without what may stand beside it.
  fileprivate var bareAlternatives: Shape { Shape(kind, isNullable: isNullable) }

  /// The one JSON type that the shape's values have, if it is known.
  fileprivate var jsonType: JSON.Kind? {
    switch kind {
    case .text: .string
    case .number: .number
    case .boolean: .bool
    case .null: .null
    case .choice(let choice): choice.values.first?.value.kind
    case .group, .map, .variants: .object
    case .list: .array
    case .either, .reference, .schema: nil
    }
  }
}

extension [Shape] {
  /// Whether no value fits two of the shapes, as far as their types tell.
  fileprivate func areDisjoint(orNull isNullable: Bool) -> Bool {
    let types = compactMap(\.jsonType)
    return types.count == count && Set(types).count == count && !contains(where: \.isNullable)
      && !(isNullable && types.contains(.null))
  }
}

extension JSON {
  fileprivate var isOnlyNull: Bool {
    guard let object else { return false }
    let keywords = object.members.filter { $0.name != "title" && $0.name != "description" }
    return keywords.count == 1
      && (object["type"]?.string == "null" || object["const"]?.isNull == true)
  }
}

extension Keywords {
  /// Whether `type`, if there is one, allows the value.
  fileprivate func allows(_ value: JSON) -> Bool {
    guard let type = self["type"] else { return true }
    let types = type.string.map { [$0] } ?? type.array?.compactMap(\.string) ?? []
    return types.contains { type in
      switch type {
      case "integer": value.number?.isInteger == true
      case "boolean": value.bool != nil
      default: value.kind.rawValue.utf8.elementsEqual(type.utf8)
      }
    }
  }
}

extension String {
  /// The places behind the point in the pattern of a pydantic decimal, which ends in `\.\d{0,2}0*$`.
  fileprivate var placesOfPydantic: Int? {
    let marker = Array("\\.\\d{0,".utf8)
    let bytes = Array(utf8)
    guard bytes.count > marker.count else { return nil }
    for start in (0...(bytes.count - marker.count)).reversed()
    where bytes[start...].starts(with: marker) {
      let digits = bytes[(start + marker.count)...].prefix { (0x30...0x39).contains($0) }
      return Int(String(decoding: digits, as: UTF8.self)).flatMap { $0 <= 18 ? $0 : nil }
    }
    return nil
  }
}
