import OrderedJSON

extension SchemaReader {
  /// A schema that says a type, or whose keywords all belong to one.
  mutating func typed(_ keywords: Keywords, at place: JSONPointer) throws(Unsayable) -> Shape {
    let all = try self.types(of: keywords, at: place)
    let isNullable = all.contains("null")
    let types = all.filter { $0 != "null" && !($0 == "integer" && all.contains("number")) }
    if types.isEmpty {
      // Keywords of other types say nothing of null.
      if let combined = keywords.combining { throw Unsayable(keyword: combined) }
      return Shape(.null)
    }
    if types.count == 1 {
      var shape = try self.shape(of: types[0], keywords, at: place)
      shape.isNullable = isNullable
      return shape
    }
    return try several(types, orNull: isNullable, keywords, at: place)
  }

  private mutating func types(
    of keywords: Keywords, at place: JSONPointer
  ) throws(Unsayable) -> [String] {
    if let type = keywords["type"] {
      return type.string.map { [$0] } ?? type.array?.compactMap(\.string) ?? []
    }
    if let combined = keywords.combining { throw Unsayable(keyword: combined) }
    let groups = [
      ("string", Keywords.ofText), ("number", Keywords.ofNumber), ("array", Keywords.ofList),
      ("object", Keywords.ofObject),
    ]
    guard let first = keywords.assertions.first else { throw Unsayable(keyword: "any value") }
    for (type, names) in groups where keywords.are(among: names) {
      note(.typeAssumed(type), at: place)
      return [type]
    }
    throw Unsayable(keyword: first)
  }

  private mutating func several(
    _ types: [String], orNull isNullable: Bool, _ keywords: Keywords, at place: JSONPointer
  ) throws(Unsayable) -> Shape {
    if let combined = keywords.combining { throw Unsayable(keyword: combined) }
    var parts: [Shape] = []
    for type in types {
      let own = keywords.only(Keywords.names(of: type), type: type)
      parts.append(try self.shape(of: type, own, at: place))
    }
    return try either(parts, orNull: isNullable, keyword: "type")
  }

  private mutating func shape(
    of type: String, _ keywords: Keywords, at place: JSONPointer
  ) throws(Unsayable) -> Shape {
    // Keywords of other types say nothing of a value of this one.
    if let combined = keywords.combining { throw Unsayable(keyword: combined) }
    switch type {
    case "string": return try text(keywords, at: place)
    case "integer": return try number(keywords, isWhole: true)
    case "number": return try number(keywords, isWhole: false)
    case "boolean": return Shape(.boolean)
    case "array": return try list(keywords, at: place)
    case "object": return try object(keywords, at: place)
    default: throw Unsayable(keyword: "type")
    }
  }

  // MARK: Texts and numbers

  private mutating func text(
    _ keywords: Keywords, at place: JSONPointer
  ) throws(Unsayable) -> Shape {
    var text = Shape.Text(length: try keywords.count("minLength", "maxLength"))
    if let pattern = keywords["pattern"]?.string {
      text.type = TextType(.pattern(pattern))
      if text.type == nil { text.pattern = pattern }
    }
    if let format = keywords["format"]?.string, text.type == nil {
      if format == "time", text.pattern == nil, text.length.isOpen {
        note(.timeWithoutZone, at: place)
        return Shape(.text(Shape.Text(.time)))
      }
      text.type = TextType(.format(format))
      if text.type == nil { note(.format(format), at: place) }
    }
    if let type = text.type, !text.length.isOpen, !type.hasLength {
      throw Unsayable(keyword: keywords["minLength"] == nil ? "maxLength" : "minLength")
    }
    return Shape(.text(text))
  }

  private func number(_ keywords: Keywords, isWhole: Bool) throws(Unsayable) -> Shape {
    var number = Shape.Number(isWhole ? .whole : .binary)
    if let step = keywords["multipleOf"]?.number {
      guard let places = step.decimalPlaces else { throw Unsayable(keyword: "multipleOf") }
      if !isWhole { number.precision = places == 0 ? .whole : .decimal(places: places) }
    }
    number.lower = keywords.bound("minimum", "exclusiveMinimum", isTighter: >)
    number.upper = keywords.bound("maximum", "exclusiveMaximum", isTighter: <)
    guard !number.isEmpty else { throw Unsayable(keyword: "minimum") }
    return Shape(.number(number))
  }

  // MARK: Lists

  private mutating func list(
    _ keywords: Keywords, at place: JSONPointer
  ) throws(Unsayable) -> Shape {
    for name in ["contains", "minContains", "maxContains", "unevaluatedItems"]
    where keywords[name] != nil {
      throw Unsayable(keyword: name)
    }
    let count = try keywords.count("minItems", "maxItems")
    let item = try item(keywords, count, at: place)
    let isUnique = keywords["uniqueItems"]?.bool == true
    return Shape(.list(Shape.List(of: item, count: count, isUnique: isUnique)))
  }

  private mutating func item(
    _ keywords: Keywords, _ count: Shape.Count, at place: JSONPointer
  ) throws(Unsayable) -> Shape {
    let isTuple = keywords["items"]?.array != nil
    let tuple = isTuple ? "items" : "prefixItems"
    guard let first = keywords[tuple]?.array else {
      return shape(keywords["items"] ?? true, at: place.appending("items"))
    }
    // As many of one shape are a list.
    guard let one = first.first, first.allSatisfy({ $0 == one }), count.atMost == first.count else {
      throw Unsayable(keyword: tuple)
    }
    return shape(one, at: place.appending(tuple).appending(0))
  }

  // MARK: Objects

  private mutating func object(
    _ keywords: Keywords, at place: JSONPointer
  ) throws(Unsayable) -> Shape {
    let sayable = [
      "type", "properties", "required", "additionalProperties", "minProperties", "maxProperties",
    ]
    let own = Keywords.ofObject.filter { keywords[$0] != nil }
    if let foreign = own.first(where: { !sayable.contains($0) }) {
      throw Unsayable(keyword: foreign)
    }
    let properties = keywords["properties"]?.object ?? JSONObject()
    let required = keywords["required"]?.array?.compactMap(\.string) ?? []
    let others = keywords["additionalProperties"] ?? true
    if properties.isEmpty, required.isEmpty, others.bool != false {
      return try map(of: others, keywords, at: place)
    }
    for name in ["minProperties", "maxProperties"] where keywords[name] != nil {
      throw Unsayable(keyword: name)
    }
    if case .object(let object) = others, !object.isEmpty {
      throw Unsayable(keyword: "additionalProperties")
    }
    if others.bool != false { note(.closedGroups) }
    let fields = Fields(properties: properties, required: Set(required.map(UTF8Text.init)))
    try fields.check()
    return Shape(.group(group(fields, at: place)))
  }

  /// Properties, and the names of those that are not optional.
  struct Fields {
    let properties: JSONObject
    let required: Set<UTF8Text>

    func check() throws(Unsayable) {
      guard properties.names.allSatisfy(\.isSayable) else { throw Unsayable(keyword: "properties") }
      guard required.allSatisfy({ properties[$0.string] != nil }) else {
        throw Unsayable(keyword: "required")
      }
    }
  }

  mutating func group(_ fields: Fields, at place: JSONPointer) -> Shape.Group {
    let way = place.appending("properties")
    var group = Shape.Group([])
    for (name, schema) in fields.properties.members {
      let isOptional = !fields.required.contains(UTF8Text(name))
      let shape = shape(schema, at: way.appending(name))
      group.fields.append(Shape.Field(name, isOptional: isOptional, shape))
    }
    return group
  }

  private mutating func map(
    of values: JSON, _ keywords: Keywords, at place: JSONPointer
  ) throws(Unsayable) -> Shape {
    let count = try keywords.count("minProperties", "maxProperties")
    let value = shape(values, at: place.appending("additionalProperties"))
    return Shape(.map(Shape.Map(of: value, count: count)))
  }
}

// MARK: Bounds

extension Keywords {
  /// A keyword that judges values of any type.
  fileprivate var combining: String? {
    foreign(to: ["type"] + Self.ofText + Self.ofNumber + Self.ofList + Self.ofObject)
  }

  fileprivate static func names(of type: String) -> [String] {
    switch type {
    case "string": ofText
    case "integer", "number": ofNumber
    case "array": ofList
    case "object": ofObject
    default: []
    }
  }

  fileprivate func count(
    _ leastName: String, _ mostName: String
  ) throws(SchemaReader.Unsayable) -> Shape.Count {
    var count = Shape.Count()
    for (name, side) in [(leastName, \Shape.Count.atLeast), (mostName, \Shape.Count.atMost)] {
      guard let number = self[name]?.number else { continue }
      guard let limit = number.exactly(Int.self) else {
        throw SchemaReader.Unsayable(keyword: name)
      }
      count[keyPath: side] = limit
    }
    if count.atLeast == 0 { count.atLeast = nil }
    if let least = count.atLeast, let most = count.atMost, most < least {
      throw SchemaReader.Unsayable(keyword: leastName)
    }
    return count
  }

  /// The tighter of a bound that counts itself and one that does not; in draft 4 the second is a flag.
  fileprivate func bound(
    _ inclusive: String, _ exclusive: String, isTighter: (JSONNumber, JSONNumber) -> Bool
  ) -> Shape.Number.Bound? {
    let isFlagged = self[exclusive]?.bool == true
    let closed = self[inclusive]?.number.map { Shape.Number.Bound($0, isExclusive: isFlagged) }
    let open = self[exclusive]?.number.map { Shape.Number.Bound($0, isExclusive: true) }
    guard let closed, let open else { return closed ?? open }
    return isTighter(closed.number, open.number) ? closed : open
  }
}

extension JSONNumber {
  /// How many places behind the point a number has that is a multiple of this one: of 0.01, two.
  fileprivate var decimalPlaces: Int? {
    let (isNegative, digits, exponent) = decimal
    guard !isNegative, digits == [1], (-18...0).contains(exponent) else { return nil }
    return -exponent
  }
}
