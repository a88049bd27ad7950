import Files
import OrderedJSON
import TestSupport
import Testing

@testable import SchemaGen

/// The recipe of the API's guide, said in four ways.
@Suite struct `The guide's recipe` {
  private static let yaml = FilePath(cString: #filePath).folder.folder.folder
    .appending("schemas/recipe.yaml")

  private struct Recipe: Codable {
    var recipeName: String
    var ingredients: [String]
    var prepTimeMinutes: Int?

    private enum CodingKeys: String, CodingKey {
      case recipeName = "recipe_name"
      case ingredients
      case prepTimeMinutes = "prep_time_minutes"
    }
  }

  private struct Described: Codable, SchemaDescribed {
    var recipeName: String
    var ingredients: [String]
    var prepTimeMinutes: Int?

    private enum CodingKeys: String, CodingKey {
      case recipeName = "recipe_name"
      case ingredients
      case prepTimeMinutes = "prep_time_minutes"
    }

    static let schemaNotes = SchemaNotes<Self>()
      .field(\.recipeName, "-- Name of the recipe.")
      .field(\.ingredients, "-- List of ingredients.")
      .field(\.prepTimeMinutes, "-- Prep time in minutes.")
  }

  @Test(arguments: Provider.allCases)
  func `is sent alike from YAML, from a type with notes, and from a type with the YAML`(
    provider: Provider
  ) throws {
    let yaml = try Schema(contentsOf: Self.yaml)
    let wanted = try yaml.wire(for: provider).schema.text()

    #expect(try Schema(of: Described.self).wire(for: provider).schema.text() == wanted)
    #expect(
      try Schema(of: Recipe.self, describedBy: yaml).wire(for: provider).schema.text() == wanted)
    #expect(try Schema(of: Described.self).local.text() == yaml.local.text())
  }

  @Test(
    .enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing),
    // vLLM is sent whether other members are allowed, and pydantic's schema allows them.
    arguments: Provider.allCases.filter { $0 != .vLLM })
  func `is sent as pydantic's own schema would be, but for titles`(provider: Provider) throws {
    let path = PublicSuite.requests.folder.appending("s002_structured_output.json")
    let recorded = try JSON(parsing: File(opening: path).readAll(limit: 1 << 20))
    let schema = try #require(recorded[["0", "body", "response_format", "schema"]])

    let pydantic = try Schema(parsing: schema.bytes()).wire(for: provider)

    let yaml = try Schema(contentsOf: Self.yaml).wire(for: provider)
    #expect(pydantic.schema.text() == yaml.schema.text())
    #expect(yaml.schema["required"] == schema["required"])
  }

  @Test func `may leave the time out instead, as the guide's REST example has it`() throws {
    let schema = try Schema(yaml: "output:\n  name: string\n  prep_time_minutes?: integer\n")
    let wire = try schema.wire(for: .gemini).schema
    #expect(wire["required"] == ["name"])
    #expect(wire[["properties", "prep_time_minutes"]] == ["type": "integer"])
  }
}
