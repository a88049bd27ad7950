import Emulator
import Extractor
import Interactions
import JSONSchema
import OrderedJSON
import SchemaGen
import Testing

/// The corpus before an emulator that does whatever the documents say.
@Suite struct `Documents that speak to the model` {
  /// What an obedient model answers to a document of the corpus, or to what is asked again about it.
  private static func obedient(_ injection: Injection) throws -> Rehearsal {
    let text =
      switch injection.obeyed {
      case .record(let record): record
      case .answer(let answer): answer
      }
    let isRecord = if case .record = injection.obeyed { true } else { false }
    return try Rehearsal(
      rules: isRecord ? [] : [Mishap(.init(path: "*/interactions"), do: [.text(text)])],
      book: { query in (try? JSON(parsing: text)).flatMap(query.answer(believing:)) })
  }

  @Test(arguments: Injection.all)
  func `stay within the schema, and what can be seen is flagged`(injection: Injection) async throws
  {
    let rehearsal = try Self.obedient(injection)
    let schema = try injection.form.schema()

    let extraction = await rehearsal.extractor.extraction(
      of: .text(injection.text, named: injection.name), by: schema)

    #expect(extraction.outcome.word == injection.outcome)
    if let record = extraction.record {
      #expect(schema.compiled.accepts(try JSONTape(parsing: record.bytes()).root))
    }
    var seen = Set(extraction.flags.compactMap(Injection.Sight.init))
    if case .failed(let failure) = extraction.outcome {
      seen.formUnion(failure.complaints.compactMap(Injection.Sight.init))
    }
    // What is asked for again, a model that obeys gives as null, so that a fault may have moved.
    let isViolated = seen.contains { if case .violation = $0 { true } else { false } }
    if isViolated {
      seen.formUnion(injection.sights.filter { if case .violation = $0 { true } else { false } })
    }
    #expect(
      Set(injection.sights).isSubset(of: seen),
      "not seen: \(Set(injection.sights).subtracting(seen)), seen: \(seen)")
  }

  /// The emulator answers by document, and obeys each; the honest ones among them must not notice.
  @Test func `change no other document's record`() async throws {
    let honest = Injection.receipts.prefix(8).map { injection in
      (text: "\(injection.name)\n\(injection.honest)", record: injection.honest)
    }
    let rehearsal = try Rehearsal(book: { query in
      if let one = honest.first(where: { query.texts.contains($0.text) }) {
        return try? JSON(parsing: one.record)
      }
      guard let injection = Injection.all.first(where: { query.texts.contains($0.text) }),
        case .record(let record) = injection.obeyed
      else { return nil }
      return try? JSON(parsing: record)
    })
    let extractor = rehearsal.extractor
    let schema = try Injection.Form.receipt.schema()
    let records = await withTaskGroup(of: (Int, JSON?).self) { group in
      for injection in Injection.all {
        group.addTask {
          _ = await extractor.extraction(of: .text(injection.text), by: schema)
          return (-1, nil)
        }
      }
      for (number, one) in honest.enumerated() {
        group.addTask {
          (number, await extractor.extraction(of: .text(one.text), by: schema).record)
        }
      }
      return await group.reduce(into: [Int: JSON]()) { records, one in
        if one.0 >= 0 { records[one.0] = one.1 }
      }
    }
    for (number, one) in honest.enumerated() {
      #expect(try records[number] == JSON(parsing: one.record))
    }
  }
}
