import OrderedJSON
import TestSupport

/// Makes up local schemas of the sort that a schema file means: closed groups, fields that may be
/// missing or null, bounds, choices, lists, maps, tagged unions, definitions that lead to each other.
struct RandomLocalSchema {
  private var random: SeededRandom
  private var definitionNames: [String] = []
  /// Whether a reference here could make a value that has no end.
  private var mayRefer = true

  /// Whether it goes beyond the language, as schemas of other makers do: unions without tags, lists by
  /// places, groups that are open, rules that no provider is told.
  private let isForeign: Bool

  static func make(seed: UInt64, isForeign: Bool = false) -> JSON {
    var maker = RandomLocalSchema(random: SeededRandom(seed: seed), isForeign: isForeign)
    return maker.document()
  }

  private init(random: SeededRandom, isForeign: Bool) {
    self.random = random
    self.isForeign = isForeign
  }

  private mutating func document() -> JSON {
    definitionNames = ["party", "part", "a name"].prefix(random.number(0...3)).map { $0 }
    var schema = random.oneIn(6) ? value(depth: 3) : group(depth: 3)
    if !definitionNames.isEmpty {
      var definitions = JSONObject()
      for name in definitionNames {
        // A definition leads on only through what may be empty.
        mayRefer = false
        definitions[name] = random.oneIn(3) ? union(depth: 2) : group(depth: 2)
      }
      schema["$defs"] = .object(definitions)
    }
    return schema
  }

  // MARK: Values

  private mutating func value(depth: Int) -> JSON {
    var schema = random.oneIn(4) ? nullable(depth: depth) : plain(depth: depth)
    if schema["$ref"] == nil, random.oneIn(4) { schema["description"] = "as printed" }
    return schema
  }

  private mutating func plain(depth: Int) -> JSON {
    if isForeign, depth > 0, random.oneIn(4) { return foreign(depth: depth) }
    return switch random.number(0...(depth > 0 ? 11 : 6)) {
    case 0, 1: text()
    case 2: integer()
    case 3: number()
    case 4: ["type": "boolean"]
    case 5: choice()
    case 6: random.pick([["const": "fixed"], ["type": "integer", "enum": [0, 7, 19]]])
    case 7: list(depth: depth)
    case 8: map(depth: depth)
    case 9: union(depth: depth - 1)
    case 10: ["anyOf": [text(), integer()]]
    default: reference() ?? group(depth: depth - 1)
    }
  }

  private mutating func nullable(depth: Int) -> JSON {
    if let reference = reference(beyond: true), random.oneIn(3) {
      return ["anyOf": [reference, ["type": "null"]]]
    }
    var schema = plain(depth: depth)
    if let type = schema["type"], type.kind == .string, schema["enum"] == nil {
      schema["type"] = [type, "null"]
      return schema
    }
    if case .array(let branches)? = schema["anyOf"] {
      schema["anyOf"] = .array(branches + [["type": "null"]])
      return schema
    }
    return ["anyOf": [schema, ["type": "null"]]]
  }

  private mutating func text() -> JSON {
    random.pick([
      ["type": "string"], ["type": "string", "minLength": 1, "maxLength": 12],
      ["type": "string", "pattern": "^[A-Z]{3}$"], ["type": "string", "format": "date"],
      ["type": "string", "pattern": "^(?=a)[a-z]+$"], ["type": "string", "format": "email"],
      ["type": "string", "pattern": "^[a-z]+$", "maxLength": 5],
    ])
  }

  private mutating func integer() -> JSON {
    random.pick([
      ["type": "integer"], ["type": "integer", "minimum": 1, "maximum": 5],
      ["type": "integer", "exclusiveMinimum": 0], ["type": "integer", "exclusiveMaximum": 0.5],
      ["type": "integer", "multipleOf": 5],
    ])
  }

  private mutating func number() -> JSON {
    random.pick([
      ["type": "number"], ["type": "number", "minimum": 0, "maximum": 1],
      ["type": "number", "exclusiveMinimum": 0], ["type": "number", "multipleOf": 0.01],
    ])
  }

  private mutating func choice() -> JSON {
    [
      "type": "string",
      "enum": .array(
        ["draft", "issued", "é", "e\u{301}"].prefix(random.number(1...4)).map { .string($0) }),
    ]
  }

  private mutating func foreign(depth: Int) -> JSON {
    switch random.number(0...7) {
    case 0: ["oneOf": [group(depth: depth - 1), group(depth: depth - 1)]]
    case 1: ["anyOf": [group(depth: 0), map(depth: depth), text()]]
    case 2:
      [
        "type": "array", "prefixItems": [inside(depth: depth), inside(depth: depth)],
        "items": false, "minItems": .number(JSONNumber(random.number(0...2))),
      ]
    case 3: ["enum": ["a", 1, true, 2.5]]
    case 4: ["allOf": [open(depth: depth), open(depth: depth)]]
    case 5:
      random.pick([
        ["type": ["string", "number", "array"], "maxLength": 3], [:], ["type": "object"],
      ])
    case 6:
      [
        "type": "object", "patternProperties": ["^[a-z]": inside(depth: depth)],
        "additionalProperties": false,
      ]
    default: ["anyOf": [list(depth: depth), map(depth: depth)]]
    }
  }

  private mutating func open(depth: Int) -> JSON {
    var schema = group(depth: depth - 1)
    let others: JSON? = random.oneIn(3) ? text() : .none
    schema["additionalProperties"] = others
    if random.oneIn(3) { schema["minProperties"] = 2 }
    return schema
  }

  // MARK: Containers

  /// What stands in a list or map may lead anywhere, for it may be empty.
  private mutating func inside(depth: Int) -> JSON {
    let before = mayRefer
    mayRefer = true
    defer { mayRefer = before }
    return value(depth: depth - 1)
  }

  private mutating func list(depth: Int) -> JSON {
    var schema: JSON = ["type": "array", "items": inside(depth: depth)]
    if random.oneIn(3) { schema["maxItems"] = 3 }
    if random.oneIn(4), mayRefer { schema["minItems"] = 1 }
    if random.oneIn(5) { schema["uniqueItems"] = true }
    return schema
  }

  private mutating func map(depth: Int) -> JSON {
    var schema: JSON = ["type": "object", "additionalProperties": inside(depth: depth)]
    if random.oneIn(3) { schema["maxProperties"] = 2 }
    if random.oneIn(4) { schema["propertyNames"] = ["pattern": "^[a-z]+$"] }
    return schema
  }

  private mutating func group(depth: Int) -> JSON {
    group(depth: depth, first: [])
  }

  private mutating func group(depth: Int, first: [JSONObject.Member]) -> JSON {
    var properties = JSONObject(first)
    var required = first.map { JSON.string($0.name) }
    for name in ["name", "total", "é", "e\u{301}", "key"].prefix(random.number(1...5)) {
      if random.oneIn(4) {
        // Missing or null, never both: OpenAI cannot tell them apart.
        let before = mayRefer
        mayRefer = true
        properties[name] = plain(depth: depth)
        mayRefer = before
      } else {
        properties[name] = value(depth: depth)
        required.append(.string(name))
      }
    }
    return [
      "type": "object", "properties": .object(properties), "required": .array(required),
      "additionalProperties": false,
    ]
  }

  private mutating func union(depth: Int) -> JSON {
    let before = mayRefer
    defer { mayRefer = before }
    let branches = ["card", "cash", "transfer"].prefix(random.number(2...3)).enumerated().map {
      rank, tag in
      // The first variant ends what the others lead on to.
      mayRefer = before || rank > 0
      return group(depth: rank == 0 ? 0 : depth, first: [("kind", ["const": .string(tag)])])
    }
    return ["anyOf": .array(branches)]
  }

  private mutating func reference(beyond: Bool = false) -> JSON? {
    guard mayRefer || beyond, !definitionNames.isEmpty else { return nil }
    let name = random.pick(definitionNames)
    return ["$ref": .string("#/$defs/\(name == "a name" ? "a%20name" : name)")]
  }
}
