import Extractor
import Files
import Testing

/// The examples of the articles about schemas, values and the emulator print what the articles say.
@Suite struct `The examples of values` {
  private func printed(
    afterARun: Bool = false, _ example: (Guide) async throws -> Void
  ) async throws -> String {
    let guide = try Guide()
    if afterARun { try await guide.ran() }
    try await example(guide)
    return guide.printed
  }

  // WritingSchemas.md

  @Test func `read schemas`() async throws {
    #expect(try await printed { try $0.schemaAtAGlance() } == "[\"merchant\",\"total\"]\n")
    #expect(try await printed { try $0.fromType() } == "[\"number\",\"lines\"]\n")
    #expect(try await printed { try $0.fromJSONSchema() } == "false\n")
    let path = "\(Sample.package.appending("schemas/receipt.yaml"))"
    #expect(try await printed { try $0.fromFile(path) }.hasPrefix("receipt 1 sha256:"))
    #expect(
      try await printed { try $0.mistaken() }
        == #"till.yaml:2:10: unknown type "decmal"; did you mean "decimal"? [L04] a type phrase"#
        + "\n")
  }

  @Test func `tell what is sent, and turn answers back`() async throws {
    let lines = try await printed { try $0.wired() }.split(separator: "\n")
    #expect(lines[0] == "/properties/merchant: minLength is said in words: at least 1 character")
    #expect(lines.suffix(2) == [#"{"merchant":"A","total":1}"#, "false"])
  }

  // DecodingDownstream.md

  @Test func `decode records exactly`() async throws {
    #expect(try await printed { try $0.line() } == "2 {\"item\":\"Glue\",\"quantity\":2}\n")
    #expect(try await printed(afterARun: true) { try $0.records() } == "59.91\n")
    #expect(
      try await printed { try $0.exact() } == """
        12345678901234567890.43
        line 1, column 10 /2: is a number that Int cannot hold exactly

        """)
    #expect(try await printed { try $0.ruled() } == "{\"sent_on\":\"2024-03-01\"}\n")
    #expect(try await printed { try $0.dynamic() } == "1.50 {\"b\":1.50,\"a\":[null]}\n")
  }

  @Test func `say what is no value of a type`() async throws {
    #expect(
      try await printed { $0.wrong() } == """
        line 2, column 25 /lines/0/quantity: is a string, which is no value for Int
                    "quantity": "2"}]}
                                ^

        """)
    #expect(
      try await printed { $0.answered() }
        .hasSuffix("ask again\n{\"lines\":[{\"n\":1},{\"n\":2},{}]} up to /lines/2/n\n"))
  }

  // TestingWithTheEmulator.md

  @Test func `stage faults, and count what they cost`() async throws {
    #expect(
      try await printed { try await $0.mended() } == "Café Zur Alten Mühle 2\n[1, 0]\n")
    #expect(try await printed { try await $0.counted() } == "true true\n")
    #expect(try await printed { $0.answering() } == "0 {\"total\":11.4}\n")
    #expect(try await printed { try $0.staged() } == "1 0.02 seconds\n")
    #expect(
      try await printed { try await $0.served() }
        == "GOOGLE_GEMINI_BASE_URL=http://127.0.0.1\n")
    #expect(try Guide.standIn().warnings.isEmpty)
  }

  // Judging.md

  @Test func `judge`() async throws {
    #expect(
      try await printed { try $0.verdict() } == "false\ntotal: must be at least 0, is -1\n")
    #expect(
      try await printed { try $0.judged() } == """
        invoice.json:2:25 lines[0].quantity: must be greater than 0, is 0 (invoice.schema.json:6)
        invoice.json:2:36 lines[0].unit: must be one of "piece", "hour", "day", is "peice"; did you mean \
        "piece"? (invoice.schema.json:7)
        invoice.json:1:1 "total" is missing (invoice.schema.json:1)

        """)
    #expect(
      try await printed { try $0.discreet() } == """
        /number must be a string, is a whole number
         "total" is missing
        number: must be a string, is a whole number. As printed.
        the whole answer: "total" is missing.

        """)
    #expect(try await printed { try $0.options() } == "false\n")
    #expect(
      try await printed { try $0.outputs() } == "title \"A count\"\n{\"valid\":false}\ntrue\n")
  }

  @Test func `say what is wrong with a schema`() async throws {
    #expect(
      try await printed { try $0.mistakes() } == """
        line 1, column 10 /type: type must be null, boolean, integer, number, string, array or object, \
        or a list of these
        line 1, column 32 /minLength: minLength must be a whole number, 0 or more

        """)
  }

  // StrictReading.md

  @Test func `read strictly`() async throws {
    #expect(try await printed { try $0.tape() } == "13.00\n39\n")
    #expect(
      try await printed { $0.refused() }.split(separator: "\n").map { $0.prefix(17) } == [
        "line 1, column 14", "line 1, column 7:", "line 1, column 5:", "line 1, column 2:",
        "line 1, column 2:", "line 1, column 2:", "line 1, column 3:", "line 1, column 5:",
      ])
    #expect(
      try await printed { $0.bounded() } == """
        more than 3 containers inside one another 1 4
        [[[[1]]]]
           ^

        """)
  }

  @Test func `keep digits and order`() async throws {
    #expect(
      try await printed { try $0.numbers() } == """
        [13.00,1e2,0.1,12345678901234567890123]
        true 100 0
        0.1

        """)
    #expect(
      try await printed { try $0.values() }
        == "{\"lines\":[{\"amount\":20}],\"status\":\"paid\"}\ntrue\n")
    #expect(
      try await printed { try $0.written() }.split(separator: "\n").last
        == #"{"a":[true,null],"b":1.5}"#)
  }

  @Test func `read what has not ended yet`() async throws {
    let pieces = [#"{"lines": [{"n": 1}"#, #", {"n": 2}, {"#, #""n": 3}]}"#]
    let stream = AsyncStream { continuation in
      for piece in pieces { continuation.yield(Array(piece.utf8)) }
      continuation.finish()
    }
    #expect(
      try await printed { try await $0.pieces(stream) } == """
        {"lines":[{"n":1}]} stops at /lines/1
        {"lines":[{"n":1},{"n":2},{}]} stops at /lines/2
        {"lines":[{"n":1},{"n":2},{"n":3}]} stops at \("")
        3

        """)
    #expect(
      try await printed { $0.salvaged() } == """
        {"total":12,"lines":[{"n":1},{"n":2}]}
        /lines/1 true
        true

        """)
  }
}
