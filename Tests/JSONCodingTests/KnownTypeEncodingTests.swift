import FoundationEssentials
import JSONCoding
import OrderedJSON
import Testing

@Suite struct `Types with a form of their own` {
  /// Encodes under a rule that gives every such type another form than its own `encode(to:)` would.
  private func texts<Value: Encodable>(_ value: Value) throws -> [String] {
    let rules = JSONCodingRules(dates: .day)
    return [
      try JSON(encoding: value, by: rules).text(),
      try JSON(encoding: [value], by: rules)[0].map { $0.text() } ?? "",
      try JSON(encoding: ["a": value], by: rules)["a"].map { $0.text() } ?? "",
      try JSON(encoding: Optional(value), by: rules).text(),
      try JSON(encoding: [Optional(value)], by: rules)[0].map { $0.text() } ?? "",
      try JSON(encoding: Wrapped(value: value), by: rules)["value"].map { $0.text() } ?? "",
      try JSON(encoding: Single(value: value), by: rules).text(),
    ]
  }

  struct Wrapped<Value: Encodable>: Encodable { var value: Value }
  struct Single<Value: Encodable>: Encodable {
    var value: Value
    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(value)
    }
  }

  @Test func `have it wherever they stand`() throws {
    for day in 1...9 {
      let date = Date(timeIntervalSince1970: 1_709_251_200 + Double((day - 1) * 86_400))
      #expect(try Set(texts(date)) == [#""2024-03-0\#(day)""#])
    }
    let id = "123E4567-E89B-12D3-A456-426614174000"
    #expect(try Set(texts(#require(UUID(uuidString: id)))) == ["\"\(id)\""])
    #expect(try Set(texts(#require(URL(string: "https://a.b/c")))) == [#""https://a.b/c""#])
    #expect(try Set(texts(Data([1, 2, 3]))) == [#""AQID""#])
    #expect(try Set(texts(Decimal(sign: .minus, exponent: -2, significand: 1990))) == ["-19.9"])
    #expect(try Set(texts(1.5)) == ["1.5"])
    #expect(try Set(texts(Float(0.1))) == ["0.1"])
    #expect(try Set(texts(7)) == ["7"])
    #expect(try Set(texts(true)) == ["true"])
    #expect(try Set(texts("a")) == [#""a""#])
    let json = try JSON(parsing: #"{"b":[1,null],"a":2.50}"#)
    #expect(try Set(texts(json)) == [#"{"b":[1,null],"a":2.50}"#])
    #expect(try Set(texts(#require(JSONNumber("1.50")))) == ["1.50"])
  }
}
