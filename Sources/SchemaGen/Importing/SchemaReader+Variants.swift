import JSONSchema
import OrderedJSON

extension SchemaReader {
  /// Groups that a tag tells apart; nothing if the alternatives are not such groups.
  ///
  /// A union that is met again, in one of its own variants or elsewhere, is given a name.
  mutating func variants(
    _ alternatives: [(schema: JSON, place: JSONPointer)], tag: String?, at place: JSONPointer
  ) throws(Unsayable) -> Shape? {
    guard alternatives.count > 1 else { return nil }
    let groups = alternatives.compactMap { plainObject($0.schema, at: $0.place) }
    guard groups.count == alternatives.count, let tag = self.tag(of: groups, wanted: tag) else {
      return nil
    }
    for group in groups { try group.check(behind: tag) }
    let union = TaggedUnion(tag: UTF8Text(tag), variants: groups.map(\.place))
    if !unions.insert(union).inserted || isDeep { sharedUnions.insert(union) }
    guard sharedUnions.contains(union) else { return shape(of: union, groups) }
    if let known = definitions.name(of: .union(union)) { return Shape(.reference(known)) }
    let name = definitions.add(
      .union(union), wanted: nameOfUnion(at: place), at: place.appending("variants"))
    read(.union(union, groups))
    return Shape(.reference(name))
  }

  /// Groups that can be said, behind their tag.
  mutating func shape(of union: TaggedUnion, _ groups: [PlainObject]) -> Shape {
    let tag = union.tag.string
    let cases = groups.map { variant($0, tag) }
    return Shape(.variants(Shape.Variants(tag: tag, cases)))
  }

  private func nameOfUnion(at place: JSONPointer) -> String {
    place.tokens.last { Int($0) == nil && !["anyOf", "oneOf", "items"].contains($0) } ?? "variants"
  }

  private mutating func variant(_ group: PlainObject, _ tag: String) -> Shape.Variants.Case {
    if !group.isRequired(tag) { note(.tagRequired(tag), at: group.place) }
    if !group.isClosed { note(.closedGroups) }
    let fields = group.fields(behind: tag)
    return Shape.Variants.Case(
      group.name(by: tag) ?? "", meaning: group.meaning, self.group(fields, at: group.place))
  }

  /// The wanted property, or the first by which all objects differ.
  private func tag(of groups: [PlainObject], wanted: String?) -> String? {
    let candidates = wanted.map { [$0] } ?? groups.first?.properties.names ?? []
    return candidates.first { tag in
      guard wanted != nil || groups.allSatisfy({ $0.isRequired(tag) }) else { return false }
      let names = groups.compactMap { $0.name(by: tag) }
      return names.count == groups.count && Set(names.map(UTF8Text.init)).count == names.count
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

/// What tells whether a union is one that was met before.
struct TaggedUnion: Hashable {
  let tag: UTF8Text
  let variants: [JSONPointer]
}

/// An object schema that can be a variant: nothing but properties judges it.
struct PlainObject {
  let place: JSONPointer
  let properties: JSONObject
  let required: [String]
  let isClosed: Bool
  let meaning: String?

  func isRequired(_ name: String) -> Bool {
    required.contains { $0.utf8.elementsEqual(name.utf8) }
  }

  /// What a variant holds beside its tag.
  func fields(behind tag: String) -> SchemaReader.Fields {
    var properties = properties
    properties[tag] = nil
    let required = required.filter { !$0.utf8.elementsEqual(tag.utf8) }
    return SchemaReader.Fields(properties: properties, required: Set(required.map(UTF8Text.init)))
  }

  /// Makes sure that the language has words for the variant, before anything inside it is read.
  func check(behind tag: String) throws(SchemaReader.Unsayable) {
    guard let name = name(by: tag), name.isSayable else {
      throw SchemaReader.Unsayable(keyword: "anyOf")
    }
    try fields(behind: tag).check()
  }

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
