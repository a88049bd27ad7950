import OrderedJSON
import SchemaGen
import Testing

@Suite struct `The three values of checks` {
  /// What becomes of a check when its operands are 1, 0 or null.
  private func value(_ text: String, _ one: String, _ other: String = "1") throws -> String {
    let record = #"{"total": \#(one), "vat": \#(other)}"#
    let check = try Check(parsing: text, for: CheckSamples.blueprint)
    let findings = [check].findings(
      in: try JSONTape(parsing: record).root, today: CheckSamples.day)
    switch findings.first?.outcome {
    case nil: return "true"
    case .skipped: return "unknown"
    case .failed, .warned: return "false"
    }
  }

  @Test(arguments: [
    ("1", "1", "true", "true"), ("1", "0", "false", "true"), ("1", "null", "unknown", "true"),
    ("0", "1", "false", "true"), ("0", "0", "false", "false"), ("0", "null", "false", "unknown"),
    ("null", "1", "unknown", "true"), ("null", "0", "false", "unknown"),
    ("null", "null", "unknown", "unknown"),
  ])
  func `and, or`(one: String, other: String, and: String, or: String) throws {
    #expect(try value("total == 1 and vat == 1", one, other) == and)
    #expect(try value("total == 1 or vat == 1", one, other) == or)
    // By De Morgan's laws, which hold in three values too.
    #expect(try value("not (not total == 1 or not vat == 1)", one, other) == and)
    #expect(try value("not (not total == 1 and not vat == 1)", one, other) == or)
  }

  @Test(arguments: [("1", "false"), ("0", "true"), ("null", "unknown")])
  func `not`(one: String, negated: String) throws {
    #expect(try value("not total == 1", one) == negated)
    #expect(try value("not not not total == 1", one) == negated)
  }

  @Test(arguments: [
    "total == 1", "total != 1", "total ~= 1", "total < 1", "total <= 1", "total > 1", "total >= 1",
    "total in [1, 2]", "1 in [2, 3] or total + 1 > 0", "-total > 0", "total * 0 == 0",
    "abs(total) >= 0", "round(total, 1) > 0", "max(total, 1) > 0", "days(total) > 1 day",
  ])
  func `null makes unknown`(text: String) throws {
    #expect(try value(text, "null") == "unknown")
  }

  @Test(arguments: [
    ("has(total)", "false", "true"), ("total == null", "true", "false"),
    ("null == total", "true", "false"), ("total != null", "false", "true"),
    ("not has(total)", "true", "false"),
  ])
  func `has and == null are always known`(text: String, ofNull: String, ofOne: String) throws {
    #expect(try value(text, "null") == ofNull)
    #expect(try value(text, "1") == ofOne)
  }
}
