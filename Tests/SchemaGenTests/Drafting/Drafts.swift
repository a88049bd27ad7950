import JSONSchema
import OrderedJSON
import SchemaGen
import TestSupport
import Testing

@Suite struct `A draft from records` {
  private func draft(_ lines: String) throws -> (yaml: String, notes: [String]) {
    let records = try lines.split(separator: "\n").map { try JSON(parsing: String($0)) }
    let draft = try #require(SchemaDraft(of: records))
    return (SchemaText(draft.blueprint).yaml, draft.notes.map(\.description))
  }

  @Test("tells types, what may be missing and what may be null, fields in the order of first sight")
  func invoices() throws {
    let (yaml, notes) = try draft(
      """
      {"number": "R-1", "date": "2024-05-03", "due": null, "currency": "EUR", "total": 119.50, "pages": 2, "lines": [{"text": "Work", "rate": 0.125, "amount": 100.0}], "mail": "a@example.com", "tags": []}
      {"number": "R-2", "date": "2024-05-04", "due": "2024-06-01", "currency": "USD", "total": 20, "pages": 1, "lines": [{"text": "Ink", "amount": 20, "paid": true}], "note": null, "tags": []}
      """)

    #expect(
      yaml == """
        output:
          number: string
          date: date
          due: date?
          currency: currency
          total: decimal(2)
          pages: integer
          lines:
            - text: string
              rate?: number
              amount: decimal(2)
              paid?: boolean
          mail?: email
          tags: string[]
          note?: string?

        """)
    #expect(
      notes == [
        "tags: has no items anywhere; texts are assumed",
        "note: is null wherever it stands; a text is assumed",
      ])
  }

  @Test("takes few short texts that repeat for a choice, many names for a map")
  func choicesAndMaps() throws {
    let states = ["paid", "open", "overdue"]
    let lines = (0..<12).map { rank in
      #"{"state": "\#(states[rank % 3])", "stock": {"part \#(rank)": \#(rank)}, "years": {"2024": 1, "2025": 2, "2026": 3}, "id": "\#(rank)"}"#
    }
    let (yaml, notes) = try draft(lines.joined(separator: "\n"))

    #expect(
      yaml == """
        output:
          state: one of paid, open, overdue
          stock: map of integer
          years: map of integer
          id: string

        """)
    #expect(
      notes == [
        "state: has 3 values in 12 texts; add those that may still come",
        "stock: has 12 names in 12 objects, so it is a map",
        "years: has 3 names in 12 objects, so it is a map",
      ])
  }

  @Test("names types only where all texts fit and chance is unlikely")
  func types() throws {
    let (yaml, _) = try draft(
      """
      {"a": "2024-02-30", "b": "14:05", "c": "P1D", "d": "https://example.com/x", "e": "note:x", "f": "2024-05-03T10:00:00Z", "g": "ABC", "country_code": "DE", "lang": "en", "h": "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "i": 1.5, "j": "x"}
      """)

    #expect(
      yaml == """
        output:
          a: string
          b: string
          c: string
          d: url
          e: string
          f: instant
          g: string
          country_code: country
          lang: language
          h: uuid
          i: number
          j: string

        """)
  }

  @Test("lets values of several types be any of them")
  func mixed() throws {
    let (yaml, notes) = try draft(
      """
      {"a": 1, "b": [1, "x", null], "c": {"x": 1}}
      {"a": "one", "b": [], "c": [2]}
      """)

    #expect(
      yaml == """
        output:
          a: string | integer
          b: (string | integer | null)[]
          c: integer[] | c
        definitions:
          c:
            x: integer

        """)
    #expect(
      notes == [
        "a: is not of one type", "b[]: is not of one type", "c: is not of one type",
      ])
  }

  @Test("is made of at least one record")
  func nothing() {
    #expect(SchemaDraft(of: []) == nil)
  }

  /// The validator judges, not the drafter.
  @Test("accepts the records it was made of, in shapes and out of them", arguments: 0..<8)
  func soundness(part: UInt64) throws {
    var random = SeededRandom(seed: part)
    for seed in Seeds(part * 40..<(part + 1) * 40, oneIn: 8) {
      let schema = LocalSchema(RandomBlueprint.make(seed: seed)).schema
      let compiled = try CompiledSchema(schema)
      var records = (0..<UInt64(random.number(1...12))).compactMap {
        try? compiled.sample(seed: $0)
      }
      if random.oneIn(3) { records.append(random.pick([1, "x", nil, [[]], ["a": [nil, 1.25]]])) }
      guard let draft = SchemaDraft(of: records) else { continue }
      let judge = try CompiledSchema(
        LocalSchema(draft.blueprint).schema, SchemaOptions(formats: .asserted))
      for record in records { #expect(try judge.accepts(record), "\(seed): \(record)") }
    }
  }

  @Test("survives records that are nested as deeply as records can be")
  func depth() throws {
    let deep = String(repeating: #"{"a":["#, count: 200) + String(repeating: "]}", count: 200)
    let record = try JSON(parsing: deep)
    let draft = try #require(SchemaDraft(of: [record]))

    #expect(try CompiledSchema(LocalSchema(draft.blueprint).schema).accepts(record))
    #expect(draft.notes.map(\.fact).contains(.tooDeep))
  }
}
