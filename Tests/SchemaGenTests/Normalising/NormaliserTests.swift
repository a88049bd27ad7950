import OrderedJSON
import SchemaGen
import TestSupport
import Testing

@Suite struct `An answer before it is judged` {
  /// What becomes of a value of a shape, and every change on the way.
  private func normalised(_ value: String, _ shape: Shape) throws -> [String] {
    try normalised(value, Blueprint(output: shape))
  }

  private func normalised(_ value: String, _ blueprint: Blueprint) throws -> [String] {
    let tape = try JSONTape(parsing: value)
    let (changes, result) = Normaliser(blueprint).normalised(tape.root)
    #expect((result == nil) == changes.isEmpty)
    return [result?.text() ?? "as it was"] + changes.map { "\($0)" }
  }

  private static func shape(_ shape: Shape, _ calls: [String], isNullable: Bool = false) -> Shape {
    var shape = shape
    shape.isNullable = isNullable
    shape.normalisers = try? [NormaliserCall](parsing: calls)
    return shape
  }

  @Test(arguments: [
    ("trim", "\\u00a0 a b\\t\\u200b", #""a b""#), ("trim", " \\u3000", #""""#),
    ("collapse_space", "a \\n\\u00a0 b", #""a b""#), ("upper", "straße", #""STRASSE""#),
    ("lower", "ÀB", #""àb""#), ("digits", "+49 (0)30-1", #""490301""#),
    ("nfc", "e\\u0301\\u0041\\u030A", #""éÅ""#), ("nfc", "\\u1100\\u1161", #""가""#),
    ("nfc", "\\u212B", #""Å""#),
  ])
  func `has its texts changed as is asked`(rule: String, text: String, changed: String) throws {
    let shape = Self.shape(Shape(.text(.init())), [rule])
    let lines = try normalised("\"\(text)\"", shape)

    #expect(lines.count == 2)
    #expect(lines[0].utf8.elementsEqual(changed.utf8))
    #expect(lines[1].hasSuffix(" → \(changed) (\(rule))"))
    #expect(try normalised(lines[0], shape) == ["as it was"])
  }

  @Test func `has its texts composed as Python composes them`() throws {
    let shape = Self.shape(CheckSamples.text, ["nfc"])
    let pairs = PythonComposition.lines.unicodeScalars.split(separator: "\n").map {
      $0.split(separator: "|").map { String(String.UnicodeScalarView($0)) }
    }
    #expect(pairs.count == 250)
    for pair in pairs {
      let (text, composed) = (pair[0], pair[1])
      let tape = try JSONTape(parsing: JSON.string(text).text())
      let value = Normaliser(Blueprint(output: shape)).normalised(tape.root).value?.string ?? text
      #expect(value.utf8.elementsEqual(composed.utf8))
    }
  }

  @Test func `has its texts trimmed and composed by default, and nothing else`() throws {
    #expect(
      try normalised("\" cafe\\u0301 \"", Shape(.text(.init()))) == [
        "\"caf\u{e9}\"", "\" cafe\u{301} \" → \"cafe\u{301}\" (trim)",
        "\"cafe\u{301}\" → \"caf\u{e9}\" (nfc)",
      ])
    for value in [#""""#, #""-""#, #""n/a""#, #""a  b""#, "null", "5", "[]", "{}"] {
      #expect(try normalised(value, Shape(.text(.init()))) == ["as it was"])
    }
    #expect(try normalised(#"" a""#, Self.shape(Shape(.text(.init())), ["none"])) == ["as it was"])
  }

  @Test(arguments: [
    (#""""#, #""" → null (empty_to_null)"#), (#""-""#, #""-" → null (empty_to_null)"#),
    (#""——""#, #""——" → null (empty_to_null)"#), (#""N/A""#, #""N/A" → null (null_words)"#),
    (#""Null""#, #""Null" → null (null_words)"#),
    (#""unknown""#, #""unknown" → null (null_words)"#),
  ])
  func `has null where a text means nothing and null is allowed`(value: String, change: String)
    throws
  {
    let shapes = [
      Shape(.text(.init()), isNullable: true), Shape(.text(.init(.date)), isNullable: true),
      Shape(.number(.init(.whole)), isNullable: true), Shape(.boolean, isNullable: true),
      Shape(.choice(.init([(value: "yes", meaning: nil)])), isNullable: true),
      Shape(.either([Shape(.text(.init())), Shape(.boolean)]), isNullable: true),
    ]
    for shape in shapes { #expect(try normalised(value, shape) == ["null", change]) }
  }

  @Test func `keeps a declared value, whatever else it looks like`() throws {
    let shape = Shape(
      .choice(
        .init([
          (value: "yes", meaning: nil), (value: "unknown", meaning: nil),
          (value: "-", meaning: nil),
          (value: " odd ", meaning: nil),
        ])), isNullable: true)

    for value in [#""unknown""#, #""-""#, #"" odd ""#, #""Unknown""#] {
      #expect(try normalised(value, shape) == ["as it was"])
    }
    #expect(try normalised(#""n/a""#, shape) == ["null", #""n/a" → null (null_words)"#])
  }

  @Test(arguments: [
    ("In Progress", #""in-progress""#), ("IN_PROGRESS", #""in-progress""#),
    ("done", #""Done""#), ("A B", nil), ("other", nil), ("Done", nil),
  ])
  func `has a choice matched without regard to case, blanks and hyphens`(
    text: String, changed: String?
  ) throws {
    let shape = Self.shape(CheckSamples.choice("in-progress", "Done", "a-b", "ab"), ["enum"])
    let lines = changed.map { [$0, "\"\(text)\" → \($0) (enum)"] } ?? ["as it was"]

    #expect(try normalised("\"\(text)\"", shape) == lines)
  }

  @Test(
    arguments: [
      // (text, as found, as in Europe, as in America)
      ("1.234,56", "1234.56", "1234.56", nil), ("1,234.56", "1234.56", nil, "1234.56"),
      ("1 234,56 €", "1234.56", "1234.56", nil), ("€1.234,50", "1234.50", "1234.50", nil),
      ("CHF 1'234.50", "1234.50", nil, "1234.50"), ("1\u{a0}234,5 EUR", "1234.5", "1234.5", nil),
      ("1.234", nil, "1234", "1.234"), ("1,234", nil, "1.234", "1234"),
      ("1.000", nil, "1000", "1.000"), ("-1,234", nil, "-1.234", "-1234"),
      ("1.234.567", "1234567", "1234567", nil), ("1,234,567", "1234567", nil, "1234567"),
      ("1.234,567", "1234.567", "1234.567", nil), ("1 234", "1234", "1234", "1234"),
      ("1 234,567", "1234.567", "1234.567", nil), ("0.123", "0.123", nil, "0.123"),
      ("0,123", "0.123", "0.123", nil), ("1234,567", "1234.567", "1234.567", nil),
      ("1234.567", "1234.567", nil, "1234.567"), ("12,50", "12.50", "12.50", nil),
      ("12.50", "12.50", nil, "12.50"), ("-5", "-5", "-5", "-5"), ("+5", "5", "5", "5"),
      ("\u{2212}5 $", "-5", "-5", "-5"), ("12,00-", "-12.00", "-12.00", nil),
      (",5", "0.5", "0.5", nil),
      (".5", "0.5", nil, "0.5"), ("007", "7", "7", "7"), ("0", "0", "0", "0"),
      (
        "1234567890123456789012345,01", "1234567890123456789012345.01",
        "1234567890123456789012345.01", nil
      ),
      ("1.23.45", nil, nil, nil), ("1,23,456", nil, nil, nil), ("12.", nil, nil, nil),
      ("1.234,56,7", nil, nil, nil), ("--5", nil, nil, nil), ("-5-", nil, nil, nil),
      ("€5$", nil, nil, nil), ("5%", nil, nil, nil), ("(5)", nil, nil, nil),
      ("5 EURO", nil, nil, nil),
      ("five", nil, nil, nil), ("", nil, nil, nil), ("EUR", nil, nil, nil), ("1e5", nil, nil, nil),
      ("1 23", nil, nil, nil), ("1'234 567", nil, nil, nil), ("1.234 567", nil, nil, nil),
      ("\u{661}", nil, nil, nil), (".", nil, nil, nil), (",", nil, nil, nil),
    ] as [(String, String?, String?, String?)])
  func `has printed numbers read, unless there are two ways to read them`(
    text: String, found: String?, european: String?, american: String?
  ) throws {
    let value = JSON.string(text).text()
    for (rule, result) in [("number", found), ("number(eu)", european), ("number(us)", american)] {
      let shape = Self.shape(Shape(.number(.init(.binary))), [rule])
      let lines = result.map { [$0, "\(value) → \($0) (number)"] } ?? ["as it was"]
      #expect(try normalised(value, shape) == lines, "\(rule)")
    }
  }

  @Test func `has a decimal that came as a text read, with a warning`() throws {
    let tape = try JSONTape(parsing: #""1.234,50""#)
    let shape = Shape(.number(.init(.decimal(places: 2))))
    let (changes, value) = Normaliser(Blueprint(output: shape)).normalised(tape.root)

    #expect(value?.text() == "1234.50")
    #expect(changes.map(\.isWarning) == [true])
    for precision in [Shape.Number.Precision.whole, .binary] {
      #expect(try normalised(#""5""#, Shape(.number(.init(precision)))) == ["as it was"])
    }
  }

  @Test(
    arguments: [
      ("date(dmy)", "03.05.2024", "2024-05-03"), ("date(dmy)", "3/5/2024", "2024-05-03"),
      ("date(dmy)", "3. 5. 2024", "2024-05-03"), ("date(mdy)", "3/5/2024", "2024-03-05"),
      ("date(mdy)", "3-25-2024", "2024-03-25"), ("date(ymd)", "2024/5/3", "2024-05-03"),
      ("date(ymd)", "2024 05 03", "2024-05-03"), ("date(dmy, pivot 50)", "3.5.49", "2049-05-03"),
      ("date(dmy, pivot 50)", "3.5.50", "1950-05-03"), ("date(dmy)", "3.5.24", nil),
      ("date(dmy)", "25/13/2024", nil), ("date(mdy)", "25/3/2024", nil),
      ("date(dmy)", "29.02.2023", nil), ("date(dmy)", "3.5-2024", nil),
      ("date(dmy)", "2024-05-03", nil),
      ("date(dmy)", "3 May 2024", nil), ("date(dmy)", "3.5.20245", nil),
      ("date(ymd)", "3.5.2024", nil),
      ("date(dmy)", "", nil), ("date(dmy)", "2024/05/03", nil),
    ] as [(String, String, String?)])
  func `has printed dates read in the order that is asked for`(
    rule: String, text: String, date: String?
  ) throws {
    let shape = Self.shape(Shape(.text(.init(.date))), [rule])
    let lines = date.map { ["\"\($0)\"", "\"\(text)\" → \"\($0)\" (date)"] } ?? ["as it was"]

    #expect(try normalised("\"\(text)\"", shape) == lines)
  }

  @Test(
    arguments: [
      ("currency", "€", "EUR"), ("currency", "Euro", "EUR"), ("currency", "usd", "USD"),
      ("currency", "US$", "USD"), ("currency", "£", "GBP"), ("currency", "zł", "PLN"),
      ("currency", "$", nil), ("currency", "¥", nil), ("currency", "kr", nil),
      ("currency", "EUR", nil),
      ("currency", "dollars", nil), ("currency(USD)", "$", "USD"), ("currency(CAD)", "$", "CAD"),
      ("currency(JPY)", "¥", "JPY"), ("currency(EUR)", "$", nil), ("currency(USD)", "€", "EUR"),
    ] as [(String, String, String?)])
  func `has signs of currencies read, those of several only as the one that is asked for`(
    rule: String, text: String, code: String?
  ) throws {
    let shape = Self.shape(Shape(.text(.init(.currency))), [rule])
    let lines = code.map { ["\"\($0)\"", "\"\(text)\" → \"\($0)\" (currency)"] } ?? ["as it was"]

    #expect(try normalised("\"\(text)\"", shape) == lines)
  }

  @Test func `has what is too much taken off a list`() throws {
    let list = Shape(.list(.init(of: Shape(.text(.init())), count: .init(atMost: 2))))

    #expect(
      try normalised(#"["a", " b", " c", 4]"#, Self.shape(list, ["clamp_list"])) == [
        #"["a","b"]"#, #"/1: " b" → "b" (trim)"#, #"/2: " c" → taken out (clamp_list)"#,
        "/3: 4 → taken out (clamp_list)",
      ])
    #expect(try normalised(#"["a", "b"]"#, Self.shape(list, ["clamp_list"])) == ["as it was"])
    #expect(try normalised(#"["a", "b", "c"]"#, list) == ["as it was"])
  }

  @Test func `is changed wherever a value lies, and keeps the rest and its order`() throws {
    let person = CheckSamples.group(
      ("name", Shape(.text(.init()))), ("reports", CheckSamples.list(Shape(.reference("person")))))
    let payment = Shape(
      .variants(
        .init(
          tag: "method",
          [
            .init("card", .init([.init("note", Self.shape(CheckSamples.text, ["upper"]))])),
            .init("cash", .init([.init("note", Self.shape(CheckSamples.text, ["lower"]))])),
          ])))
    let blueprint = Blueprint(
      output: CheckSamples.group(
        ("head", Shape(.reference("person"))), ("payments", CheckSamples.list(payment)),
        ("names", Shape(.map(.init(of: CheckSamples.text)))),
        (
          "either",
          Shape(.either([CheckSamples.text, CheckSamples.group(("a", CheckSamples.text))]))
        ),
        ("unclear", Shape(.either([CheckSamples.text, Shape(.schema([:], isSent: true))])))),
      definitions: [.init("person", person), .init("loop", Shape(.reference("loop")))])

    #expect(
      try normalised(
        """
        {"more": 1.50, "unclear": " x", "either": {"a": " y"}, "names": {"k/1": "z ", "l": ""}, \
        "payments": [{"method": "card", "note": "aB"}, {"note": "aB", "method": "cash"}, \
        {"method": "gold", "note": "aB"}, 7], \
        "head": {"name": "A", "reports": [{"name": " B", "reports": null}]}}
        """, blueprint) == [
          """
          {"more":1.50,"unclear":" x","either":{"a":"y"},"names":{"k/1":"z","l":""},\
          "payments":[{"method":"card","note":"AB"},{"note":"ab","method":"cash"},\
          {"method":"gold","note":"aB"},7],\
          "head":{"name":"A","reports":[{"name":"B","reports":null}]}}
          """,
          #"/either/a: " y" → "y" (trim)"#, #"/names/k~11: "z " → "z" (trim)"#,
          #"/payments/0/note: "aB" → "AB" (upper)"#, #"/payments/1/note: "aB" → "ab" (lower)"#,
          #"/head/reports/0/name: " B" → "B" (trim)"#,
        ])
    #expect(try normalised("{}", blueprint) == ["as it was"])
    #expect(try normalised("[]", blueprint) == ["as it was"])
    #expect(
      try normalised(
        #"" x""#,
        Blueprint(
          output: Shape(.reference("loop")), definitions: [.init("loop", Shape(.reference("loop")))]
        )) == ["as it was"])
  }

  @Test func `is no deeper than a tree may be`() throws {
    let person = CheckSamples.group(
      ("name", CheckSamples.text), ("boss", Shape(.reference("person"))))
    let blueprint = Blueprint(
      output: Shape(.reference("person")), definitions: [.init("person", person)])
    let deep =
      String(repeating: #"{"boss":"#, count: 500) + #"{"name":" a"}"#
      + String(repeating: "}", count: 500)
    let tape = try JSONTape(parsing: deep)

    #expect(Normaliser(blueprint).normalised(tape.root).changes.count == 1)
  }

  @Test func `asks of a named text what stands where it is named`() throws {
    let definitions = [Blueprint.Definition("code", CheckSamples.text)]
    var nullable = Shape(.reference("code"), isNullable: true)
    #expect(
      try normalised(#""-""#, Blueprint(output: nullable, definitions: definitions))
        == ["null", #""-" → null (empty_to_null)"#])

    nullable.normalisers = [NormaliserCall("upper")]
    #expect(
      try normalised(#""a""#, Blueprint(output: nullable, definitions: definitions))
        == [#""A""#, #""a" → "A" (upper)"#])
  }

  @Test func `asks of a union what each of its shapes can do`() throws {
    let list = Shape(.list(.init(of: Shape(.boolean), count: .init(atMost: 1))))
    let union = Shape(.either([CheckSamples.text, Shape(.number(.init(.whole))), list]))
    let asked = Self.shape(union, ["upper", "clamp_list"])

    #expect(try normalised(#""a""#, asked) == [#""A""#, #""a" → "A" (upper)"#])
    #expect(
      try normalised("[true,false]", asked)
        == ["[true]", "/1: false → taken out (clamp_list)"])
    #expect(try normalised(#"" a""#, Self.shape(union, ["none"])) == ["as it was"])
  }

  @Test func `asks of a named list or union what stands where it is named`() throws {
    let list = Shape(.list(.init(of: Shape(.boolean), count: .init(atMost: 1))))
    let definitions: [Blueprint.Definition] = [
      .init("few", list), .init("same", Shape(.reference("few"))),
      .init("code", Shape(.either([CheckSamples.text, Shape(.boolean)]))),
    ]
    for name in ["few", "same"] {
      let shape = Self.shape(Shape(.reference(name)), ["clamp_list"])
      #expect(
        try normalised("[true,false]", Blueprint(output: shape, definitions: definitions))
          == ["[true]", "/1: false → taken out (clamp_list)"])
    }
    let code = Self.shape(Shape(.reference("code")), ["upper"])
    #expect(
      try normalised(#""a""#, Blueprint(output: code, definitions: definitions))
        == [#""A""#, #""a" → "A" (upper)"#])
    let nullable = Shape(.reference("code"), isNullable: true)
    #expect(
      try normalised(#""n/a""#, Blueprint(output: nullable, definitions: definitions))
        == ["null", #""n/a" → null (null_words)"#])
  }

  @Test func `asks of a union within another what is asked of it`() throws {
    let union = Shape(.either([CheckSamples.text, Shape(.boolean)]))
    let upper = Self.shape(union, ["upper"])
    let whole = Shape(.number(.init(.whole)))
    func changes(_ text: String, _ inner: Shape, _ outer: [String]? = nil) throws -> [String] {
      let either = Shape(.either([inner, whole]))
      let output = outer.map { Self.shape(either, $0) } ?? either
      return try normalised(
        text,
        Blueprint(
          output: output,
          definitions: [
            .init("upper", upper), .init("same", Shape(.reference("upper"))),
            .init("open", Shape(.either([CheckSamples.text, Shape(.boolean)]), isNullable: true)),
          ]))
    }
    for inner in [upper, Shape(.reference("upper")), Shape(.reference("same"))] {
      #expect(try changes(#""a""#, inner) == [#""A""#, #""a" → "A" (upper)"#])
    }
    // What stands where it is named counts more, and what is asked of the whole most.
    let lower = Self.shape(Shape(.reference("upper")), ["lower"])
    #expect(try changes(#""A""#, lower) == [#""a""#, #""A" → "a" (lower)"#])
    #expect(try changes(#"" A""#, lower, ["trim"]) == [#""A""#, #"" A" → "A" (trim)"#])
    for inner in [Shape(.reference("open")), Shape(.reference("upper"), isNullable: true)] {
      #expect(
        try changes(#""n/a""#, inner).first == (inner.isNullable ? #""N/A""# : "null"))
    }
  }

  @Test func `ends where a list holds a union of itself`() throws {
    let both = Shape(.either([Shape(.reference("tree")), CheckSamples.text]))
    let list = Shape(.list(.init(of: Self.shape(both, ["clamp_list"]), count: .init(atMost: 2))))
    let blueprint = Blueprint(
      output: Shape(.reference("tree")), definitions: [.init("tree", list)])

    #expect(
      try normalised(#"[[" a","b",["c","d","e"]],"f"," g"]"#, blueprint) == [
        #"[["a","b"],"f","g"]"#, #"/0/0: " a" → "a" (trim)"#,
        #"/0/2: ["c","d","e"] → taken out (clamp_list)"#, #"/2: " g" → "g" (trim)"#,
      ])
  }

  @Test func `is what its changes make of it, and needs no second time`() throws {
    let texts = [
      " a", "A-B", "a b", "", "-", "n/a", "1.234,5", "1,5 €", "3.4.2024", "€", "e\u{301}", "x",
    ]
    let fields = CheckSamples.group(
      ("text", Shape(.text(.init()), isNullable: true)),
      ("upper", Self.shape(CheckSamples.text, ["upper", "collapse_space"])),
      ("date", Self.shape(Shape(.text(.init(.date))), ["trim", "date(dmy)"])),
      ("number", Shape(.number(.init(.decimal(places: nil))), isNullable: true)),
      ("choice", Self.shape(CheckSamples.choice("a-b", "x"), ["enum"])),
      ("self", Shape(.reference("self"))),
      (
        "list",
        Self.shape(
          Shape(.list(.init(of: Shape(.reference("self")), count: .init(atMost: 2)))),
          ["clamp_list"])
      ))
    let normaliser = Normaliser(
      Blueprint(output: Shape(.reference("self")), definitions: [.init("self", fields)]))
    var random = SeededRandom(seed: 3)
    func answer(_ depth: Int) -> JSON {
      var members: [JSONObject.Member] = []
      for name in ["text", "upper", "date", "number", "choice"] where !random.oneIn(3) {
        members.append((name, .string(random.pick(texts))))
      }
      if depth > 0, random.oneIn(2) { members.append(("self", answer(depth - 1))) }
      if depth > 0 {
        members.append(("list", .array((0..<random.number(0...4)).map { _ in answer(depth - 1) })))
      }
      return .object(members)
    }

    var changeCount = 0
    for _ in 0..<300 {
      var replayed = answer(3)
      let (changes, value) = normaliser.normalised(try JSONTape(parsing: replayed.text()).root)
      changeCount += changes.count
      for change in changes {
        #expect(replayed[change.pointer] == change.from)
        if let to = change.to { try replayed.set(to, at: change.pointer) }
      }
      for change in changes.reversed() where change.to == nil {
        try replayed.remove(at: change.pointer)
      }
      if let value { #expect(value.text() == replayed.text()) }
      let again = normaliser.normalised(try JSONTape(parsing: replayed.text()).root)
      #expect(again.changes.isEmpty && again.value == nil)
    }
    #expect(changeCount > 3_000)
  }
}
