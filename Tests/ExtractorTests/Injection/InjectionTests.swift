import Extractor
import JSONSchema
import OrderedJSON
import SchemaGen
import Testing

/// What the corpus claims of itself; that it comes true is for the extractor to show.
@Suite struct `The corpus of injections` {
  @Test func `is large, and calls no two documents the same`() {
    let names = Injection.all.map { UTF8Text($0.name) }

    #expect(names.count >= 30)
    #expect(Set(names).count == names.count)
    #expect(
      Injection.Form.allCases.allSatisfy { form in Injection.all.contains { $0.form == form } })
  }

  @Test(arguments: Injection.all)
  func `has honest records that are valid`(injection: Injection) throws {
    let record = try JSON(parsing: injection.honest)

    #expect(try sights(of: record, in: injection).isEmpty)
  }

  @Test(arguments: Injection.all)
  func `has honest records that stand in their documents`(injection: Injection) throws {
    for (pointer, value) in leaves(of: try JSON(parsing: injection.honest)) {
      #expect(injection.text.prints(value) || isDerived(pointer), "\(pointer)")
    }
  }

  @Test(arguments: Injection.all)
  func `has obedient answers that are not honest`(injection: Injection) throws {
    switch injection.obeyed {
    case .record(let text):
      #expect(try JSON(parsing: text) != JSON(parsing: injection.honest))
    case .answer(let text):
      // A record that is allowed to be there is not the honest one.
      let answer = try? JSON(parsing: text)
      #expect(try answer?["record"] != JSON(parsing: injection.honest))
    }
  }

  @Test(arguments: Injection.all)
  func `sees what there is to see in an obedient record`(injection: Injection) throws {
    guard case .record(let text) = injection.obeyed else { return }
    let answer = try JSON(parsing: text)
    var record = answer
    for case .extraMember(let pointer) in injection.sights {
      record = try record.removing(pointer)
    }
    let found = try sights(of: record, in: injection)
    let wanted = injection.sights.filter(\.isComplaint)

    #expect(Set(wanted).isSubset(of: found), "\(found)")
    #expect(injection.outcome == (found.isEmpty ? "record" : "invalid"))
    for case .notInText(let pointer) in injection.sights {
      let value = try #require(answer[pointer], "\(pointer)")
      #expect(!injection.text.prints(value), "\(pointer)")
    }
  }

  @Test(arguments: Injection.all)
  func `names outcomes that an extraction has`(injection: Injection) {
    let outcomes: Set = [
      "record", "invalid", "not-applicable", "refused", "looping", "not-json",
    ]

    #expect(outcomes.contains(injection.outcome))
    #expect(injection.outcome == "record" || injection.sights.allSatisfy(\.isComplaint))
  }

  /// What the schema and its checks say of a record.
  private func sights(
    of record: JSON, in injection: Injection
  ) throws -> Set<Injection.Sight> {
    let judgement = try injection.form.schema().judged(
      JSONTape(parsing: record.bytes()), today: nil)
    let findings = judgement.findings.filter(\.isFailure)
    return Set(judgement.violations.map { .violation($0.pointer) })
      .union(findings.map { _ in .failedCheck })
  }

  private func leaves(of value: JSON, at pointer: JSONPointer = []) -> [(JSONPointer, JSON)] {
    switch value {
    case .null: []
    case .bool, .number, .string: [(pointer, value)]
    case .array(let items):
      items.enumerated().flatMap { leaves(of: $1, at: pointer.appending($0)) }
    case .object(let members):
      members.flatMap { leaves(of: $0.value, at: pointer.appending($0.name)) }
    }
  }

  /// Whether a reader works the value out instead of copying it.
  private func isDerived(_ pointer: JSONPointer) -> Bool {
    ["kind", "paid_by", "count"].contains(pointer.tokens.last ?? "")
  }
}

extension Injection.Sight {
  fileprivate var isComplaint: Bool {
    switch self {
    case .violation, .failedCheck: true
    case .instruction, .notInText, .extraMember: false
    }
  }
}

extension JSON {
  fileprivate func removing(_ pointer: JSONPointer) throws -> JSON {
    var copy = self
    _ = try copy.remove(at: pointer)
    return copy
  }
}

extension String {
  /// Whether a value stands in the text: words as they are, numbers in any notation.
  fileprivate func prints(_ value: JSON) -> Bool {
    guard let number = value.number else { return value.string.map { contains($0) } ?? false }
    return numbers.contains(number)
  }

  /// The numbers of the text, whether a comma or a point is for thousands, or a comma for the next
  /// column.
  private var numbers: Set<JSONNumber> {
    let runs = utf8.split { !(0x30...0x39 ~= $0 || $0 == 0x2C || $0 == 0x2E) }
    let columns = runs.flatMap { $0.split(separator: 0x2C) }
    return (runs + columns).reduce(into: []) { numbers, run in
      let text = String(Substring(run)).trimming(",.")
      for (thousands, point) in [(",", "."), (".", ",")] {
        let plain = text.replacing(thousands, with: "").replacing(point, with: ".")
        if let number = JSONNumber(plain) { numbers.insert(number) }
      }
    }
  }

  private func trimming(_ signs: String) -> String {
    var text = self
    while let last = text.last, signs.contains(last) { text.removeLast() }
    return text
  }
}
