import OrderedJSON
import SchemaGen
import TestSupport
import Testing

/// What keeps schemas from being sent, in the sentences that users read.
@Suite struct `A schema that cannot be sent` {
  @Test(arguments: [
    (
      Provider.gemini, #"{"type":"object","properties":{"a":{}}}"#,
      "S004 /properties/a: anything is allowed here, which Gemini cannot be asked for; add a type, "
        + "or ask for it as text"
    ),
    (
      .openAI, #"{"type":"object","properties":{"a":{"type":"object"}}}"#,
      "S004 /properties/a: the object has no fields, which OpenAI cannot be asked for; name some, "
        + "or ask for it as text"
    ),
    (
      .anthropic, #"{"enum":[["a"],{"b":1}]}"#,
      "S004 the schema: Anthropic takes no arrays or objects as values of an enum; describe their "
        + "fields instead"
    ),
    (
      .gemini,
      #"{"type":"object","properties":{"a":{"type":"null"}},"additionalProperties":{"type":"null"}}"#,
      "S005 the schema: Gemini takes no named fields beside a rule for all others; put the others "
        + "under one field"
    ),
    (
      .vLLM, #"{"type":"array","items":{"$ref":"https://example.org/other.json"}}"#,
      #"S002 /items: "https://example.org/other.json" leads to no place in this schema; put what "#
        + "it means under $defs"
    ),
    (
      .llamaCpp, ##"{"$defs":{},"type":"array","items":{"$ref":"#/$defs/none"}}"##,
      ##"S002 /items: "#/$defs/none" leads to no place in this schema; put what it means under "##
        + "$defs"
    ),
    (
      .vLLM, #"{"$schema":"https://example.org/meta","type":"string"}"#,
      #"S001 the schema: "https://example.org/meta" is no known metaschema; use one of drafts 4 "#
        + "to 2020-12"
    ),
    (
      .vLLM,
      #"{"type":"array","items":{"$id":"urn:x","$schema":"http://json-schema.org/draft-07/schema#"}}"#,
      #"S001 the schema: "http://json-schema.org/draft-07/schema" is not the edition of the "#
        + "whole; what is sent has to be of one edition"
    ),
    (
      .vLLM, #"{"allOf":[{"type":"string"},{"type":"number"}]}"#,
      "S006 the schema: no value is allowed here; take it out, or what requires it"
    ),
    (
      .openAI,
      ##"{"type":"object","properties":{"a":{"anyOf":[{"$ref":"#"}]}},"required":["a"]}"##,
      "S007 the schema: every value needs another one like it inside, without an end; let a list, "
        + "null or a missing field end it"
    ),
    (
      .anthropic,
      ##"{"type":"object","properties":{"a":{"type":"array","items":{"$ref":"#"}}},"required":["a"]}"##,
      "S007 the schema: Anthropic is asked for 4 levels of this, and none of them may end it; "
        + "allow more levels"
    ),
    (
      .anthropic, #"{"type":"array","prefixItems":[{"type":"string"}],"items":false}"#,
      "S008 the schema: Anthropic takes no lists with a form for each place; use an object with a "
        + "field for each"
    ),
    (
      .openAI, #"{"type":"array","prefixItems":[{"type":"string"}]}"#,
      "S008 the schema: OpenAI takes a form for each place only in lists that end there; add "
        + #""items": false"#
    ),
    (
      .openAI, #"{"type":"array","prefixItems":[{"type":"null"}],"items":false}"#,
      "S008 the schema: the list may end before a place that may be null, and OpenAI cannot tell "
        + #"one from the other; require all places by "minItems""#
    ),
    (
      .gemini,
      """
      {"anyOf":[{"type":"object","additionalProperties":{"type":"number"}},\
      {"type":"array","items":{"type":"string"}}]}
      """,
      "S009 the schema: branches 1 and 2 may look alike in an answer of Gemini; give each a "
        + "required field with one fixed value, or put them under fields of their own"
    ),
    (
      .gemini,
      ##"{"$defs":{"x":{"$dynamicAnchor":"n"},"y":{"$id":"y","$dynamicAnchor":"n"}},"##
        + ##""type":"array","items":{"$dynamicRef":"#n"}}"##,
      ##"S003 /items: "#n" can lead to several places; write a $ref to one of them"##
    ),
  ])
  func `says where, why, and what to do`(
    provider: Provider, local: String, complaint: String
  ) throws {
    let local = try JSON(parsing: local)
    #expect {
      _ = try WireSchema(lowering: local, for: provider)
    } throws: {
      "\($0)" == complaint
    }
  }

  @Test func `is told everything that is wrong at once`() throws {
    let local = try JSON(parsing: #"{"type":"object","properties":{"a":{},"b":{"type":"object"}}}"#)

    let error = #expect(throws: LoweringErrors.self) {
      try WireSchema(lowering: local, for: .gemini)
    }

    #expect(error?.refusals.map(\.pointer) == [["properties", "a"], ["properties", "b"]])
  }

  @Test(arguments: [
    // Each definition has the next one twice: written out, a billion parts.
    doublings(30),
    // Unions of unions, multiplied by what stands beside them.
    #"{"type":"object","#
      + (0..<24).map {
        #""allOf\#($0)":0"#
      }.joined(separator: ",") + #","allOf":["#
      + (0..<24).map {
        #"{"anyOf":[{"properties":{"a\#($0)":{"type":"null"}}},{"properties":{"b\#($0)":{"type":"null"}}}]}"#
      }.joined(separator: ",") + "]}",
    // As deep as a text may be.
    String(repeating: #"{"type":"array","items":"#, count: 250) + #"{"type":"null"}"#
      + String(repeating: "}", count: 250),
  ])
  func `is refused quickly, however much it stands for`(text: String) throws {
    let local = try JSON(parsing: text)
    let clock = ContinuousClock()

    let time = clock.measure {
      #expect {
        _ = try WireSchema(lowering: local, for: .llamaCpp)
      } throws: { error in
        (error as? LoweringErrors)?.refusals.allSatisfy { $0.reason.code == .tooLarge } == true
      }
    }

    #expect(time < .seconds(20))
  }

  @Test func `is not one with five hundred variants, if they have tags`() throws {
    let variants = (0..<500).map { number -> JSON in
      [
        "type": "object", "required": ["kind"],
        "properties": ["kind": ["const": .string("v\(number)")], "note": ["type": "string"]],
      ]
    }

    let wire = try WireSchema(lowering: ["anyOf": .array(variants)], for: .openAI)

    #expect(wire.answer(from: ["value": ["kind": "v499", "note": nil]]).value == ["kind": "v499"])
  }

  @Test func `is not one whose definitions lead to each other ten thousand times`() throws {
    let definitions = (0..<10_000).map { number in
      ##""d\##(number)":{"type":"object","properties":{"next":{"$ref":"#/$defs/d\##(number + 1)"}}}"##
    }.joined(separator: ",")
    let local = try JSON(
      parsing: ##"{"$ref":"#/$defs/d0","$defs":{\##(definitions),"d10000":{"type":"null"}}}"##)

    let wire = try WireSchema(lowering: local, for: .gemini)

    #expect(wire.schema["type"] == "object")
    #expect(Preflight(wire).size.depth == 10_000)
  }

  private static func doublings(_ count: Int) -> String {
    let definitions = (0..<count).map { number in
      let next: String = ##"{"$ref":"#/$defs/d\##(number + 1)"}"##
      return ##""d\##(number)":{"type":"object","properties":{"a":\##(next),"b":\##(next)}}"##
    }.joined(separator: ",")
    return ##"{"$ref":"#/$defs/d0","$defs":{\##(definitions),"d\##(count)":{"type":"null"}}}"##
  }
}

@Suite struct `A deep schema` {
  @Test(arguments: [
    // Lists in lists, as deep as is read.
    String(repeating: #"{"type":"array","items":"#, count: 63) + #"{"type":"null"}"#
      + String(repeating: "}", count: 63),
    // Objects with a union at each level.
    String(repeating: #"{"type":"object","properties":{"a":{"anyOf":[{"type":"null"},"#, count: 30)
      + #"{"type":"string"}"# + String(repeating: "]}}}", count: 30),
    // A chain of definitions that are used once.
    ##"{"$ref":"#/$defs/d0","$defs":{"##
      + (0..<200).map {
        ##""d\##($0)":{"type":"object","properties":{"a":{"$ref":"#/$defs/d\##($0 + 1)"}}}"##
      }.joined(separator: ",") + #","d200":{"type":"null"}}}"#,
  ])
  func `is lowered on the stack of a small thread`(text: String) throws {
    let local = try JSON(parsing: text)

    onStack(bytes: 512 << 10) {
      for provider in Provider.allCases {
        let wire = try? WireSchema(lowering: local, for: provider)
        // llama.cpp needs the whole chain written out.
        #expect(wire != nil || provider == .llamaCpp)
        #expect(wire.map { Preflight($0).size.depth } ?? 64 >= 30)
      }
    }
  }
}
