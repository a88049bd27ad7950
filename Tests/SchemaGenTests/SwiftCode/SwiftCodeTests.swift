import Foundation
import JSONCoding
import JSONSchema
import OrderedJSON
import SchemaGen
import Testing

@Suite struct `Swift code of a schema` {
  /// Written anew by `scripts/generated`, which sets `EXTRACT_WRITE_GENERATED`.
  @Test(arguments: GeneratedFiles.all)
  func `is the code that is checked in and compiled`(file: GeneratedFile) throws {
    let code = try file.code()

    if ProcessInfo.processInfo.environment["EXTRACT_WRITE_GENERATED"] == "1" {
      try Data(code.utf8).write(to: file.url)
    }
    #expect(try String(contentsOf: file.url, encoding: .utf8) == code)
  }

  @Test(arguments: GeneratedTypes.rows.indices)
  func `has the very schema that it was generated from`(row: Int) throws {
    let (type, name) = GeneratedTypes.rows[row]
    let written = LocalSchema(try Self.file(name).blueprint())
    let reflected = LocalSchema(try Blueprint(of: type))

    #expect(reflected.schema.text() == written.schema.text())
    #expect(reflected.sent.text() == written.sent.text())
    #expect(reflected.keyMeanings == written.keyMeanings)
  }

  @Test(arguments: GeneratedTypes.rows.indices)
  func `decodes what the schema allows, and writes it as it was`(row: Int) throws {
    let (type, name) = GeneratedTypes.rows[row]
    let schema = try Self.compiled(Self.file(name).blueprint())

    for seed in 0..<UInt64(40) {
      let sample = try schema.sample(seed: seed)
      let again = try Self.coded(type, sample)
      #expect(Self.plain(again) == Self.plain(sample), "seed \(seed)")
      #expect(schema.accepts(try JSONTape(parsing: again.bytes()).root), "seed \(seed)")
    }
  }

  @Test func `without notes codes the same values, and keeps what it does not know`() throws {
    let schema = try Self.compiled(Self.file("PlainRecord").blueprint())

    for seed in 0..<UInt64(40) {
      var sample = try schema.sample(seed: seed)
      sample["state"] = "brand new"
      let again = try Self.coded(PlainRecord.self, sample)
      #expect(Self.plain(again) == Self.plain(sample), "seed \(seed)")
    }
  }

  private static func file(_ name: String) throws -> GeneratedFile {
    try #require(GeneratedFiles.all.first { $0.name == name })
  }

  private static func compiled(_ blueprint: Blueprint) throws -> CompiledSchema {
    let text = LocalSchema(blueprint).schema.bytes()
    return try CompiledSchema(JSONTape(parsing: text), SchemaOptions(formats: .asserted))
  }

  private static func coded<Value: Codable>(_ type: Value.Type, _ sample: JSON) throws -> JSON {
    try JSON(encoding: Value(decoding: sample))
  }

  /// The value with the texts that Foundation writes in its own way in one way: moments, and the
  /// letters of UUIDs.
  private static func plain(_ value: JSON) -> JSON {
    switch value {
    case .string(let text):
      if let date = try? Date(decoding: value) { return .string("\(date)") }
      return .string(UUID(uuidString: text) == nil ? text : text.uppercased())
    case .array(let items): return .array(items.map(plain))
    case .object(let object):
      // Swift cannot tell whether "both" was null or missing.
      return .object(object.members.filter { $0.name != "both" }.map { ($0.name, plain($0.value)) })
    default: return value
    }
  }
}
