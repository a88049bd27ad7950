import FoundationEssentials
import JSONCoding
import OrderedJSON
import Testing

@Suite struct `Errors of decoding` {
  struct Invoice: Decodable {
    var number: String
    var lines: [Line]
    var due: Date?
    var total: Decimal?
    var site: URL?
    var id: UUID?
    var blob: Data?
    var pair: Pair?
    var code: Code?
    var even: Even?
  }
  struct Line: Decodable {
    var item: String
    var count: Int8
    var price: Double
    var isTaxed: Bool?
  }
  struct Pair: Decodable {
    var first, second: Int
    init(from decoder: any Decoder) throws {
      var items = try decoder.unkeyedContainer()
      first = try items.decode(Int.self)
      second = try items.decode(Int.self)
    }
  }
  /// Refuses through the ways that `DecodingError` has.
  struct Code: Decodable {
    enum CodingKeys: CodingKey { case kind, text }
    init(from decoder: any Decoder) throws {
      if let single = try? decoder.singleValueContainer().decode(String.self) {
        throw DecodingError.dataCorrupted(
          DecodingError.Context(
            codingPath: decoder.codingPath, debugDescription: "\(single) is no code"))
      }
      let container = try decoder.container(keyedBy: CodingKeys.self)
      if try container.decode(Int.self, forKey: .kind) == 0 {
        throw DecodingError.dataCorruptedError(
          forKey: .text, in: container, debugDescription: "kind 0 needs a text")
      }
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: container, debugDescription: "no such kind")
    }
  }
  /// Refuses with an error of its own, which says nothing of its place.
  struct Even: Decodable {
    struct Odd: Error, CustomStringConvertible { var description: String { "is odd" } }
    init(from decoder: any Decoder) throws {
      if try decoder.singleValueContainer().decode(Int.self) % 2 != 0 { throw Odd() }
    }
  }

  @Test(arguments: [
    ("", "line 1, column 1: the text is empty; a JSON value must stand here"),
    ("{\"number\": }", "line 1, column 12: a value must stand here"),
    (
      "{\n\"number\": \"a\",}",
      "line 2, column 15: a comma may not stand before a closing bracket; take it out"
    ),
    (
      "{\"number\":1,\"number\":2}",
      "line 1, column 13: the name \"number\" stands twice in one object"
    ),
    ("[]", "line 1, column 1: is an array, which is no value for Dictionary<String, Any>"),
    ("  null", "line 1, column 3: is null; a value for Dictionary<String, Any> must be there"),
    ("{}", "line 1, column 1 /number: is missing; a value for String must be there"),
    (#"{"number":null}"#, "line 1, column 11 /number: is null; a value for String must be there"),
    (#"{"number":7}"#, "line 1, column 11 /number: is a number, which is no value for String"),
    (
      #"{"number":"7"}"#,
      "line 1, column 1 /lines: is missing; a value for Array<Line> must be there"
    ),
    (
      #"{"number":"7","lines":{}}"#,
      "line 1, column 23 /lines: is an object, which is no value for Array<Any>"
    ),
    (
      #"{"number":"7","lines":null}"#,
      "line 1, column 23 /lines: is null; a value for Array<Any> must be there"
    ),
    (
      "{\"number\":\"7\",\n\"lines\":[1]}",
      "line 2, column 10 /lines/0: is a number, which is no value for Dictionary<String, Any>"
    ),
    (line("{}"), "line 1, column 24 /lines/0/item: is missing; a value for String must be there"),
    (
      line(#"{"item":"é","count":"1"}"#),
      "line 1, column 44 /lines/0/count: is a string, which is no value for Int8"
    ),
    (
      line(#"{"item":"é","count":128}"#),
      "line 1, column 44 /lines/0/count: is a number that Int8 cannot hold exactly"
    ),
    (
      line(#"{"item":"","count":1.5}"#),
      "line 1, column 43 /lines/0/count: is a number that Int8 cannot hold exactly"
    ),
    (
      line(#"{"item":"","count":1,"price":-1e309}"#),
      "line 1, column 53 /lines/0/price: is a number that Double cannot hold exactly"
    ),
    (
      line(#"{"item":"","count":1,"price":true}"#),
      "line 1, column 53 /lines/0/price: is true or false, which is no value for Double"
    ),
    (
      line(#"{"item":"","count":1,"price":1,"isTaxed":"no"}"#),
      "line 1, column 65 /lines/0/isTaxed: is a string, which is no value for Bool"
    ),
    (
      rest(#""due":"today""#),
      "line 2, column 7 /due: does not spell a value for Date; write a date and time with its zone, as 2024-03-01T12:30:00Z"
    ),
    (rest(#""due":0"#), "line 2, column 7 /due: is a number, which is no value for Date"),
    (
      rest(#""total":1e200"#),
      "line 2, column 9 /total: is a number that Decimal cannot hold exactly"
    ),
    (rest(#""total":"1""#), "line 2, column 9 /total: is a string, which is no value for Decimal"),
    (
      rest(#""site":"""#),
      "line 2, column 8 /site: does not spell a value for URL; write an address, as https://example.org/a"
    ),
    (rest(#""id":[]"#), "line 2, column 6 /id: is an array, which is no value for UUID"),
    (
      rest(#""blob":"!""#),
      "line 2, column 8 /blob: does not spell a value for Data; write the bytes in base64"
    ),
    (rest(#""pair":[]"#), "line 2, column 8 /pair: has only 0 items; one more is needed"),
    (rest(#""pair":[1]"#), "line 2, column 8 /pair: has only 1 item; one more is needed"),
    (rest(#""pair":[1,{}]"#), "line 2, column 11 /pair/1: is an object, which is no value for Int"),
    (rest(#""code":"x""#), "line 2, column 8 /code: x is no code"),
    (rest(#""code":{"kind":1}"#), "line 2, column 16 /code/kind: no such kind"),
    (rest(#""code":{"kind":0}"#), "line 2, column 8 /code/text: kind 0 needs a text"),
    (rest(#""even":3"#), "line 2, column 8 /even: is odd"),
  ])
  func `name place, value and reason`(text: String, message: String) throws {
    let error = try #require(throws: JSONDecodingError.self) { try Invoice(decoding: text) }

    #expect(error.description == message)
    #expect(message.hasPrefix("line \(error.place.line), column \(error.place.column)"))
    #expect(message.contains(" \(error.pointer): ") || error.pointer == [])
  }

  private static func line(_ line: String) -> String { #"{"number":"7","lines":["# + line + "]}" }
  private static func rest(_ member: String) -> String {
    "{\"number\":\"7\",\"lines\":[],\n" + member + "}"
  }

  @Test func `say what is wrong as a value`() {
    func fault(_ text: String) -> JSONDecodingError.Fault? {
      #expect(throws: JSONDecodingError.self) { try Invoice(decoding: text) }?.fault
    }

    #expect(fault("[") == .notJSON(.cutShort))
    #expect(fault("{}") == .missing(type: "String"))
    #expect(fault(#"{"number":null}"#) == .null(type: "String"))
    #expect(fault(#"{"number":[]}"#) == .wrongType(type: "String", found: .array))
    #expect(fault(Self.rest(#""pair":[5]"#)) == .tooShort(count: 1))
    #expect(fault(Self.rest(#""even":5"#)) == .refused(reason: "is odd"))
  }

  @Test func `are one line, whatever names and reasons hold`() {
    let error = #expect(throws: JSONDecodingError.self) {
      try [String: Int](decoding: #"{"a\nb\u001b[2J": ""}"#)
    }
    #expect(error?.description.contains { $0.isNewline || $0 == "\u{1b}" } == false)
    let refused = #expect(throws: JSONDecodingError.self) {
      try Invoice(decoding: Self.rest(#""code":"x\ny""#))
    }
    #expect(refused?.description.contains { $0.isNewline } == false)
    let unwritten = #expect(throws: JSONEncodingError.self) {
      try JSON(encoding: ["a\nb": Double.nan])
    }
    #expect(unwritten?.description.contains { $0.isNewline } == false)
  }

  @Test func `escape names in pointers, and count columns by letters`() {
    let error = #expect(throws: JSONDecodingError.self) {
      try [String: [String: Int]](decoding: "{\"ü\":{},\"a/b~c\":{\"\\u0022\":\"\"}}")
    }

    #expect(
      error?.description
        == #"line 1, column 27 /a~1b~0c/": is a string, which is no value for Int"#)
  }

  struct Page: Decodable {
    var dueDate: Due
    struct Due: Decodable {
      enum CodingKeys: CodingKey { case firstDay, lastDay }
      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let first = try container.decode(Int.self, forKey: .firstDay)
        throw DecodingError.dataCorruptedError(
          forKey: first == 0 ? .firstDay : .lastDay, in: container, debugDescription: "is bad")
      }
    }
  }

  @Test(arguments: [
    ("{}", "line 1, column 1 /due_date: is missing; a value for Due must be there"),
    (#"{"due_date":{"first_day":0}}"#, "line 1, column 26 /due_date/first_day: is bad"),
    (#"{"due_date":{"first_day":1}}"#, "line 1, column 13 /due_date/last_day: is bad"),
  ])
  func `name members as the text does, under a rule for keys`(text: String, message: String) {
    let error = #expect(throws: JSONDecodingError.self) {
      try Page(decoding: text, by: JSONCodingRules(keys: .snakeCase))
    }

    #expect(error?.description == message)
  }

  /// Holds JSON in a string, and decodes that by itself.
  struct Letter: Decodable {
    var content: [Int]
    enum CodingKeys: CodingKey { case content }
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      content = try [Int](decoding: container.decode(String.self, forKey: .content))
    }
  }

  @Test func `of a text inside the text stand at the type that read it`() throws {
    #expect(try Letter(decoding: #"{"content":"[1,2]"}"#).content == [1, 2])
    let error = #expect(throws: JSONDecodingError.self) {
      try [Letter](decoding: "[\n{\"content\":\"[1,\\n\\n true]\"}]")
    }

    #expect(
      error?.description == """
        line 2, column 1 /0: line 3, column 2 /1: is true or false, which is no value for Int
        """)
  }

  /// Tries a number that is refused, then fails on its own account.
  struct Fussy: Decodable {
    enum CodingKeys: CodingKey { case number }
    struct Unhappy: Error, CustomStringConvertible { var description: String { "is unhappy" } }
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      if (try? container.decode(Even.self, forKey: .number)) == nil { throw Unhappy() }
    }
  }

  @Test func `that a type threw away do not show`() {
    let fussy = #expect(throws: JSONDecodingError.self) {
      try [Fussy](decoding: #"[{"number":2},{"number":3}]"#)
    }

    #expect(fussy?.description == "line 1, column 15 /1: is unhappy")
  }
}

@Suite struct `Errors inside a type's own decoding` {
  struct Catching: Decodable {
    init(from decoder: any Decoder) throws {
      let outer = try decoder.container(keyedBy: AnyKey.self)
      let object = try outer.nestedContainer(keyedBy: AnyKey.self, forKey: "object")
      var list = try object.nestedUnkeyedContainer(forKey: "list")

      Self.expect("keyNotFound c at object: is missing; a value for Int must be there") {
        try object.decode(Int.self, forKey: "c")
      }
      Self.expect("keyNotFound super at object: is missing; a value for Decoder must be there") {
        try object.superDecoder()
      }
      Self.expect("keyNotFound d at : is missing; a value for Array<Any> must be there") {
        try outer.nestedUnkeyedContainer(forKey: "d")
      }
      Self.expect("valueNotFound Int at object.null: is null; a value for Int must be there") {
        try object.decode(Int.self, forKey: "null")
      }
      Self.expect("typeMismatch String at object.one: is a number, which is no value for String") {
        try object.decode(String.self, forKey: "one")
      }
      Self.expect("typeMismatch Bool at object.one: is a number, which is no value for Bool") {
        try object.decodeIfPresent(Bool.self, forKey: "one")
      }
      Self.expect("dataCorrupted at object.big: is a number that UInt8 cannot hold exactly") {
        try object.decode(UInt8.self, forKey: "big")
      }
      Self.expect("typeMismatch Int at object.list.0: is true or false, which is no value for Int")
      {
        try list.decode(Int.self)
      }
      _ = try list.decode(Bool.self)
      Self.expect("valueNotFound Int at object.list: has only 1 item; one more is needed") {
        try list.decode(Int.self)
      }
      Self.expect("typeMismatch Int at object.list.0: is true or false, which is no value for Int")
      {
        try object.decode([Int].self, forKey: "list")
      }
      Self.expect("typeMismatch Int at after.x.1: is a string, which is no value for Int") {
        try outer.decode([String: [Int]].self, forKey: "after")
      }
      Self.expect("typeMismatch String at object.one: is a number, which is no value for String") {
        try object.decode(String.self, forKey: "one")
      }
    }

    private static func expect(_ expected: String, _ body: () throws -> Any?) {
      func path(_ context: DecodingError.Context) -> String {
        "at \(context.codingPath.map(\.stringValue).joined(separator: ".")): \(context.debugDescription)"
      }
      do {
        _ = try body()
        Issue.record("no error where expected: \(expected)")
      } catch DecodingError.keyNotFound(let key, let context) {
        #expect("keyNotFound \(key.stringValue) \(path(context))" == expected)
      } catch DecodingError.valueNotFound(let type, let context) {
        #expect("valueNotFound \(type) \(path(context))" == expected)
      } catch DecodingError.typeMismatch(let type, let context) {
        #expect("typeMismatch \(type) \(path(context))" == expected)
      } catch DecodingError.dataCorrupted(let context) {
        #expect("dataCorrupted \(path(context))" == expected)
      } catch {
        Issue.record(error)
      }
    }
  }

  @Test func `are the standard ones, with the way to the value`() throws {
    _ = try Catching(
      decoding: """
        {"before":{"x":[1]},"object":{"one":1,"null":null,"big":256,"list":[true]},\
        "after":{"w":[],"x":[1,""]}}
        """)
  }

  @Test func `of a type's own are caught as they were thrown`() throws {
    struct Refusal: Error {}
    struct Refusing: Decodable { init(from _: any Decoder) throws { throw Refusal() } }
    struct Around: Decodable {
      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        #expect(throws: Refusal.self) { try container.decode([Refusing].self, forKey: "a") }
      }
    }

    _ = try Around(decoding: #"{"a":[1]}"#)
  }
}
