import SchemaGen
import Testing

@Suite struct `A normaliser in a schema` {
  @Test(arguments: [
    ("upper", NormaliserCall("upper")), (" trim ", NormaliserCall("trim")),
    ("number(eu)", NormaliserCall("number", ["eu"])),
    ("date( dmy , pivot 50 )", NormaliserCall("date", ["dmy", "pivot 50"])),
    (#"null_words("N/A", "-")"#, NormaliserCall("null_words", ["N/A", "-"])),
    (
      #"null_words("a \"b\", c", 'it''s', not stated)"#,
      NormaliserCall("null_words", [#"a "b", c"#, "it's", "not stated"])
    ),
    (#"null_words("")"#, NormaliserCall("null_words", [""])),
    ("currency(USD)", NormaliserCall("currency", ["USD"])), ("enum", NormaliserCall("enum")),
  ])
  func `is read`(text: String, call: NormaliserCall) throws {
    #expect(try NormaliserCall(parsing: text) == call)
  }

  @Test func `may be one of a list, or none`() throws {
    #expect(try [NormaliserCall](parsing: ["none"]) == [])
    #expect(
      try [NormaliserCall](parsing: ["trim", "upper"])
        == [NormaliserCall("trim"), NormaliserCall("upper")])
    #expect(throws: NormaliserError.self) { try [NormaliserCall](parsing: ["trim", "none"]) }
  }

  @Test(arguments: [
    ("uper", #"0: unknown normaliser "uper"; did you mean "upper"?"#),
    ("strip_tags", #"0: unknown normaliser "strip_tags""#),
    ("", #"0: "" is no normaliser; write one as in upper or date(dmy)"#),
    ("5", #"0: "5" is no normaliser; write one as in upper or date(dmy)"#),
    ("trim upper", #"5: "trim upper" is no normaliser; write one as in upper or date(dmy)"#),
    ("trim, upper", "4: one normaliser stands in a text; write several as a list: [trim, upper]"),
    ("date", "4: date is written date(dmy), date(mdy), date(ymd) or date(dmy, pivot 50)"),
    ("date(dym)", "4: date is written date(dmy), date(mdy), date(ymd) or date(dmy, pivot 50)"),
    ("date(dmy, 50)", "4: date is written date(dmy), date(mdy), date(ymd) or date(dmy, pivot 50)"),
    ("number(de)", "6: number is written number, number(eu) or number(us)"),
    ("currency($)", "8: currency is written currency or currency(USD)"),
    ("upper(1)", "5: upper is written upper, without brackets"),
    ("upper()", "5: upper is written upper, without brackets"),
    ("null_words(a, , b)", #"14: a word is missing between commas; write "" for the empty text"#),
    ("null_words(a", "10: a bracket is opened and never closed"),
    (#"null_words("a)"#, "11: a quote is opened and never closed"),
  ])
  func `is refused`(text: String, complaint: String) {
    do {
      _ = try NormaliserCall(parsing: text)
      Issue.record("no error")
    } catch {
      #expect("\(error.offset): \(error)" == complaint)
    }
  }

  private static let misfits: [(String, Shape, String)] = [
    ("upper", Samples.number, "upper is for texts and choices"),
    ("digits", Samples.choice("a"), "digits is for texts"),
    ("number", Samples.text, "number is for numbers"),
    ("date(dmy)", Samples.text, "date is for dates"),
    ("currency", Samples.text, "currency is for currencies"),
    ("enum", Samples.text, "enum is for choices of texts"),
    ("trim", Shape(.boolean), "trim is for texts and choices"),
    ("clamp_list", Samples.text, "clamp_list is for lists"),
    ("upper", Samples.list(Samples.text), "upper is for texts and choices"),
    (
      "clamp_list", Samples.list(Samples.text),
      "clamp_list needs a list with a most, such as string[] ..10"
    ),
    (
      "empty_to_null", Samples.text,
      #"empty_to_null needs a value that may be null; write "?" after the type"#
    ),
    (
      "null_words", Samples.list(Samples.text),
      "null_words is for texts, numbers, choices and true or false"
    ),
  ]

  @Test(arguments: misfits)
  func `has to fit what it stands at`(text: String, shape: Shape, complaint: String) throws {
    let call = try NormaliserCall(parsing: text)

    let error = #expect(throws: NormaliserError.self) {
      try call.expectToFit(shape, in: Blueprint(output: shape))
    }
    #expect(error.map { "\($0)" } == complaint)
  }

  @Test func `fits what it can change, also through a name or a union`() throws {
    let blueprint = Blueprint(
      output: Shape(.null), definitions: [.init("money", Samples.number)])
    let nullable = Shape(.either([Samples.text, Samples.number]), isNullable: true)

    try NormaliserCall(parsing: "number(eu)").expectToFit(
      Shape(.reference("money")), in: blueprint)
    try NormaliserCall(parsing: "null_words").expectToFit(nullable, in: blueprint)
    try NormaliserCall(parsing: "clamp_list").expectToFit(
      Shape(.list(.init(of: Samples.text, count: .init(atMost: 2)))), in: blueprint)
  }
}

private typealias Samples = CheckSamples
