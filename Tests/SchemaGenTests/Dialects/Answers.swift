import OrderedJSON
import SchemaGen
import Testing

/// How answers come back to the form that the local schema speaks of.
@Suite struct `An answer` {
  private let counts: JSON = [
    "type": "object",
    "properties": ["counts": ["type": "object", "additionalProperties": ["type": "integer"]]],
    "required": ["counts"], "additionalProperties": false,
  ]

  @Test func `has its maps again`() throws {
    let wire = try WireSchema(lowering: counts, for: .gemini)
    let local: JSON = ["counts": ["é": 1, "e\u{301}": 2]]

    #expect(
      try wire.wired(local)
        == ["counts": [["key": "é", "value": 1], ["key": "e\u{301}", "value": 2]]])
    #expect(wire.answer(from: try wire.wired(local)).value == local)
  }

  @Test func `keeps both entries of a key that stands twice, and says so`() throws {
    let wire = try WireSchema(lowering: counts, for: .gemini)
    let reply: JSON = ["counts": [["key": "a", "value": 1], ["key": "a", "value": 2]]]

    let answer = wire.answer(from: reply)

    #expect(answer.value == reply)
    #expect(
      answer.mistakes.map(\.description) == [
        #"/counts: the key "a" stands in two entries with different values; give each key once"#
      ])
  }

  @Test func `takes an entry that is said twice for one`() throws {
    let wire = try WireSchema(lowering: counts, for: .gemini)

    let answer = wire.answer(
      from: ["counts": [["key": "a", "value": 1], ["key": "a", "value": 1.0]]])

    #expect(answer.value == ["counts": ["a": 1]])
    #expect(answer.mistakes.isEmpty)
  }

  @Test(
    arguments: [
      ["key": "a"], ["key": 1, "value": 1], ["key": "a", "value": 1, "note": "x"], "a",
    ] as [JSON])
  func `keeps what is no entry of a map, and says so`(entry: JSON) throws {
    let wire = try WireSchema(lowering: counts, for: .openAI)
    let reply: JSON = ["counts": [["key": "b", "value": 2], entry]]

    let answer = wire.answer(from: reply)

    #expect(answer.value == reply)
    #expect(
      answer.mistakes.map(\.description) == [
        #"/counts: entry 2 must be an object with "key", a text, and "value", and nothing else"#
      ])
  }

  @Test func `loses the nulls that say that a field is missing, and keeps the others`() throws {
    let local: JSON = [
      "type": "object",
      "properties": [
        "a": ["type": "string"], "b": ["type": ["string", "null"]],
        "c": ["type": ["string", "null"]],
      ], "required": ["c"],
    ]
    let wire = try WireSchema(lowering: local, for: .openAI)

    #expect(wire.answer(from: ["a": nil, "b": nil, "c": nil]).value == ["b": nil, "c": nil])
    #expect(try wire.wired(["c": nil]) == ["a": nil, "b": nil, "c": nil])
  }

  @Test func `is taken out of the object that a provider wants around it`() throws {
    let wire = try WireSchema(
      lowering: ["type": "array", "items": ["type": "integer"]], for: .openAI)

    #expect(try wire.wired([1, 2]) == ["value": [1, 2]])
    #expect(wire.answer(from: ["value": [1, 2]]).value == [1, 2])
    #expect(wire.answer(from: [1, 2]).value == [1, 2])
  }

  @Test func `has the empty lists that a loop was left out of`() throws {
    let wire = try WireSchema(lowering: Self.boxes, for: .gemini)

    let answer = wire.answer(from: ["name": "a", "inner": [["name": "b"]]])

    #expect(answer.value == ["name": "a", "inner": [["name": "b", "inner": []]]])
  }

  @Test(arguments: [Provider.anthropic, .llamaCpp])
  func `of a recursive schema goes as deep as was asked for`(provider: Provider) throws {
    let wire = try WireSchema(lowering: Self.boxes, for: provider, WireOptions(levels: 3))

    #expect(
      try wire.wired(Self.box(3))
        == JSON(parsing: #"{"name":"3","inner":[{"name":"2","inner":[{"name":"1"}]}]}"#))
    #expect(wire.answer(from: try wire.wired(Self.box(3))).value == Self.box(3))
    #expect(throws: Unsayable.tooDeep(["inner", "0", "inner", "0", "inner"])) {
      try wire.wired(Self.box(4))
    }
  }

  @Test func `that was asked for as text of JSON is a value again`() throws {
    let local: JSON = ["type": "object", "properties": ["any": [:]], "required": ["any"]]
    let wire = try WireSchema(lowering: local, for: .gemini, WireOptions(sendsAnythingAsText: true))

    #expect(
      wire.schema["properties"]?["any"]?.text()
        == #"{"type":"string","description":"any value as JSON text"}"#)
    #expect(try wire.wired(["any": [1, "a"]]) == ["any": #"[1,"a"]"#])
    #expect(wire.answer(from: ["any": #"[1,"a"]"#]).value == ["any": [1, "a"]])
    let broken = wire.answer(from: ["any": "[1,"])
    #expect(broken.value == ["any": "[1,"])
    #expect(
      broken.mistakes.map(\.description) == [
        "/any: must hold JSON as text: line 1, column 4: the text stops before its value is complete"
      ])
  }

  @Test func `of a union is turned by its tag`() throws {
    let local = try JSON(
      parsing: """
        {"anyOf":[{"type":"object","properties":{"kind":{"const":"map"},"of":{"type":"object",\
        "additionalProperties":{"type":"string"}}},"required":["kind","of"]},{"type":"object",\
        "properties":{"kind":{"const":"list"},"of":{"type":"array","items":{"type":"object",\
        "properties":{"key":{"type":"string"},"value":{"type":"string"}},\
        "required":["key","value"]}}},"required":["kind","of"]}]}
        """)
    let wire = try WireSchema(lowering: local, for: .gemini)
    let entries: JSON = [["key": "a", "value": "b"]]

    #expect(wire.answer(from: ["kind": "map", "of": entries]).value["of"] == ["a": "b"])
    #expect(wire.answer(from: ["kind": "list", "of": entries]).value["of"] == entries)
  }

  @Test func `cannot be shown to a provider with members that the schema does not name`() throws {
    let wire = try WireSchema(
      lowering: ["type": "object", "properties": ["a": ["type": "string"]]], for: .anthropic)

    #expect(throws: Unsayable.undeclaredMember(["b"])) { try wire.wired(["a": "", "b": 1]) }
  }

  private static let boxes: JSON = [
    "$ref": "#/$defs/box",
    "$defs": [
      "box": [
        "type": "object",
        "properties": [
          "name": ["type": "string"], "inner": ["type": "array", "items": ["$ref": "#/$defs/box"]],
        ], "required": ["name", "inner"], "additionalProperties": false,
      ]
    ],
  ]

  private static func box(_ levels: Int) -> JSON {
    let inner: JSON = levels > 1 ? [box(levels - 1)] : []
    return ["name": .string("\(levels)"), "inner": inner]
  }
}
