import OrderedJSON
import SchemaGen
import Testing

/// What each provider is sent, schema beside schema.
@Suite struct `What a provider is sent` {
  struct Case: Sendable, CustomTestStringConvertible {
    let provider: Provider
    let name: String
    let local: String
    let wire: String
    var testDescription: String { "\(name), for \(provider.name)" }

    init(_ provider: Provider, _ name: String, local: String, wire: String) {
      self.provider = provider
      self.name = name
      self.local = local
      self.wire = wire
    }
  }

  @Test(arguments: cases)
  func `is what it can be told, and the rest in words`(one: Case) throws {
    let local = try JSON(parsing: one.local)

    let wire = try WireSchema(lowering: local, for: one.provider, WireOptions(levels: 2))

    #expect(wire.schema.text() == (try JSON(parsing: one.wire)).text())
  }

  static let cases: [Case] = [
    Case(
      .gemini, "a constant",
      local: #"""
        {"const":"card"}
        """#,
      wire: #"""
        {"type":"string","enum":["card"]}
        """#),
    Case(
      .gemini, "bounds of an integer, the exclusive ones moved by one",
      local: #"""
        {"type":"integer","exclusiveMinimum":0,"exclusiveMaximum":10}
        """#,
      wire: #"""
        {"type":"integer","minimum":1,"maximum":9}
        """#),
    Case(
      .gemini, "bounds of a number",
      local: #"""
        {"type":"number","minimum":0,"exclusiveMaximum":10,"multipleOf":0.1}
        """#,
      wire: #"""
        {"type":"number","description":"at least 0; less than 10; at most 1 decimal place"}
        """#),
    Case(
      .gemini, "null as a second type",
      local: #"""
        {"anyOf":[{"type":"integer","title":"Minutes"},{"type":"null"}],"description":"in minutes",
          "default":null}
        """#,
      wire: #"""
        {"type":["integer","null"],"description":"in minutes"}
        """#),
    Case(
      .gemini, "a list or null",
      local: #"""
        {"type":["array","null"],"items":{"type":["string","null"]}}
        """#,
      wire: #"""
        {"type":["array","null"],"items":{"type":["string","null"]}}
        """#),
    Case(
      .gemini, "a choice or null",
      local: #"""
        {"enum":["a","b",null],"description":"which"}
        """#,
      wire: #"""
        {"anyOf":[{"type":"string","enum":["a","b"]},{"type":"null"}],"description":"which"}
        """#),
    Case(
      .gemini, "a choice of all sorts",
      local: #"""
        {"enum":["a",1,2.5,true,false,null]}
        """#,
      wire: #"""
        {"anyOf":[{"type":"string","enum":["a"]},{"type":"number","enum":[1,2.5]},
          {"type":"boolean"},{"type":"null"}]}
        """#),
    Case(
      .gemini, "one truth value",
      local: #"""
        {"const":true}
        """#,
      wire: #"""
        {"type":"boolean","description":"always true"}
        """#),
    Case(
      .gemini, "parts that hold together",
      local: #"""
        {"allOf":[{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]},
          {"$ref":"#/$defs/b"}],"$defs":{"b":{"type":"object",
          "properties":{"b":{"type":"integer"}},"required":["b"]}}}
        """#,
      wire: #"""
        {"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"}},
          "required":["a","b"],"propertyOrdering":["a","b"]}
        """#),
    Case(
      .gemini, "one of several",
      local: #"""
        {"oneOf":[{"type":"string"},{"type":"number"}]}
        """#,
      wire: #"""
        {"anyOf":[{"type":"string"},{"type":"number"}]}
        """#),
    Case(
      .gemini, "what stands beside a union",
      local: #"""
        {"type":"object","properties":{"id":{"type":"string"}},"required":["id"],
          "anyOf":[{"properties":{"kind":{"const":"a"}},"required":["kind"]},
          {"properties":{"kind":{"const":"b"},"size":{"type":"integer"}},"required":["kind",
          "size"]}]}
        """#,
      wire: #"""
        {"anyOf":[{"type":"object","properties":{"kind":{"type":"string","enum":["a"]},
          "id":{"type":"string"}},"required":["kind","id"],"propertyOrdering":["kind","id"]},
          {"type":"object","properties":{"kind":{"type":"string","enum":["b"]},
          "id":{"type":"string"},"size":{"type":"integer"}},"required":["kind","id","size"],
          "propertyOrdering":["kind","id","size"]}]}
        """#),
    Case(
      .gemini, "a definition that is used once, described twice",
      local: #"""
        {"type":"object","properties":{"buyer":{"$ref":"#/definitions/party",
          "description":"who pays"}},"definitions":{"party":{"type":"object",
          "properties":{"name":{"type":"string"}},"description":"a company"}},"required":["buyer"]}
        """#,
      wire: #"""
        {"type":"object","properties":{"buyer":{"type":"object",
          "properties":{"name":{"type":"string"}},"propertyOrdering":["name"],
          "description":"who pays (a company)"}},"required":["buyer"],"propertyOrdering":["buyer"]}
        """#),
    Case(
      .gemini, "a definition that is used twice, described where it is used",
      local: #"""
        {"type":"object","properties":{"buyer":{"$ref":"#/$defs/party","description":"who pays"},
          "seller":{"$ref":"#/$defs/party"}},"$defs":{"party":{"type":"object",
          "properties":{"name":{"type":"string"}}}}}
        """#,
      wire: #"""
        {"type":"object","properties":{"buyer":{"anyOf":[{"$ref":"#/$defs/party"}],
          "description":"who pays"},"seller":{"$ref":"#/$defs/party"}},"propertyOrdering":["buyer",
          "seller"],"$defs":{"party":{"type":"object","properties":{"name":{"type":"string"}},
          "propertyOrdering":["name"]}}}
        """#),
    Case(
      .gemini, "a named type with a description of its own",
      local: #"""
        {"type":"object","properties":{"paid_in":{"type":"string","pattern":"^[A-Z]{3}$",
          "description":"what was paid in"},"site":{"type":"string","format":"uri"},
          "host":{"type":"string","format":"hostname"}}}
        """#,
      wire: #"""
        {"type":"object","properties":{"paid_in":{"type":"string",
          "description":"what was paid in (ISO 4217 currency code, e.g. EUR)"},
          "site":{"type":"string","description":"URL"},"host":{"type":"string",
          "description":"of the format hostname"}},"propertyOrdering":["paid_in","site","host"]}
        """#),
    Case(
      .gemini, "a map with bounds",
      local: #"""
        {"type":"object","additionalProperties":{"type":"integer"},"minProperties":1,
          "propertyNames":{"pattern":"^[a-z]+$"},"description":"counts"}
        """#,
      wire: #"""
        {"type":"array","items":{"type":"object","properties":{"key":{"type":"string",
          "description":"must match ^[a-z]+$"},"value":{"type":"integer"}},"required":["key",
          "value"],"propertyOrdering":["key","value"]},
          "description":"counts (one entry per key; at least 1 entry)"}
        """#),
    Case(
      .gemini, "names by a pattern",
      local: #"""
        {"type":"object","patternProperties":{"^x-":{"type":"string"}},"additionalProperties":false}
        """#,
      wire: #"""
        {"type":"array","items":{"type":"object","properties":{"key":{"type":"string",
          "description":"must match ^x-"},"value":{"type":"string"}},"required":["key","value"],
          "propertyOrdering":["key","value"]},"description":"one entry per key"}
        """#),
    Case(
      .gemini, "a schema that contains itself",
      local: #"""
        {"type":"object","properties":{"name":{"type":"string"},"parts":{"type":"array",
          "items":{"$ref":"#"}}},"required":["name","parts"]}
        """#,
      wire: #"""
        {"type":"object","properties":{"name":{"type":"string"},"parts":{"type":"array",
          "items":{"$ref":"#/$defs/root"}}},"required":["name","parts"],"propertyOrdering":["name",
          "parts"],"$defs":{"root":{"type":"object","properties":{"name":{"type":"string"},
          "parts":{"type":"array","items":{"$ref":"#/$defs/root"}}},"required":["name"],
          "propertyOrdering":["name","parts"]}}}
        """#),
    Case(
      .gemini, "a list by places",
      local: #"""
        {"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"items":false,
          "minItems":2}
        """#,
      wire: #"""
        {"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],
          "description":"exactly 2 items"}
        """#),
    Case(
      .gemini, "what no provider is told",
      local: #"""
        {"type":"array","items":{"type":"string"},"uniqueItems":true,"contains":{"const":"a"},
          "not":{"maxItems":1}}
        """#,
      wire: #"""
        {"type":"array","items":{"type":"string"},
          "description":"no item twice; at least 1 of its items like {\"const\":\"a\"}; not {\"maxItems\":1}"}
        """#),
    Case(
      .gemini, "a tag that stands last",
      local: #"""
        {"anyOf":[{"type":"object","properties":{"a":{"type":"string"},"kind":{"const":"a"}},
          "required":["a","kind"]},{"type":"object","properties":{"b":{"type":"string"},
          "kind":{"const":"b"}},"required":["b","kind"]}]}
        """#,
      wire: #"""
        {"anyOf":[{"type":"object","properties":{"kind":{"type":"string","enum":["a"]},
          "a":{"type":"string"}},"required":["kind","a"],"propertyOrdering":["kind","a"]},
          {"type":"object","properties":{"kind":{"type":"string","enum":["b"]},
          "b":{"type":"string"}},"required":["kind","b"],"propertyOrdering":["kind","b"]}]}
        """#),
    Case(
      .openAI, "fields that may be missing",
      local: #"""
        {"type":"object","properties":{"a":{"type":"string","description":"said"},
          "b":{"$ref":"#/$defs/p"},"c":{"$ref":"#/$defs/p"},"d":{"type":["integer","null"]}},
          "required":["c"],"$defs":{"p":{"type":"object","properties":{"x":{"type":"string"}}}}}
        """#,
      wire: #"""
        {"type":"object","properties":{"a":{"type":["string","null"],"description":"said"},
          "b":{"anyOf":[{"$ref":"#/$defs/p"},{"type":"null"}]},"c":{"$ref":"#/$defs/p"},
          "d":{"type":["integer","null"]}},"required":["a","b","c","d"],
          "additionalProperties":false,"$defs":{"p":{"type":"object",
          "properties":{"x":{"type":["string","null"]}},"required":["x"],
          "additionalProperties":false}}}
        """#),
    Case(
      .openAI, "a root that is no object",
      local: #"""
        {"type":"array","items":{"type":"string"},"minItems":1}
        """#,
      wire: #"""
        {"type":"object","properties":{"value":{"type":"array","items":{"type":"string"},
          "minItems":1}},"required":["value"],"additionalProperties":false}
        """#),
    Case(
      .openAI, "texts and numbers",
      local: #"""
        {"type":"object","properties":{"a":{"type":"string","pattern":"^[A-Z]{3}$","minLength":3},
          "b":{"type":"string","pattern":"^(?!x)"},"c":{"type":"string","format":"email"},
          "d":{"type":"string","format":"uri"},"e":{"type":"number","exclusiveMinimum":0,
          "multipleOf":0.01},"f":{"const":"fixed"}},"required":["a","b","c","d","e","f"]}
        """#,
      wire: #"""
        {"type":"object","properties":{"a":{"type":"string","pattern":"^[A-Z]{3}$","minLength":3,
          "description":"ISO 4217 currency code, e.g. EUR"},"b":{"type":"string",
          "description":"must match ^(?!x)"},"c":{"type":"string","format":"email"},
          "d":{"type":"string","description":"URL"},"e":{"type":"number","exclusiveMinimum":0,
          "multipleOf":0.01},"f":{"type":"string","const":"fixed"}},"required":["a","b","c","d",
          "e","f"],"additionalProperties":false}
        """#),
    Case(
      .openAI, "a list by places",
      local: #"""
        {"type":"object","properties":{"at":{"type":"array","prefixItems":[{"type":"number"},
          {"type":"number"}],"minItems":2,"maxItems":2}},"required":["at"]}
        """#,
      wire: #"""
        {"type":"object","properties":{"at":{"type":"object",
          "properties":{"item1":{"type":"number"},"item2":{"type":"number"}},"required":["item1",
          "item2"],"additionalProperties":false,
          "description":"one field for each place of a list"}},"required":["at"],
          "additionalProperties":false}
        """#),
    Case(
      .anthropic, "bounds",
      local: #"""
        {"type":"object","properties":{"a":{"type":"integer","minimum":1,"maximum":5},
          "b":{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":9},
          "c":{"type":"array","items":{"type":"string"},"minItems":2}},"required":["a"]}
        """#,
      wire: #"""
        {"type":"object","properties":{"a":{"type":"integer","description":"1 to 5"},
          "b":{"type":"array","items":{"type":"string"},"minItems":1,"description":"1 to 9 items"},
          "c":{"type":"array","items":{"type":"string"},"description":"at least 2 items"}},
          "required":["a"],"additionalProperties":false}
        """#),
    Case(
      .anthropic, "a recursion in two levels",
      local: #"""
        {"$ref":"#/$defs/box","$defs":{"box":{"type":"object",
          "properties":{"name":{"type":"string"},"inner":{"type":"array",
          "items":{"$ref":"#/$defs/box"}}},"required":["name","inner"],
          "additionalProperties":false}}}
        """#,
      wire: #"""
        {"type":"object","properties":{"name":{"type":"string"},"inner":{"type":"array",
          "items":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"],
          "additionalProperties":false}}},"required":["name","inner"],"additionalProperties":false}
        """#),
    Case(
      .llamaCpp, "maps, bounds and references",
      local: #"""
        {"type":"object","properties":{"a":{"type":"object",
          "additionalProperties":{"$ref":"#/$defs/n"}},"b":{"$ref":"#/$defs/n"},
          "c":{"type":"integer","exclusiveMinimum":0,"maximum":9},"d":{"type":"string",
          "pattern":"[a-z]"},"e":{"type":"string","pattern":"^[a-z]$"},"f":{}},
          "$defs":{"n":{"type":"number","minimum":0}}}
        """#,
      wire: #"""
        {"type":"object","properties":{"a":{"type":"object",
          "additionalProperties":{"type":"number","description":"at least 0"}},
          "b":{"type":"number","description":"at least 0"},"c":{"type":"integer","maximum":9,
          "description":"greater than 0"},"d":{"type":"string","description":"must match [a-z]"},
          "e":{"type":"string","pattern":"^[a-z]$"},"f":{}}}
        """#),
    Case(
      .llamaCpp, "a pattern of which each half is anchored on one side only",
      local: #"""
        {"type":"string","pattern":"^a|b$"}
        """#,
      wire: #"""
        {"type":"string","description":"must match ^a|b$"}
        """#),
    Case(
      .vLLM, "lengths beside a pattern",
      local: #"""
        {"type":"object","properties":{"a":{"type":"string","pattern":"^[a-z]+$","maxLength":5},
          "b":{"type":"string","maxLength":5},"c":{"type":"number","multipleOf":0.5,
          "exclusiveMinimum":1}},"additionalProperties":false}
        """#,
      wire: #"""
        {"type":"object","properties":{"a":{"type":"string","pattern":"^[a-z]+$",
          "description":"0 to 5 characters"},"b":{"type":"string","maxLength":5},
          "c":{"type":"number","exclusiveMinimum":1,"description":"a multiple of 0.5"}},
          "additionalProperties":false}
        """#),
  ]
}
