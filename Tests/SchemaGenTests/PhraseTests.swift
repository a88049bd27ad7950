import OrderedJSON
import Testing

@testable import SchemaGen

@Suite struct `A phrase` {
  /// The local schema of a value that a phrase describes.
  private func schema(_ phrase: String, _ definitions: [String] = []) throws(PhraseError) -> String
  {
    let shape = try Shape(phrase: phrase, definitions: TypeNames(definitions))
    guard case .object(let all) = LocalSchema(Blueprint(output: shape)).schema else { return "" }
    return JSON.object(all.members.filter { $0.name != "$schema" }).text()
  }

  @Test(
    arguments: [
      ("string", #"{"type":"string"}"#),
      ("text", #"{"type":"string"}"#),
      ("integer", #"{"type":"integer"}"#),
      ("float", #"{"type":"number"}"#),
      ("bool", #"{"type":"boolean"}"#),
      ("null", #"{"type":"null"}"#),
      ("decimal", #"{"type":"number"}"#),
      ("decimal(0)", #"{"type":"number","multipleOf":1}"#),
      (
        "decimal(2) >= 0 -- in EUR",
        ##"{"type":"number","multipleOf":0.01,"minimum":0,"description":"in EUR"}"##
      ),
      ("date?", #"{"type":["string","null"],"format":"date"}"#),
      ("date | null", #"{"type":["string","null"],"format":"date"}"#),
      ("email ..40", #"{"type":"string","format":"email","maxLength":40}"#),
      ("number -- without VAT: see #3", #"{"type":"number","description":"without VAT: see #3"}"#),
      ("integer 1..5?", #"{"type":["integer","null"],"minimum":1,"maximum":5}"#),
      ("integer? 1..5", #"{"type":["integer","null"],"minimum":1,"maximum":5}"#),
      ("string 4", #"{"type":"string","minLength":4,"maxLength":4}"#),
      ("number > 0 <= 1", #"{"type":"number","exclusiveMinimum":0,"maximum":1}"#),
      ("number -1..1", #"{"type":"number","minimum":-1,"maximum":1}"#),
      ("number -5..-1", #"{"type":"number","minimum":-5,"maximum":-1}"#),
      ("number 0.25..", #"{"type":"number","minimum":0.25}"#),
      (
        "string?[]? 1..5",
        #"{"type":["array","null"],"items":{"type":["string","null"]},"minItems":1,"maxItems":5}"#
      ),
      (
        "(string ..40)[] 1..5",
        #"{"type":"array","items":{"type":"string","maxLength":40},"minItems":1,"maxItems":5}"#
      ),
      ("(number >= 0)[]", #"{"type":"array","items":{"type":"number","minimum":0}}"#),
      (
        "map of number[]?",
        #"{"type":"object","additionalProperties":{"type":["array","null"],"items":{"type":"number"}}}"#
      ),
      ("(map of number)?", #"{"type":["object","null"],"additionalProperties":{"type":"number"}}"#),
      (
        "(map of number) ..3",
        #"{"type":"object","additionalProperties":{"type":"number"},"maxProperties":3}"#
      ),
      (
        "map of map of string",
        #"{"type":"object","additionalProperties":{"type":"object","additionalProperties":{"type":"string"}}}"#
      ),
      (
        "one of paid, open, overdue?",
        #"{"anyOf":[{"type":"string","enum":["paid","open","overdue"]},{"type":"null"}]}"#
      ),
      (
        #"one of "yes, both", n/a, in progress (new) | null"#,
        #"{"anyOf":[{"type":"string","enum":["yes, both","n/a","in progress (new)"]},{"type":"null"}]}"#
      ),
      ("one of 0, 7, 19", #"{"type":"integer","enum":[0,7,19]}"#),
      ("one of 0.5, 7", #"{"type":"number","enum":[0.5,7]}"#),
      (#"one of 0, "7""#, #"{"type":"string","enum":["0","7"]}"#),
      (
        #"one of "null", yes, NO -- how"#,
        #"{"type":"string","enum":["null","yes","NO"],"description":"how"}"#
      ),
      (
        "(one of a, b)[] 1..3",
        #"{"type":"array","items":{"type":"string","enum":["a","b"]},"minItems":1,"maxItems":3}"#
      ),
      (
        "string 3..20 /[A-Z]+ -- [a|b]/ -- as printed",
        #"{"type":"string","minLength":3,"maxLength":20,"pattern":"^(?:[A-Z]+ -- [a|b])$","description":"as printed"}"#
      ),
      (#"string /10\.[0-9]+/.+/"#, #"{"type":"string","pattern":"^(?:10\\.[0-9]+/.+)$"}"#),
      ("string /^[0-9]{4}$/", #"{"type":"string","pattern":"^[0-9]{4}$"}"#),
      ("string /^a|b$/", #"{"type":"string","pattern":"^(?:^a|b$)$"}"#),
      (#"string? /a\/ b/?"#, "\"?\" is given twice"),
      ("string | number", #"{"anyOf":[{"type":"string"},{"type":"number"}]}"#),
      (
        "(string | number)[]",
        #"{"type":"array","items":{"anyOf":[{"type":"string"},{"type":"number"}]}}"#
      ),
      (
        "string | number | null",
        #"{"anyOf":[{"type":"string"},{"type":"number"},{"type":"null"}]}"#
      ),
      (
        "currency",
        ##"{"type":"string","pattern":"^[A-Z]{3}$","description":"ISO 4217 currency code, e.g. EUR"}"##
      ),
    ])
  func `says what a value must look like`(phrase: String, wanted: String) {
    do {
      #expect(try schema(phrase) == wanted)
    } catch {
      #expect("\(error.fault)" == wanted, "\(phrase)")
    }
  }

  @Test(
    arguments: [
      (
        "number — without VAT", 7,
        "a description begins with \" -- \" (two hyphens, a space on each side)"
      ),
      (
        "integer 4", 8,
        #""4" alone has two readings: the value 4 is written "one of 4", 4 digits "1000..9999""#
      ),
      (
        "number[] >= 0", 9,
        #"">=" has two readings on a list; write 0.. for the count, or (… >= 0)[] for each item"#
      ),
      (
        "map of string | number", 7,
        #""map of … |" has two readings; write (map of …)? or map of (… | …)"#
      ),
      (
        "one of cash, card or voucher", 13,
        #""card or voucher" is one value here; put a comma between values, or quote it"#
      ),
      ("one of red, green[]", 17, #"a list of "one of" is written (one of a, b)[]"#),
      (
        "one of a, null", 10,
        #""null" means null in YAML; put it in quotes if you mean the text, or write "?" after the last value"#
      ),
      (
        "one of true, false", 7,
        #""true": write boolean, or put it in quotes if you mean the text"#
      ),
      (
        "one of red, green - the colour", 18,
        "a description begins with \" -- \" (two hyphens, a space on each side)"
      ),
      ("one of junior|mid", 13, #"values of "one of" are separated by commas"#),
      ("one of S, M 1..3", 12, #"a value with ".." in it must be in double quotes"#),
      ("string(40)", 0, "a length is written after the type: string ..40"),
      ("decimal(10,2)", 8, "decimal takes one number, the places after the point: decimal(2)"),
      ("list of string", 0, #""list of X" is written X[]"#),
      ("string[] max 10", 9, "bounds are written ..10"),
      ("number 0,5..1", 7, #"a number is written 5, -1 or 0.25, not "0,5..1""#),
      ("0 | 7", 0, "fixed values are written: one of 0, 7"),
      ("date >= 2024-01-01", 5, "a bound on a date is written under checks"),
      ("integer? 1..3?", 13, #""?" is given twice"#),
      ("string /x/i", 7, "a pattern has no flags; write [Aa] for either case"),
      ("strng", 0, #"unknown type "strng"; did you mean "string"?"#),
      ("String", 0, "names of types are in lower case: string"),
      ("money", 0, #""money" is written decimal(2)"#),
      ("Optional[string]", 0, #""Optional[X]" is written X?"#),
      ("number --1..1", 7, #""--1..1" is not expected here; a description begins with " -- ""#),
      ("string??", 7, #""?" is given twice"#),
      ("", 0, "a type is missing, such as string, number or date"),
      (" -- words", 1, "a type is missing, such as string, number or date"),
      ("string --", 9, #"the description behind " -- " is missing"#),
      ("integer 5..1", 8, "no value lies between these bounds"),
      ("integer > 5 < 5", 12, "no value lies between these bounds"),
      ("integer 1.. >= 2", 12, "the same side is bounded twice"),
      ("one of a, b, a", 13, #""a" is given twice"#),
      ("one of a,", 9, #""one of" needs values, with commas between them"#),
      (#"one of "a, b"#, 7, "a quote is not closed"),
      (
        "string /abc", 7,
        #"the pattern is not closed; it ends with a "/" that has a blank or the end behind it"#
      ),
      ("(string | number", 16, "a bracket is not closed"),
      ("boolean 1..2", 8, "boolean has no bounds"),
      ("one of a: b", 8, #"a value with ":" in it must be in double quotes"#),
      ("one of a?, b", 8, #""?" stands behind the last value; it makes the whole choice nullable"#),
    ])
  func `with a slip gets the right spelling`(phrase: String, offset: Int, sentence: String) {
    do {
      let schema = try schema(phrase)
      Issue.record("\(phrase) means \(schema)")
    } catch {
      #expect("\(error.fault)" == sentence, "\(phrase)")
      #expect(error.offset == offset, "\(phrase)")
    }
  }

  @Test func `may use the names of definitions, and has them suggested`() throws {
    #expect(try schema("party", ["party"]) == ##"{"$ref":"#/$defs/party"}"##)
    #expect(
      try schema("common.party? -- who", ["common.party"])
        == ##"{"anyOf":[{"$ref":"#/$defs/common.party"},{"type":"null"}],"description":"who"}"##)
    #expect { try schema("prty[]", ["party"]) } throws: { error in
      "\((error as? PhraseError)?.fault ?? .empty)"
        == #"unknown type "prty"; did you mean "party"?"#
    }
  }

  @Test func `nests its brackets only so deep`() {
    let phrase = String(repeating: "(", count: 100_000) + "string"
    #expect { try schema(phrase) } throws: { ($0 as? PhraseError)?.fault == .tooDeep }
  }
}
