import OrderedJSON
import SchemaGen
import Testing

/// A schema that Pydantic writes, with titles, a definition and `Optional`, means the same as one that is
/// written plainly.
@Suite struct `The recipe of Pydantic` {
  @Test(arguments: Provider.allCases)
  func `is sent as the same recipe written plainly`(provider: Provider) throws {
    let pydantic = try JSON(
      parsing: ##"""
        {"$defs":{"Ingredient":{"properties":{"name":{"description":"Name of the ingredient.",
        "title":"Name","type":"string"},"quantity":{"description":"With its unit.",
        "title":"Quantity","type":"string"}},"required":["name","quantity"],"title":"Ingredient",
        "type":"object"}},"properties":{"recipe_name":{"description":"Name of the recipe.",
        "title":"Recipe Name","type":"string"},"prep_time_minutes":{"anyOf":[{"type":"integer"},
        {"type":"null"}],"description":"Prep time in minutes.","title":"Prep Time Minutes"},
        "ingredients":{"items":{"$ref":"#/$defs/Ingredient"},"title":"Ingredients","type":"array"}},
        "required":["recipe_name","prep_time_minutes","ingredients"],"title":"Recipe",
        "type":"object"}
        """##)
    let plain = try JSON(
      parsing: ##"""
        {"type":"object","properties":{"recipe_name":{"type":"string","description":
        "Name of the recipe."},"prep_time_minutes":{"type":["integer","null"],"description":
        "Prep time in minutes."},"ingredients":{"type":"array","items":{"type":"object",
        "properties":{"name":{"type":"string","description":"Name of the ingredient."},"quantity":
        {"type":"string","description":"With its unit."}},"required":["name","quantity"]}}},
        "required":["recipe_name","prep_time_minutes","ingredients"]}
        """##)

    let wire = try WireSchema(lowering: pydantic, for: provider)

    #expect(wire.schema.text() == (try WireSchema(lowering: plain, for: provider)).schema.text())
    if provider == .gemini {
      #expect(
        wire.schema["properties"]?["prep_time_minutes"]?.text()
          == #"{"type":["integer","null"],"description":"Prep time in minutes."}"#)
    }
  }
}
