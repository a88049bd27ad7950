import JSONSchema
import OrderedJSON
import TestSupport
import Testing

@testable import SchemaGen

@Suite struct `The difference of two schemas` {
  private func blueprint(_ yaml: String) throws -> Blueprint {
    let text = yaml.utf8.starts(with: "output".utf8) ? yaml : "output:\n  x: \(yaml)\n"
    return try Schema(yaml: text).blueprint
  }

  private func changes(_ old: String, _ new: String) throws -> [String] {
    let difference = SchemaDifference(from: try blueprint(old), to: try blueprint(new))
    return difference.changes.map(\.description)
  }

  @Test(
    "says what became of a field, and what that means for old records",
    arguments: [
      ("decimal(2)", "decimal(4)", "x: decimal(2) → decimal(4) (widening)"),
      ("decimal(4)", "decimal(2)", "x: decimal(4) → decimal(2) (narrowing)"),
      ("integer", "number", "x: integer → number (widening)"),
      ("number", "integer", "x: number → integer (narrowing)"),
      ("number 0..5", "number 0..6", "x: number 0..5 → number 0..6 (widening)"),
      ("number >= 0", "number > 0", "x: number >= 0 → number > 0 (narrowing)"),
      ("number > 0", "number >= 0", "x: number > 0 → number >= 0 (widening)"),
      ("date", "date?", "x: date → date? (widening)"),
      ("date?", "date", "x: date? → date (narrowing)"),
      ("date", "string", "x: date → string (widening)"),
      ("string", "date", "x: string → date (narrowing)"),
      ("string ..5", "string ..4", "x: string ..5 → string ..4 (narrowing)"),
      ("string /a/", "string", "x: string /a/ → string (widening)"),
      ("string", "boolean", "x: string → boolean (breaking)"),
      ("date", "date?[]", "x: date → date?[] (breaking)"),
      ("one of a, b", "one of b, a, c", "x: one of a, b → one of b, a, c (widening)"),
      ("one of a, b", "one of a, c", "x: one of a, b → one of a, c (narrowing)"),
      ("one of a, b", "string", "x: one of a, b → string (widening)"),
      ("string", "one of a, b", "x: string → one of a, b (narrowing)"),
      ("one of 1, 2", "integer", "x: one of 1, 2 → integer (widening)"),
      ("one of 1, 2.5", "number > 1", "x: one of 1, 2.5 → number > 1 (narrowing)"),
      ("null", "string?", "x: null → string? (widening)"),
      ("string[]", "string[] 1..5", "x: any number of entries → 1 to 5 entries (narrowing)"),
      ("(decimal(2))[]", "(decimal(3))[]", "x[]: decimal(2) → decimal(3) (widening)"),
      ("map of integer", "map of string", "x{}: integer → string (breaking)"),
      ("string", "string | number", "x: may be number now (widening)"),
      ("string | number", "string", "x: may no longer be number (narrowing)"),
      ("string[]?", "string[]", "x: may no longer be null (narrowing)"),
      ("string -- a", "string -- b", "x: is described otherwise (wording)"),
    ])
  func fields(old: String, new: String, sentence: String) throws {
    #expect(try changes(old, new) == [sentence])
  }

  @Test("finds fields that are new, gone, in another order, or may be missing")
  func groups() throws {
    let old = """
      output:
        a: string
        b: date
        c: integer
        lines:
          - amount: decimal(2)
            text?: string
      """
    let new = """
      output:
        c: integer
        a?: string
        d: boolean
        e?: boolean
        lines:
          - amount: decimal(4)
            text: string
      """

    #expect(
      try changes(old, new) == [
        "a: may be missing now (widening)", "b: gone, was date (breaking)",
        "lines[].amount: decimal(2) → decimal(4) (widening)",
        "lines[].text: may no longer be missing (narrowing)", "d: new, boolean (breaking)",
        "e: new, boolean; may be missing (widening)",
        "the record: fields are asked for in another order (wording)",
      ])
    #expect(try SchemaDifference(from: blueprint(old), to: blueprint(new)).verdict == .breaking)
    #expect(try SchemaDifference(from: blueprint(old), to: blueprint(old)).verdict == nil)
  }

  @Test("follows names, and ends where they come back to themselves")
  func recursion() throws {
    let old = """
      output:
        head: person
      definitions:
        person:
          name: string
          reports: person[]
      """
    let new = """
      output:
        head:
          name: string?
          reports: human[]
      definitions:
        human:
          name: string?
          reports: human[]
      """

    #expect(
      try changes(old, new) == [
        "head.name: string → string? (widening)",
        "head.reports[].name: string → string? (widening)",
      ])
  }

  @Test("compares variants by their names")
  func variants() throws {
    let old = """
      output:
        pay:
          $one_of:
            $tag: method
            card -- by card:
              last4: string 4
            cash: {}
      """
    let new = """
      output:
        pay:
          $one_of:
            $tag: method
            transfer:
              iban: string
            card -- by a card:
              last4: string
      """

    #expect(
      try changes(old, new) == [
        "pay: \"card\" is described otherwise (wording)",
        "pay(card).last4: string 4 → string (widening)", "pay: variant \"cash\" is gone (breaking)",
        "pay: new variant \"transfer\" (widening)",
      ])
  }

  /// What is called widening, or nothing, is put to the validator.
  @Test("calls nothing a widening that refuses an old record", arguments: 0..<8)
  func soundness(part: UInt64) throws {
    var random = SeededRandom(seed: part)
    var widenings = 0
    let seeds = Seeds(part * 100..<(part + 1) * 100, oneIn: 5)
    for seed in seeds {
      let old = RandomBlueprint.make(seed: seed)
      var mutation = BlueprintMutation(seed: random.next())
      let new = mutation.mutated(old)
      let verdict = SchemaDifference(from: old, to: new).verdict
      guard (verdict ?? .wording) <= .widening else { continue }
      let before = try CompiledSchema(LocalSchema(old).schema)
      let after = try CompiledSchema(LocalSchema(new).schema)
      for sampleSeed in 0..<3 {
        guard let sample = try? before.sample(seed: UInt64(sampleSeed)) else { break }
        widenings += 1
        #expect(try after.accepts(sample), "\(seed): \(sample)")
      }
    }
    #expect(widenings > seeds.count / 2)
  }
}
