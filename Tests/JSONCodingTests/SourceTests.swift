import FoundationEssentials
import JSONCoding
import OrderedJSON
import Testing

@Suite struct `What is decoded from` {
  struct Line: Codable, Equatable {
    var item: String
    var count: Int
  }
  let text = #"{"item":"né","count":3}"#
  let line = Line(item: "né", count: 3)

  @Test func `may be text, bytes, data, a slice or a value`() throws {
    #expect(try Line(decoding: text) == line)
    #expect(try Line(decoding: text.dropFirst(0).utf8) == line)
    #expect(try Line(decoding: Array(text.utf8)) == line)
    #expect(try Line(decoding: Data(text.utf8)) == line)
    #expect(try Line(decoding: Data("xx\(text)".utf8).dropFirst(2)) == line)
    #expect(try Line(decoding: AnySequence(text.utf8)) == line)
    #expect(try Line(decoding: JSON(parsing: text)) == line)
    #expect(try Line(decoding: JSONTape(parsing: text).root) == line)
  }

  @Test func `may be a value inside a larger one, whose places and pointers hold`() throws {
    let tape = try JSONTape(parsing: "{\"x\": [0,\n {\"lines\": [\(text), {\"item\": 1}]}]}")
    let lines = try #require(tape.root[["x", "1", "lines"]])

    #expect(try Line(decoding: #require(lines[0])) == line)
    let error = #expect(throws: JSONDecodingError.self) { try [Line](decoding: lines) }
    #expect(
      error?.description
        == "line 2, column 47 /x/1/lines/1/item: is a number, which is no value for String")
    let missing = #expect(throws: JSONDecodingError.self) { try Line(decoding: tape.root) }
    #expect(
      missing?.description == "line 1, column 1 /item: is missing; a value for String must be there"
    )
  }

  @Test func `is kept for as long as a decoder is`() throws {
    /// Keeps its decoder, to read from it later.
    struct Later: Decodable {
      let decoder: any Decoder
      init(from decoder: any Decoder) { self.decoder = decoder }
    }
    let later = try [Later](decoding: "[\(text),\(text)]")

    for one in later { #expect(try Line(from: one.decoder) == line) }
  }

  @Test func `is given what types ask for`() throws {
    struct Scaled: Codable, Equatable {
      static let factor = CodingUserInfoKey(rawValue: "factor")
      var value: Int
      init(value: Int) { self.value = value }
      init(from decoder: any Decoder) throws {
        let factor = Self.factor.flatMap { decoder.userInfo[$0] as? Int } ?? 1
        value = try decoder.singleValueContainer().decode(Int.self) * factor
      }
      func encode(to encoder: any Encoder) throws {
        let factor = Self.factor.flatMap { encoder.userInfo[$0] as? Int } ?? 1
        try (value / factor).encode(to: encoder)
      }
    }
    let key = try #require(Scaled.factor)
    let rules = JSONCodingRules(userInfo: [key: 100])

    #expect(try [Scaled](decoding: "[1,2]", by: rules) == [Scaled(value: 100), Scaled(value: 200)])
    #expect(try JSON(encoding: ["a": Scaled(value: 300)], by: rules).text() == #"{"a":3}"#)
    #expect(try Scaled(decoding: "5") == Scaled(value: 5))
  }

  @Test func `rules and errors can be shared between tasks`() {
    func shared<Value: Sendable>(_: Value.Type) -> Bool { true }

    #expect(shared(JSONCodingRules.self))
    #expect(shared(JSONDecodingError.self))
    #expect(shared(JSONEncodingError.self))
    #expect(shared(JSONCodingRules.Keys.self))
  }
}
