import Formats
import JSONSchema
package import OrderedJSON

/// The strict JSON Schema that a blueprint means, and what a JSON Schema has no keyword for.
package struct LocalSchema: Sendable {
  /// 2020-12; by it answers are judged.
  package let schema: JSON
  /// The same without the rules that are not to be sent to anyone.
  package let sent: JSON
  /// Where each part was written, by the way to it.
  package let origins: [JSONPointer: Shape.Origin]
  /// What the keys of a map mean, by the way to the map.
  package let keyMeanings: [JSONPointer: String]

  package init(_ blueprint: Blueprint) {
    var writer = Writer()
    schema = writer.document(blueprint)
    origins = writer.origins
    keyMeanings = writer.keyMeanings
    writer.isForSending = true
    sent = writer.holdsBack ? writer.document(blueprint) : schema
  }
}

/// Writes keywords in one order: type, what belongs to the type, description.
private struct Writer {
  var origins: [JSONPointer: Shape.Origin] = [:]
  var keyMeanings: [JSONPointer: String] = [:]
  var isForSending = false
  /// Whether there was a rule that is not sent.
  var holdsBack = false
  /// The way to what is being written.
  private var way: [String] = []

  mutating func document(_ blueprint: Blueprint) -> JSON {
    if blueprint.definitions.isEmpty, let schema = blueprint.output.wholeSchema { return schema }
    var members: [JSONObject.Member] = [("$schema", .string(Self.dialect))]
    members += self.members(blueprint.output)
    if !blueprint.definitions.isEmpty {
      let definitions = blueprint.definitions.map { definition in
        at("$defs", definition.name) { writer in
          (definition.name, writer.schema(definition.shape))
        }
      }
      members.append(("$defs", .object(definitions)))
    }
    return .object(members)
  }

  private static let dialect = "https://json-schema.org/draft/2020-12/schema"

  private mutating func at<Result>(_ steps: String..., do body: (inout Writer) -> Result) -> Result
  {
    way += steps
    defer { way.removeLast(steps.count) }
    return body(&self)
  }

  private mutating func schema(_ shape: Shape) -> JSON { .object(members(shape)) }

  private mutating func members(_ shape: Shape) -> [JSONObject.Member] {
    if let origin = shape.origin { origins[JSONPointer(way)] = origin }
    var members = keywords(of: shape)
    if let description = Self.description(of: shape) {
      members.removeAll { $0.name == "description" }
      members.append(("description", .string(description)))
    }
    if !shape.examples.isEmpty { members.append(("examples", .array(shape.examples))) }
    return members
  }

  private mutating func keywords(of shape: Shape) -> [JSONObject.Member] {
    let isNullable = shape.isNullable
    switch shape.kind {
    case .text(let text): return [Self.type("string", isNullable)] + text.keywords
    case .number(let number):
      return [Self.type(number.precision == .whole ? "integer" : "number", isNullable)]
        + number.keywords
    case .boolean: return [Self.type("boolean", isNullable)]
    case .null: return [Self.type("null", false)]
    case .choice(let choice):
      return isNullable ? alternatives([choice.keywords], orNull: true) : choice.keywords
    case .group(let group): return [Self.type("object", isNullable)] + fields(of: group)
    case .list(let list):
      let items = at("items") { $0.schema(list.item) }
      return [Self.type("array", isNullable), ("items", items)] + list.keywords
    case .map(let map):
      if let keys = map.keys { keyMeanings[JSONPointer(way)] = keys }
      let values = at("additionalProperties") { $0.schema(map.value) }
      return [Self.type("object", isNullable), ("additionalProperties", values)]
        + map.count.keywords("minProperties", "maxProperties")
    case .variants(let variants):
      let written = variants.cases.enumerated().map { rank, variant in
        at("anyOf", String(rank)) { $0.members(of: variant, tag: variants.tag) }
      }
      return alternatives(written, orNull: isNullable)
    case .either(let shapes):
      let written = shapes.enumerated().map { rank, shape in
        at("anyOf", String(rank)) { $0.members(shape) }
      }
      return alternatives(written, orNull: isNullable)
    case .reference(let name):
      let reference: JSONObject.Member = ("$ref", .string(Self.reference(to: name)))
      return isNullable ? alternatives([[reference]], orNull: true) : [reference]
    case .schema(let schema, let isSent):
      if !isSent { holdsBack = true }
      let written = schemaMembers(schema, isWhole: isSent || !isForSending)
      return isNullable ? alternatives([written], orNull: true) : written
    }
  }

  private func alternatives(
    _ schemas: [[JSONObject.Member]], orNull: Bool
  ) -> [JSONObject.Member] {
    let null: [[JSONObject.Member]] = orNull ? [[Self.type("null", false)]] : []
    return [("anyOf", .array((schemas + null).map(JSON.object)))]
  }

  private mutating func fields(
    of group: Shape.Group, behind tag: JSONObject.Member? = nil
  ) -> [JSONObject.Member] {
    var properties = tag.map { [$0] } ?? []
    for field in group.fields {
      let schema = at("properties", field.name) { writer in
        let schema = writer.schema(field.shape)
        if let origin = field.origin { writer.origins[JSONPointer(writer.way)] = origin }
        return schema
      }
      properties.append((field.name, schema))
    }
    let required = (tag.map { [$0.name] } ?? []) + group.required
    var members: [JSONObject.Member] = []
    if !properties.isEmpty { members.append(("properties", .object(properties))) }
    if !required.isEmpty { members.append(("required", .array(required.map(JSON.string)))) }
    members.append(("additionalProperties", false))
    return members
  }

  private mutating func members(
    of variant: Shape.Variants.Case, tag: String
  ) -> [JSONObject.Member] {
    if let origin = variant.origin { origins[JSONPointer(way)] = origin }
    var members = [Self.type("object", false)]
    members += fields(of: variant.group, behind: (tag, ["const": .string(variant.name)]))
    if let meaning = variant.meaning { members.append(("description", .string(meaning))) }
    return members
  }

  /// A schema from outside; what is not to be sent is cut down to its type and its description.
  ///
  /// Its references mean its own text, and it may be of another edition: such a schema gets a name, if it
  /// has none, so that `#` goes on meaning itself and its `$schema` is heeded.
  private func schemaMembers(_ schema: JSON, isWhole: Bool) -> [JSONObject.Member] {
    switch schema {
    case .object(let object):
      guard isWhole else {
        return object.members.filter { $0.name == "type" || $0.name == "description" }
      }
      let edition = object["$schema"]?.string
      let isForeign = edition != nil && edition.flatMap(Draft.init(uri:)) != .draft2020
      guard object["$id"] == nil, isForeign || schema.hasReference else { return object.members }
      return [("$id", .string(SchemaName.urn("schema", of: way)))] + object.members
    case .bool(false): return [("not", [:])]
    default: return []
    }
  }

  private static func type(_ name: String, _ isNullable: Bool) -> JSONObject.Member {
    ("type", isNullable ? [.string(name), "null"] : .string(name))
  }

  /// A JSON pointer in the fragment of a URI.
  private static func reference(to name: String) -> String {
    "#" + PercentEncoding.encoded(JSONPointer(["$defs", name]).description, keeping: "/$")
  }

  /// What the model reads of a value: what the author says of it, or what its type's name means; and
  /// what each value of a choice means.
  private static func description(of shape: Shape) -> String? {
    switch shape.kind {
    case .choice(let choice): choice.description(behind: shape.description)
    case .text(let text):
      shape.description ?? text.type.flatMap { $0.needsWords ? $0.words : nil }
    default: shape.description
    }
  }
}

extension Shape {
  /// A JSON Schema that is all there is.
  var wholeSchema: JSON? {
    guard case .schema(let schema, isSent: true) = kind, !isNullable, description == nil,
      examples.isEmpty
    else { return nil }
    return schema
  }
}

extension JSON {
  fileprivate var hasReference: Bool {
    switch self {
    case .array(let items): items.contains { $0.hasReference }
    case .object(let object):
      object.members.contains { name, value in
        name == "$ref" || name == "$dynamicRef" || value.hasReference
      }
    default: false
    }
  }
}

extension Shape.Group {
  fileprivate var required: [String] { fields.filter { !$0.isOptional }.map(\.name) }
}

extension Shape.Text {
  fileprivate var keywords: [JSONObject.Member] {
    var members: [JSONObject.Member] = []
    switch type?.rule {
    case .format(let format): members.append(("format", .string(format)))
    case .pattern(let pattern): members.append(("pattern", .string(pattern)))
    case nil: break
    }
    members += length.keywords("minLength", "maxLength")
    if let pattern { members.append(("pattern", .string(pattern))) }
    return members
  }
}

extension Shape.Number {
  fileprivate var keywords: [JSONObject.Member] {
    var members: [JSONObject.Member] = []
    if case .decimal(let places?) = precision {
      members.append(("multipleOf", .number(Self.step(places))))
    }
    if let lower {
      members.append((lower.isExclusive ? "exclusiveMinimum" : "minimum", .number(lower.number)))
    }
    if let upper {
      members.append((upper.isExclusive ? "exclusiveMaximum" : "maximum", .number(upper.number)))
    }
    return members
  }

  /// One at the last of so many places behind the point.
  private static func step(_ places: Int) -> JSONNumber {
    guard places > 0 else { return JSONNumber(1) }
    return JSONNumber("0." + String(repeating: "0", count: places - 1) + "1") ?? JSONNumber(1)
  }
}

extension Shape.Choice {
  fileprivate var keywords: [JSONObject.Member] {
    [("type", .string(type)), ("enum", .array(values.map(\.value)))]
  }

  private var type: String {
    if values.contains(where: { $0.value.string != nil }) { return "string" }
    return values.allSatisfy { $0.value.number?.isInteger == true } ? "integer" : "number"
  }

  /// `what it is (a: its meaning; b: its meaning)`, or the meanings alone.
  fileprivate func description(behind words: String?) -> String? {
    let meanings = values.compactMap { value, meaning in
      meaning.map { "\(value.string ?? value.text()): \($0)" }
    }
    guard !meanings.isEmpty else { return words }
    let list = meanings.joined(separator: "; ")
    return words.map { "\($0) (\(list))" } ?? list
  }
}

extension Shape.List {
  fileprivate var keywords: [JSONObject.Member] {
    count.keywords("minItems", "maxItems") + (isUnique ? [("uniqueItems", true)] : [])
  }
}

extension Shape.Count {
  fileprivate func keywords(_ atLeast: String, _ atMost: String) -> [JSONObject.Member] {
    var members: [JSONObject.Member] = []
    if let number = self.atLeast { members.append((atLeast, .number(JSONNumber(number)))) }
    if let number = self.atMost { members.append((atMost, .number(JSONNumber(number)))) }
    return members
  }
}
