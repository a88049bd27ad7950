import JSONSchema
import OrderedJSON
import SchemaGen
import TestSupport
import Testing

@Suite struct `Schemas of pydantic` {
  /// The file was read by a person: each line of it is what one would write, each note is true.
  @Test("become files that a person could have written, and each loss is said")
  func texts() throws {
    var all = ""
    for line in try Fixture.lines("pydantic.jsonl") {
      let imported = try SchemaImport(try #require(line["schema"]))
      all += "# \(line["name"]?.string ?? "")\n\n" + SchemaText(imported.blueprint).yaml + "\n"
      all += imported.notes.map { "# \($0)\n" }.joined() + "\n"
    }
    let wanted = String(decoding: try Fixture.bytes("pydantic.yaml.txt"), as: UTF8.self)
    #expect(all == wanted)
  }

  @Test("accept their own records after the import")
  func records() throws {
    for line in try Fixture.lines("pydantic.jsonl") where line["name"] != "Loose" {
      let schema = try #require(line["schema"])
      let record = try #require(line["record"])
      let local = try CompiledSchema(LocalSchema(SchemaImport(schema).blueprint).schema)

      let tape = try JSONTape(parsing: record.bytes())
      #expect(local.violations(in: tape.root).map(\.description) == [], "\(line["name"] ?? nil)")
    }
  }
}

@Suite(.enabled(if: PublicSuite.jsonSchema.isThere, PublicSuite.jsonSchema.whyMissing))
struct `Schemas of the official suite` {
  @Test(
    "accept after their import nothing that they refuse",
    arguments: [
      (Draft.draft4, "draft4"), (.draft6, "draft6"), (.draft7, "draft7"),
      (.draft2019, "draft2019-09"), (.draft2020, "draft2020-12"),
    ])
  func soundness(draft: Draft, folder: String) throws {
    var registry: [String: JSONTape] = [:]
    for file in try PublicSuite.jsonSchema.files(in: "remotes") {
      registry["http://localhost:1234/\(file.name)"] = try JSONTape(parsing: file.bytes)
    }
    var imported = 0
    var judged = 0
    for file in try PublicSuite.jsonSchema.files(in: "tests/\(folder)") {
      for item in try JSON(parsing: file.bytes).array ?? [] {
        let schema = try #require(item["schema"])
        // Other documents are read only where one is spoken of.
        let isAlone = !schema.text().contains("localhost:1234")
        let options = SchemaOptions(draft: draft, registry: isAlone ? [:] : registry)
        guard let result = try? SchemaImport(schema, options) else { continue }
        imported += 1
        #expect(!SchemaText(result.blueprint).yaml.isEmpty)
        let original = try CompiledSchema(schema, options)
        let local = try CompiledSchema(LocalSchema(result.blueprint).schema, options)
        if result.notes.contains(where: \.isLoosening) { continue }
        var values = (item["tests"]?.array ?? []).compactMap { $0["data"] }
        for seed in 0..<2 {
          if let sample = try? local.sample(seed: UInt64(seed)) { values.append(sample) }
        }
        for value in values where try local.accepts(value) {
          judged += 1
          #expect(
            try original.accepts(value),
            "\(file.name): \(item["description"] ?? nil): \(value) \(result.notes) \(LocalSchema(result.blueprint).schema)"
          )
        }
      }
    }
    #expect(imported > 190)
    #expect(judged > 500)
  }
}
@Suite struct `Local schemas of the examples` {
  @Test("come back as they were", arguments: ["invoice", "meeting", "product", "orgchart"])
  func roundTrip(name: String) throws {
    let schema = try JSON(parsing: Fixture.bytes("\(name).local.json", in: "Dialects/Examples"))
    let imported = try SchemaImport(schema)

    #expect(LocalSchema(imported.blueprint).schema.text() == schema.text())
    #expect(imported.notes == [])
  }
}
