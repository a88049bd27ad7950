import JSONSchema
import OrderedJSON
import SchemaGen
import TestSupport
import Testing

/// Schemas that no one here wrote: each is lowered for every provider, or refused.
@Suite(.enabled(if: PublicSuite.jsonSchema.isThere, PublicSuite.jsonSchema.whyMissing))
struct `Schemas of the official test suite` {
  /// How often a schema was lowered, a valid value sent, and a schema refused.
  struct Tally: Equatable {
    var lowered = 0
    var sent = 0
    var refused = 0
  }

  @Test(arguments: [
    (Draft.draft4, "draft4"), (.draft6, "draft6"), (.draft7, "draft7"),
    (.draft2019, "draft2019-09"), (.draft2020, "draft2020-12"),
  ])
  func `take on the wire what they take locally, and give it back the same`(
    draft: Draft, folder: String
  ) throws {
    var tally = Tally()
    for file in try PublicSuite.jsonSchema.files(in: "tests/\(folder)") {
      for item in try JSONTape(parsing: file.bytes).root.items {
        guard let schema = item["schema"].map(JSON.init) else { continue }
        for schema in [schema] + (draft == .draft2020 ? typed(schema) : []) {
          let values = try validValues(of: item, schema, draft)
          for provider in Provider.allCases {
            let name = "\(provider) \(draft) \(file.name): \(item["description"]?.string ?? "")"
            try note(values, of: schema, provider, draft, name, into: &tally)
          }
        }
      }
    }
    #expect(tally.refused > 0)
    #expect(tally.lowered > 0)
  }

  /// Most schemas of the suite name no type, and are sent as text; with a type they have fields.
  private func typed(_ schema: JSON) -> [JSON] {
    guard schema.kind == .object, schema["type"] == nil, schema["$ref"] == nil else { return [] }
    return ["object", "array"].map { type in
      var schema = schema
      schema["type"] = .string(type)
      return schema
    }
  }

  /// The values of a case that a schema accepts.
  private func validValues(of item: JSONView, _ schema: JSON, _ draft: Draft) throws -> [JSON] {
    let text = try JSONTape(parsing: schema.bytes())
    // A schema that needs another text is of no use here.
    guard let local = try? CompiledSchema(text, SchemaOptions(draft: draft)) else { return [] }
    let values = item["tests"].map { tests in tests.items.compactMap { $0["data"] } } ?? []
    return values.filter { local.accepts($0) }.map { JSON($0) }
  }

  private func note(
    _ values: [JSON], of schema: JSON, _ provider: Provider, _ draft: Draft, _ name: String,
    into tally: inout Tally
  ) throws {
    let options = WireOptions(sendsAnythingAsText: true, draft: draft)
    let wire: WireSchema
    do {
      wire = try WireSchema(lowering: schema, for: provider, options)
    } catch {
      tally.refused += 1
      #expect(!error.refusals.isEmpty)
      return
    }
    tally.lowered += 1
    #expect(
      ProviderGrammar(provider: provider).complaints(about: wire.schema) == [],
      "\(name): \(wire.schema) for \(schema)")
    guard !values.isEmpty else { return }
    let judge = try CompiledSchema(JSONTape(parsing: wire.schema.bytes()))
    for value in values {
      do {
        let wired = try wire.wired(value)
        tally.sent += 1
        let isTaken = judge.accepts(try JSONTape(parsing: wired.bytes()).root)
        #expect(isTaken, "\(name): \(value) as \(wired) by \(wire.schema)")
        let back = wire.answer(from: wired)
        #expect(back.value == value && back.mistakes.isEmpty, "\(name): \(value) as \(wired)")
      } catch Unsayable.undeclaredMember {
        // The schema is open, and the provider is not.
        #expect(provider == .openAI || provider == .anthropic, "\(name)")
      }
    }
  }

  @Test(arguments: ["draft3", "v1"])
  func `that no edition here knows are lowered or refused all the same`(folder: String) throws {
    var count = 0
    for file in try PublicSuite.jsonSchema.files(in: "tests/\(folder)") {
      for item in try JSONTape(parsing: file.bytes).root.items {
        guard let schema = item["schema"].map(JSON.init) else { continue }
        for provider in Provider.allCases {
          count += 1
          do {
            let wire = try WireSchema(lowering: schema, for: provider)
            #expect(wire.schema.kind == .object)
          } catch {
            #expect(!error.refusals.isEmpty)
          }
        }
      }
    }
    #expect(count > 500)
  }
}
