import OrderedJSON
import SchemaGen
import Testing

@Suite struct `A JSON Schema` {
  @Test func `is taken as it was written, members in order and numbers with their digits`() throws {
    let text = #"{"type":"object","properties":{"total":{"multipleOf":0.010},"date":{}}}"#

    let schema = try Schema(parsing: text.utf8)

    #expect(schema.local.text() == text)
  }

  @Test(arguments: ["true", "false", "{}"])
  func `may be as short as the specification allows`(text: String) throws {
    #expect(try Schema(parsing: text.utf8).local.text() == text)
  }

  @Test func `has the same identity however it is laid out`() throws {
    let one = try Schema(parsing: #"{"type": "number", "multipleOf": 0.01}"#.utf8)
    let other = try Schema(parsing: #"{"multipleOf":1e-2,"type":"number"}"#.utf8)
    let another = try Schema(parsing: #"{"multipleOf":0.1,"type":"number"}"#.utf8)

    #expect(one.identity == other.identity)
    #expect(one.identity != another.identity)
  }

  /// Computed with `printf '{"multipleOf":0.01,"type":"number"}' | sha256sum`.
  @Test func `is named by the SHA-256 of its canonical text`() throws {
    let schema = try Schema(parsing: #"{"type": "number", "multipleOf": 0.01}"#.utf8)

    #expect(
      schema.identity
        == "sha256:8b346d30b3280f3597544bdbb489e42c5c162df0ea3b6cf32e754988aad61e47")
  }

  @Test(arguments: [
    ("[]", "line 1, column 1: a schema is an object, or true or false"),
    ("null", "line 1, column 1: a schema is an object, or true or false"),
    (
      #"{"type": "object", "type": "array"}"#,
      #"line 1, column 20: the name "type" stands twice in one object"#
    ),
    (
      #"{"minLength": -1}"#,
      "line 1, column 15 /minLength: minLength must be a whole number, 0 or more"
    ),
    ("", "line 1, column 1: the text is empty; a JSON value must stand here"),
  ])
  func `is refused with what is wrong`(text: String, complaint: String) {
    #expect {
      _ = try Schema(parsing: text.utf8)
    } throws: {
      "\($0)" == complaint
    }
  }
}
