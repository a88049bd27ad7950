import Foundation
import OrderedJSON
import SchemaGen
import Testing

/// Schemas as an author's file means them, and as Gemini is sent them, written by hand.
@Suite struct `The wire schema of an example` {
  private let keyMeanings: [JSONPointer: String] = [
    ["properties", "attributes"]: "what the value is, e.g. material or heel height"
  ]

  @Test(arguments: ["invoice", "meeting", "product", "orgchart"])
  func `is the one that was written by hand, members in their order`(name: String) throws {
    let wire = try WireSchema(
      lowering: example("\(name).local"), for: .gemini, WireOptions(keyMeanings: keyMeanings))

    #expect(wire.schema.text(.indented) == (try example("\(name).gemini").text(.indented)))
  }

  @Test func `says what became of each keyword that is not sent`() throws {
    let wire = try WireSchema(
      lowering: example("product.local"), for: .gemini, WireOptions(keyMeanings: keyMeanings))

    #expect(
      wire.departures.map(\.description) == [
        "/properties/title: minLength is said in words: 3 to 80 characters",
        "/properties/title: maxLength is said in words: 3 to 80 characters",
        "/properties/colors: minItems is said in words: 1 to 5 items",
        "/properties/colors: maxItems is said in words: 1 to 5 items",
        "/properties/attributes: additionalProperties is sent in another form",
        "/properties/defects/items/properties/box: minItems is said in words: exactly 4 items",
        "/properties/defects/items/properties/box: maxItems is said in words: exactly 4 items",
        "/properties/alt_text: maxLength is said in words: 0 to 125 characters",
        "/properties/confidence: minimum is said in words: 0 to 1",
        "/properties/confidence: maximum is said in words: 0 to 1",
      ])
  }

  @Test func `does not say of a keyword that is sent that it is not`() throws {
    let local = try JSON(
      parsing: #"{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":9}"#)

    let wire = try WireSchema(lowering: local, for: .anthropic)

    #expect(wire.departures.map(\.keyword).filter { $0.hasSuffix("Items") } == ["maxItems"])
  }

  private func example(_ name: String) throws -> JSON {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "Examples/\(name).json")
    return try JSON(parsing: [UInt8](Data(contentsOf: file)))
  }
}
