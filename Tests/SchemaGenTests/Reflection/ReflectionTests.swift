import Foundation
import JSONCoding
import JSONSchema
import OrderedJSON
import SchemaGen
import TestSupport
import Testing

@Suite struct `A Codable type` {
  /// The schema behind `$schema`, on one line.
  static func schema(
    of type: any Decodable.Type, by rules: JSONCodingRules = JSONCodingRules()
  ) throws -> String {
    var schema = LocalSchema(try Blueprint(of: type, by: rules)).schema
    schema["$schema"] = nil
    return schema.text()
  }

  @Test(arguments: ReflectionTable.rows.indices)
  func `has the schema of what it decodes`(row: Int) throws {
    let row = ReflectionTable.rows[row]

    #expect(try Self.schema(of: row.type) == row.schema)
  }

  @Test(arguments: ReflectionTable.rows.indices)
  func `decodes every value that its schema allows`(row: Int) throws {
    let type = ReflectionTable.rows[row].type
    let blueprint = try Blueprint(of: type)
    let schema = try CompiledSchema(
      JSONTape(parsing: LocalSchema(blueprint).schema.bytes()), SchemaOptions(formats: .asserted))

    for seed in Seeds(0..<200, oneIn: 5) {
      let sample = try schema.sample(seed: seed)
      #expect(throws: Never.self, "\(sample.text())") { try decode(type, sample) }
    }
  }

  private func decode<Value: Decodable>(_ type: Value.Type, _ sample: JSON) throws {
    _ = try Value(decoding: sample)
  }

  @Test func `has its names and dates by the rules of coding`() throws {
    struct Trip: Codable {
      var firstDay: Date
      var hotelURL: URL?
    }
    let rules = JSONCodingRules(dates: .day, data: .array, keys: .snakeCase)

    #expect(
      try Self.schema(of: Trip.self, by: rules) == #"""
        {"type":"object","properties":{"first_day":{"type":"string","format":"date"},\#
        "hotel_url":{"type":["string","null"],"format":"uri"}},\#
        "required":["first_day","hotel_url"],"additionalProperties":false}
        """#)
  }

  @Test func `with whole numbers for keys has them described`() throws {
    let local = LocalSchema(try Blueprint(of: Numbered.self))

    #expect(local.keyMeanings == [["properties", "years"]: "a whole number"])
  }

  @Test(arguments: ReflectionRefusals.rows.indices)
  func `that has no schema is named, with the key and what to do`(row: Int) {
    let row = ReflectionRefusals.rows[row]

    #expect {
      _ = try Blueprint(of: row.type)
    } throws: {
      "\($0)" == row.complaint
    }
  }
}
