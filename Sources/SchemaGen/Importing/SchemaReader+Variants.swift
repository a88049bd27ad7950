import JSONSchema
import OrderedJSON

extension SchemaReader {
  /// Groups that a tag tells apart; nothing if the alternatives are not such groups.
  ///
  /// A union inside one of its own variants is given a name.
  mutating func variants(
    _ alternatives: [(schema: JSON, place: JSONPointer)], tag: String?, at place: JSONPointer
  ) throws(Unsayable) -> Shape? {
    guard alternatives.count > 1 else { return nil }
    let groups = alternatives.compactMap { plainObject($0.schema, at: $0.place) }
    guard groups.count == alternatives.count, let tag = self.tag(of: groups, wanted: tag) else {
      return nil
    }
    let key = groups.map(\.place)
    if let union = unions[key] {
      let name = union.name ?? names.name(for: nameOfUnion(at: place))
      unions[key] = Union(name: name)
      return Shape(.reference(name))
    }
    unions[key] = Union()
    defer { unions[key] = nil }
    var cases: [Shape.Variants.Case] = []
    for group in groups { cases.append(try variant(group, tag)) }
    let shape = Shape(.variants(Shape.Variants(tag: tag, cases)))
    guard let name = unions[key]?.name else { return shape }
    definitions[place.appending("variants")] = ReadDefinition(
      name: name, rank: 1 << 20 + definitions.count, shape: shape)
    return Shape(.reference(name))
  }

  private func nameOfUnion(at place: JSONPointer) -> String {
    place.tokens.last { Int($0) == nil && !["anyOf", "oneOf", "items"].contains($0) } ?? "variants"
  }

  private mutating func variant(
    _ group: PlainObject, _ tag: String
  ) throws(Unsayable) -> Shape.Variants.Case {
    guard let name = group.name(by: tag), name.isSayable else { throw Unsayable(keyword: "anyOf") }
    let isTag: (String) -> Bool = { $0.utf8.elementsEqual(tag.utf8) }
    if !group.required.contains(where: isTag) { note(.tagRequired(tag), at: group.place) }
    if !group.isClosed { note(.closedGroups) }
    var properties = group.properties
    properties[tag] = nil
    let fields = try self.group(
      properties, group.required.filter { !isTag($0) }, isClosed: group.isClosed, at: group.place)
    return Shape.Variants.Case(name, meaning: group.meaning, fields)
  }

  /// The wanted property, or the first by which all objects differ.
  private func tag(of groups: [PlainObject], wanted: String?) -> String? {
    let candidates = wanted.map { [$0] } ?? groups.first?.properties.names ?? []
    return candidates.first { tag in
      let names = groups.compactMap { $0.name(by: tag) }
      let isTold =
        wanted != nil
        || groups.allSatisfy { group in
          group.required.contains { $0.utf8.elementsEqual(tag.utf8) }
        }
      return isTold && names.count == groups.count
        && Set(names.map(UTF8Text.init)).count == names.count
    }
  }

  /// An object schema of plain properties, found behind references.
  private func plainObject(_ schema: JSON, at place: JSONPointer) -> PlainObject? {
    var schema = schema
    var place = place
    var steps = 0
    while let object = schema.object, let target = target(of: object), let next = root[target] {
      (schema, place, steps) = (next, target, steps + 1)
      if steps > 16 { return nil }
    }
    guard let object = schema.object else { return nil }
    let keywords = Keywords(object, draft)
    guard keywords.are(among: ["type", "properties", "required", "additionalProperties"]),
      keywords["type"]?.string == "object", let properties = keywords["properties"]?.object,
      keywords["additionalProperties"]?.object == nil
    else { return nil }
    return PlainObject(
      place: place, properties: properties,
      required: keywords["required"]?.array?.compactMap(\.string) ?? [],
      isClosed: keywords["additionalProperties"]?.bool == false, meaning: keywords.description)
  }
}

struct PlainObject {
  let place: JSONPointer
  let properties: JSONObject
  let required: [String]
  let isClosed: Bool
  let meaning: String?

  /// The one text that a property may have.
  func name(by tag: String) -> String? {
    guard let property = properties[tag]?.object else { return nil }
    let keywords = Keywords(property, .draft2020)
    guard keywords.are(among: ["const", "enum", "type"]),
      keywords["type"].map({ $0.string == "string" }) ?? true
    else { return nil }
    if let only = keywords["const"] { return keywords["enum"] == nil ? only.string : nil }
    let values = keywords["enum"]?.array ?? []
    return values.count == 1 ? values[0].string : nil
  }
}
