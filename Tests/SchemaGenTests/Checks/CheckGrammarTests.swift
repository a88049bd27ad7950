import OrderedJSON
import Testing
import TestSupport

@testable import SchemaGen

@Suite struct `The grammar of checks` {
  @Test(arguments: [
    // or, and, not
    ("a or b and c", "a or b and c"), ("(a or b) and c", "(a or b) and c"),
    ("(a or b) or c", "(a or b) or c"), ("not a and b", "not a and b"),
    ("not (a and b)", "not (a and b)"), ("not not a", "not not a"), ("not (a)", "not a"),
    // comparisons
    ("a==b", "a == b"), ("a<=b", "a <= b"), ("a>=b", "a >= b"), ("a<b", "a < b"),
    ("a!=b", "a != b"), ("not a == b", "not a == b"), ("(a == b) == c", "(a == b) == c"),
    ("a ~= b within 0.05", "a ~= b within 0.05"), ("a ~=b within 1 %", "a ~= b within 1%"),
    ("a in b.c", "a in b.c"),
    // sums, products, signs
    ("a+b-c", "a + b - c"), ("a-(b-c)", "a - (b - c)"), ("(a-b)-c", "(a - b) - c"),
    ("a*b/c+d", "a * b / c + d"), ("a*(b+c)", "a * (b + c)"), ("-a*-b", "-a * -b"),
    ("-(a+b)", "-(a + b)"), ("a--b", "a - -b"), ("a - -b", "a - -b"), ("-(-a)", "-(-a)"),
    // calls and paths
    ("today()", "today()"), ("max(a, b ,c)", "max(a, b, c)"), ("sum( a.b )", "sum(a.b)"),
    ("a . b", "a.b"), ("größe.длина._1", "größe.длина._1"), ("a.and.null", "a.and.null"),
    ("within > days", "within > days"), ("outer.x", "outer.x"),
    // literals
    ("12", "12"), ("0.25", "0.25"), ("27%", "27%"), ("120 days", "120 days"),
    ("1 day", "1 days"), ("2024-01-01", "2024-01-01"), ("2024 - 01 - 01", "2024 - 01 - 01"),
    ("12024-01", "12024 - 01"), (#""a\"\\'""#, #""a\"\\'""#), ("'it''s'", #""it's""#),
    ("null", "null"), ("true", "true"), ("false", "false"), ("[1, 'a', [2%]]", #"[1, "a", [2%]]"#),
  ])
  func `reads and writes`(text: String, written: String) throws {
    let expression = try CheckParser.check(text).expression

    #expect("\(expression)" == written)
    #expect(try CheckParser.check(written).expression == expression)
  }

  @Test(arguments: [
    ("a > 0 -- no empty lines", "no empty lines"), ("a > 0 --  two -- dashes  ", "two -- dashes"),
    ("a > '-- b' -- c", "c"), ("a --b", nil), ("a\t--\tb", "b"),
  ])
  func `takes what stands behind the dashes as the message`(text: String, message: String?) throws {
    #expect(try CheckParser.check(text).message == message)
  }

  @Test(arguments: [
    ("warn", "warn"), ("lines[]", "lines[]"), ("jobs[].roles[]", "jobs[].roles[]"),
    ("a . b []", "a.b[]"), ("when a == 'b'", #"when a == "b""#), ("warn[]", "warn[]"),
    ("when[]", "when[]"), ("when.a[]", "when.a[]"),
  ])
  func `reads keys`(key: String, written: String) throws {
    #expect("\(try CheckScope(parsing: key))" == written)
  }

  @Test(arguments: [
    ("paid by", "paid_by"), ("due-date", "due_date"), ("2024", "_2024"), ("a  - b", "a_b"),
    (" (x) ", "x"), ("_id", "id"), ("größe", "größe"), ("%", ""), ("a_b", "a_b"), ("a__b", "a_b"),
  ])
  func `folds the names of fields`(name: String, folded: String) {
    #expect(FoldedName.of(name) == folded)
  }

  @Test func `survives whatever is written, and reads back what it writes`() throws {
    var random = SeededRandom(seed: 7)
    let words = [
      "a", "b.c", "lines", "or", "and", "not", "in", "within", "days", "==", "~=", "<", "+", "-",
      "*", "/", "(", ")", "[", "]", ",", ".", "%", "12", "0.5", "2024-01-01", "\"t\"", "'u'",
      "null", "true", "sum(", "has(", "today()", "matches(", " -- m", "é", "\"", "\\", "?", "\u{0}",
    ]
    var read = 0
    for _ in 0..<30_000 {
      let text = (0..<random.number(1...9)).map { _ in random.pick(words) }.joined(separator: " ")
      guard let check = try? CheckParser.check(text) else { continue }
      read += 1
      #expect(try CheckParser.check("\(check.expression)").expression == check.expression)
    }
    #expect(read > 400)
  }

  @Test func `holds for random expressions, which are judged without a crash`() throws {
    var random = SeededRandom(seed: 11)
    let record = try JSONTape(
      parsing:
        #"{"total": 3, "vat": null, "paid": true, "issue_date": "2024-02-29", "tags": ["a"]}"#)
    for _ in 0..<1_000 {
      let written = Self.fact(&random, depth: random.number(1...4))
      let expression = try CheckParser.check(written).expression
      #expect(try CheckParser.check("\(expression)").expression == expression)
      let check = try Check(parsing: written, for: CheckSamples.blueprint)
      #expect([check].findings(in: record.root, today: CheckSamples.day).count <= 1)
    }
  }

  private static func fact(_ random: inout SeededRandom, depth: Int) -> String {
    guard depth > 0 else {
      return random.pick(["paid", "true", "has(vat)", "issue_date < today()", "'a' in tags"])
    }
    switch random.number(0...5) {
    case 0: return "\(number(&random, depth: depth)) == \(number(&random, depth: depth))"
    case 1: return "\(number(&random, depth: depth)) < \(number(&random, depth: depth))"
    case 2: return "\(number(&random, depth: depth)) ~= \(number(&random, depth: depth)) within 5%"
    case 3: return "not (\(fact(&random, depth: depth - 1)))"
    case 4: return "(\(fact(&random, depth: depth - 1)) or \(fact(&random, depth: depth - 1)))"
    default: return "(\(fact(&random, depth: depth - 1)) and \(fact(&random, depth: depth - 1)))"
    }
  }

  private static func number(_ random: inout SeededRandom, depth: Int) -> String {
    guard depth > 0 else {
      return random.pick(["total", "vat", "5", "0.1", "10%", "sum(prices)", "length(status)"])
    }
    let (one, other) = (number(&random, depth: depth - 1), number(&random, depth: depth - 1))
    switch random.number(0...6) {
    case 0: return "(\(one) + \(other))"
    case 1: return "\(one) - \(other) * 2"
    case 2: return "\(one) / (\(other))"
    case 3: return "-(\(one))"
    case 4: return "max(\(one), \(other))"
    case 5: return "round(\(one), 3)"
    default: return "abs(\(one))"
    }
  }
}
