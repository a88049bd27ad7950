import JSONSchema
import OrderedJSON
import TestSupport
import Testing

@Suite(.enabled(if: PublicSuite.jsonSchema.isThere, PublicSuite.jsonSchema.whyMissing))
struct `The official annotation tests` {
  /// One claim: which notes of a keyword a value has, by the place of the schema.
  private struct Claim {
    let text: String
    let wanted: JSON
    let found: JSON
  }

  @Test(arguments: [
    (Draft.draft4, 17), (.draft6, 23), (.draft7, 31), (.draft2019, 62), (.draft2020, 84),
  ])
  func `are met`(draft: Draft, count: Int) throws {
    var claims: [Claim] = []
    for file in try PublicSuite.jsonSchema.files(in: "annotations/tests") {
      let suite = try JSONTape(parsing: file.bytes).root["suite"]
      for item in try #require(suite).items { claims += try self.claims(item, draft) }
    }

    #expect(claims.count == count)
    for claim in claims { #expect(claim.found == claim.wanted, "\(claim.text)") }
  }

  private func claims(_ item: JSONView, _ draft: Draft) throws -> [Claim] {
    guard draft.isIn(item["compatibility"]?.string), let schema = item["schema"] else { return [] }
    var options = SchemaOptions(draft: draft)
    for member in item["externalSchemas"].map({ Array($0.members) }) ?? [] {
      options.registry[member.name] = try JSONTape(parsing: JSON(member.value).bytes())
    }
    let text = try JSONTape(parsing: JSON(schema).bytes())
    let compiled = try CompiledSchema(text, options)
    return try #require(item["tests"]).items.flatMap { try claims($0, compiled, text) }
  }

  private func claims(
    _ test: JSONView, _ schema: CompiledSchema, _ text: JSONTape
  ) throws -> [Claim] {
    let instance = try #require(test["instance"])
    let value = try JSONTape(parsing: JSON(instance).bytes()).root
    let notes = schema.notes(on: value)
    return try #require(test["assertions"]).items.map { assertion in
      let keyword = assertion["keyword"]?.string
      let location = assertion["location"]?.string ?? ""
      var found: JSON = [:]
      for note in notes
      where note.keyword == keyword && note.pointer.description == location {
        // Places of the schema itself are named from its root, whatever identifiers are between.
        let place =
          note.schema.tape.isSame(as: text)
          ? "#" + note.schema.pointer.description.replacing("^", with: "%5E")
          : String(note.absoluteLocation.dropLast(note.keyword.count + 1))
        found[place] = JSON(note.content)
      }
      return Claim(
        text: "\(keyword ?? "") at \(location)",
        wanted: assertion["expected"].map { JSON($0) } ?? nil,
        found: found)
    }
  }
}

extension Draft {
  /// Whether an edition is in a list as `7`, `6,<=2019` or `=2020`.
  fileprivate func isIn(_ compatibility: String?) -> Bool {
    (compatibility ?? "").split(separator: ",").allSatisfy { part in
      let number = Int(part.drop { !$0.isNumber }) ?? 0
      if part.hasPrefix("<=") { return rawValue <= number }
      return part.hasPrefix("=") ? rawValue == number : rawValue >= number
    }
  }
}
