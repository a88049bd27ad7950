import OrderedJSON
import Testing
import YAML

@Suite struct `What a plain text means` {
  @Test(arguments: ["", "~", "null", "Null", "NULL"])
  func `is null`(text: String) throws {
    #expect(try meaning(of: text) == .null)
  }

  @Test(arguments: [
    ("true", true), ("True", true), ("TRUE", true), ("false", false), ("False", false),
    ("FALSE", false),
  ])
  func `is a truth value`(text: String, value: Bool) throws {
    #expect(try meaning(of: text) == .bool(value))
  }

  @Test(arguments: [
    ("0", "0"), ("7", "7"), ("-7", "-7"), ("+7", "7"), ("-0", "-0"), ("0.10", "0.10"),
    ("1e3", "1e3"), ("1E+03", "1E+03"), (".5", "0.5"), ("-.5", "-0.5"), ("5.", "5"),
    ("5.e2", "5e2"), ("0x1F", "31"), ("0xffffffffffffffff", "18446744073709551615"),
    ("0o17", "15"), ("123456789012345678901234567890", "123456789012345678901234567890"),
  ])
  func `is a number that keeps its digits`(text: String, number: String) throws {
    guard case .number(let found) = try meaning(of: text) else {
      Issue.record("\(text) is no number")
      return
    }
    #expect(found.text == number)
  }

  @Test(arguments: [
    "NO", "no", "yes", "Yes", "on", "off", "y", "n", "tRUE", "nULL", "none", "012", "-012", "00",
    "1_000", "12:30:45", "12:30", "2024-05-03", "1,5", "1e", "1e+", ".", ".e5", "1.-5", "1+", "++1",
    "+", "+-1", "--1",
    "0x", "0xg", "0x+1", "-0x1", "0o8", "0o-1", "0x10000000000000000", "0b1", ".inf", "-.inf",
    ".nan", "Infinity", "NaN", "1 2", "1e9999999999999999999", "٣", "1.2.3",
  ])
  func `is the text itself`(text: String) throws {
    #expect(try meaning(of: text) == .text(text))
  }

  @Test(arguments: ["'5'", "\"5\"", "|-\n  5", ">-\n  5"])
  func `is the text when it is written as a text`(text: String) throws {
    #expect(try meaning(of: text) == .text("5"))
  }

  @Test func `is said in JSON`() throws {
    let document = try YAMLDocument(
      parsing: "b: [1.50, 'x', ~, true]\na: {c: , 1: NO}\nd: {}\ne: []")

    #expect(
      document.root.json().text()
        == #"{"b":[1.50,"x",null,true],"a":{"c":null,"1":"NO"},"d":{},"e":[]}"#)
  }

  private func meaning(of text: String) throws -> YAMLMeaning {
    let document = try YAMLDocument(parsing: "- \(text)")
    return try #require(document.root.list?[0].scalar).meaning
  }
}
