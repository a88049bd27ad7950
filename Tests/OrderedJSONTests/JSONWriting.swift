import OrderedJSON
import Testing

@Suite struct `Writing JSON` {
  /// A text, how it is written without white space, and in the one form of all equal values.
  @Test(arguments: [
    (" null ", "null", "null"), ("[ ]", "[]", "[]"), ("{ }", "{}", "{}"),
    ("[1.0, 1E2, -0]", "[1.0,1E2,-0]", "[1,100,0]"),
    (
      #"{"b": [true, false], "a": {"z": 1, "y": {}}}"#, #"{"b":[true,false],"a":{"z":1,"y":{}}}"#,
      #"{"a":{"y":{},"z":1},"b":[true,false]}"#
    ),
    (#""\u0061\/\u00e9\ud83d\ude00""#, #""a/é😀""#, #""a/é😀""#),
    (
      #""\u0000\u0007\b\t\n\u000b\f\r\u001f\u007f\u2028""#,
      #""\u0000\u0007\b\t\n\u000b\f\r\u001f"# + "\u{7f}\u{2028}\"",
      #""\u0000\u0007\b\t\n\u000b\f\r\u001f"# + "\u{7f}\u{2028}\""
    ),
    (#""\"\\\/""#, #""\"\\/""#, #""\"\\/""#),
  ])
  func `compactly, and canonically`(text: String, compact: String, canonical: String) throws {
    let value = try JSON(parsing: text)

    #expect(value.text() == compact)
    #expect(value.description == compact)
    #expect(value.text(.canonical) == canonical)
    #expect(value.bytes() == Array(compact.utf8))
  }

  /// Text is copied in strides; what has to be escaped may stand anywhere in one, or be all that there is.
  @Test(arguments: [
    ("\"", #"\""#), ("\\", #"\\"#), ("\n", #"\n"#), ("\u{1}", #"\u0001"#), ("\u{1f}", #"\u001f"#),
    (" ", " "), ("!", "!"), ("#", "#"), ("]", "]"), ("\u{7f}", "\u{7f}"), ("é", "é"), ("😀", "😀"),
  ])
  func `with each character wherever it stands`(character: String, written: String) {
    for before in 0..<72 {
      for after in [0, 1, 7, 8, 31, 40] {
        let text = Self.text(before, character, after)
        #expect(JSON.string(text).text() == "\"" + Self.text(before, written, after) + "\"")
      }
    }
    for count in [70, 1023, 1024, 1025, 2500] {
      let many = "x" + String(repeating: character, count: count) + "\n"
      let text = JSON.string(many).text()
      #expect(text == "\"x" + String(repeating: written, count: count) + "\\n\"")
    }
  }

  private static func text(_ before: Int, _ middle: String, _ after: Int) -> String {
    String(repeating: "!", count: before) + middle + String(repeating: "#", count: after)
  }

  @Test func `indented`() throws {
    let value = try JSON(parsing: #"{"a":[1,[],{},[true]],"b":{"c":null},"d":"x y"}"#)

    #expect(
      value.text(.indented) == """
        {
          "a": [
            1,
            [],
            {},
            [
              true
            ]
          ],
          "b": {
            "c": null
          },
          "d": "x y"
        }
        """)
  }

  /// RFC 8785, section 3.2.3.
  @Test func `sorts names by UTF-16, as the sample of RFC 8785`() throws {
    let value = try JSON(
      parsing: #"""
        {
          "\u20ac": "Euro Sign",
          "\r": "Carriage Return",
          "\ufb33": "Hebrew Letter Dalet With Dagesh",
          "1": "One",
          "\ud83d\ude00": "Emoji: Grinning Face",
          "\u0080": "Control",
          "\u00f6": "Latin Small Letter O With Diaeresis"
        }
        """#)

    let sorted = try JSON(parsing: value.text(.canonical)).object?.map { $0.value.string }
    #expect(
      sorted == [
        "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
        "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
      ])
  }

  /// RFC 8785, section 3.2.2, where numbers are rounded to doubles; its result in section 3.2.4.
  @Test func `writes the sample of RFC 8785, but for the digits that it would round`() throws {
    let value = try JSON(
      parsing: #"""
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
          "literals": [null, true, false]
        }
        """#)

    #expect(
      value.text(.canonical)
        == #"{"literals":[null,true,false],"#
        + #""numbers":[333333333.33333329,1e+30,4.5,0.002,1e-27],"#
        + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#)
  }

  @Test func `gives back every value when it is read again`() throws {
    var json = RandomJSON(seed: 11)

    for _ in 0..<1_000 {
      let value = json.value()
      for style in [JSONWriter.Style.compact, .indented, .canonical] {
        let again = try JSON(parsing: value.bytes(style))
        if again != value { Issue.record("\(value.text(style))") }
        if again.text(style) != value.text(style) { Issue.record("\(value.text(style)) changes") }
      }
      let spaced = json.text(of: value)
      if try JSON(parsing: spaced).text().utf8.elementsEqual(value.text().utf8) == false {
        Issue.record("\(spaced)")
      }
    }
  }

  @Test func `canonically gives equal texts just for equal values`() {
    var json = RandomJSON(seed: 12)
    let values = (0..<400).map { _ in json.value(depth: 1) }

    let texts = values.map { $0.bytes(.canonical) }

    for (one, text) in zip(values, texts) {
      for (other, otherText) in zip(values, texts) where (text == otherText) != (one == other) {
        Issue.record("\(one) and \(other)")
      }
    }
  }

  @Test func `appends what is written later`() {
    var writer = JSONWriter(.compact)

    writer.write(["a": 1])
    writer.write([2])

    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"a":1}[2]"#)
  }
}
