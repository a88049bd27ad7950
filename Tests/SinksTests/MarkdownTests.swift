import Files
import OrderedJSON
import Sinks
import TestSupport
import Testing

@Suite struct `Records as Markdown` {
  private func text(_ rows: RecordRow...) throws -> String {
    var outputs = Outputs()
    outputs.formats = [.markdown]
    try outputs.project(rows)
    return try outputs.text("records.md")
  }

  @Test func `show a section for each document, and a table for each list`() throws {
    let shown = try text(
      RecordRow(
        "in/a.pdf",
        #"""
        {"number":"R-17","seller":{"name":"ACME","vat":null},"tags":["x","y"],"total":19.90,
         "lines":[{"text":"one","amount":1.0},{"text":"two","more":{"a":true}}],"none":[]}
        """#, warnings: #"["number: tidied up"]"#))

    #expect(
      shown == """
        # record

        ## in/a.pdf

        gemini-x

        - number\\: tidied up

        | field | value |
        |---|---|
        | number | R-17 |
        | seller.name | ACME |
        | seller.vat |  |
        | tags | x<br>y |
        | total | 19.90 |
        | none |  |

        ### lines

        | # | text | amount | more.a |
        |---|---|---|---|
        | 1 | one | 1.0 |  |
        | 2 | two |  | true |

        """)
  }

  @Test func `number the records of a document that has several`() throws {
    let shown = try text(RecordRow("a", #"[{"n":1},{"n":2}]"#), RecordRow("b", "7"))

    #expect(
      shown == """
        # record

        ## a

        gemini-x

        ### 1

        | field | value |
        |---|---|
        | n | 1 |

        ### 2

        | field | value |
        |---|---|
        | n | 2 |

        ## b

        gemini-x

        | field | value |
        |---|---|
        | value | 7 |

        """)
  }

  @Test(arguments: [
    ("a|b", #"a\|b"#), ("`x`", #"\`x\`"#), ("<script>", #"\<script\>"#),
    ("one\ntwo\r\n3", "one<br>two<br>3"),
    ("[x](y)", #"\[x\](y)"#), ("*_~", #"\*\_\~"#), ("&lt;", #"\&lt;"#), (#"\|"#, #"\\\|"#),
    ("https://x.org", #"https\://x.org"#), ("www.x.org", #"www\.x.org"#), ("WWW.x", #"WWW\.x"#),
    ("\u{202e}a\u{0}", #"\\u{202e}a\\u{0}"#), ("# x", "\\# x"), ("$x$", #"\$x\$"#),
    ("R-17, 5%", "R-17, 5%"),
  ])
  func `show every text as it is`(text: String, cell: String) throws {
    let row = RecordRow("a", JSON.object([("t", .string(text))]).text())

    #expect(try self.text(row).contains("\n| t | \(cell) |\n"))
  }

  @Test func `escape names of documents and fields, too`() throws {
    let shown = try text(RecordRow("a\n# b|c", #"{"<b>":1}"#))

    #expect(shown.contains("\n## a\\\\u{a}\\# b\\|c\n"))
    #expect(shown.contains("\n| \\<b\\> | 1 |\n"))
  }

  @Test func `stay small when each item of a list has fields of its own`() throws {
    let items = (0..<1_000).map { "{\"field-\($0)\":1}" }
    let shown = try text(RecordRow("a", "{\"list\":[\(items.joined(separator: ","))]}"))

    #expect(shown.utf8.count < 60_000)
    #expect(shown.contains("\n| 1000 | {\"field-999\"\\:1} |\n"))
  }
}
