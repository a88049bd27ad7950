import FoundationEssentials
import JSONCoding
import OrderedJSON
import Testing

@Suite struct `Encoding` {
  struct Invoice: Codable, Equatable {
    var zeta: String
    var alpha: [Line]
    var middle: Totals
    var missing: Int?
    var big: UInt64
  }
  struct Line: Codable, Equatable {
    var text: String
    var price: Double
  }
  struct Totals: Codable, Equatable {
    var net: Decimal
    var gross: Decimal
  }

  let invoice = Invoice(
    zeta: "a\"\\/\u{8}\n\u{1}é😀", alpha: [Line(text: "", price: 1), Line(text: "x", price: 0.1)],
    middle: Totals(net: 100, gross: 119), missing: nil, big: .max)

  @Test func `keeps the order of members and omits what is nil`() throws {
    #expect(
      try JSON(encoding: invoice).text() == #"""
        {"zeta":"a\"\\/\b\n\u0001é😀","alpha":[{"text":"","price":1.0},{"text":"x","price":0.1}],\#
        "middle":{"net":100,"gross":119},"big":18446744073709551615}
        """#)
  }

  @Test func `writes it for people too`() throws {
    #expect(
      try JSON(encoding: invoice.alpha).text(.indented) == """
        [
          {
            "text": "",
            "price": 1.0
          },
          {
            "text": "x",
            "price": 0.1
          }
        ]
        """)
  }

  struct Wide: Encodable {
    var count: Int
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: AnyKey.self)
      for number in 0..<count {
        if number % 3 == 0 {
          try container.encode([number], forKey: AnyKey("m\(number)"))
        } else if number % 3 == 1 {
          try container.encode(number, forKey: AnyKey("m\(number)"))
        } else {
          var inner = container.nestedUnkeyedContainer(forKey: AnyKey("m\(number)"))
          try inner.encode(number)
        }
      }
    }
  }

  @Test func `of many members is in order, and quick`() throws {
    let started = ContinuousClock.now

    let object = try #require(JSON(encoding: Wide(count: 60_000)).object)

    #expect(object.names == (0..<60_000).map { "m\($0)" })
    #expect(object["m0"] == [0])
    #expect(object["m1"] == 1)
    #expect(object["m59999"] == [59999])
    #expect(ContinuousClock.now - started < .seconds(20))
  }

  @Test func `that a type abandons leaves no trace`() throws {
    struct Trying: Encodable {
      struct Failing: Encodable {
        func encode(to encoder: any Encoder) throws {
          var container = encoder.container(keyedBy: AnyKey.self)
          try container.encode(1, forKey: "half")
          throw CancellationError()
        }
      }
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnyKey.self)
        try? container.encode(Failing(), forKey: "a")
        try? container.encode(Double.nan, forKey: "b")
        var items = container.nestedUnkeyedContainer(forKey: "c")
        try? items.encode(Failing())
        try items.encode(2)
      }
    }

    #expect(try JSON(encoding: Trying()).text() == #"{"c":[2]}"#)
  }
}

@Suite struct `Errors of encoding` {
  struct Measures: Codable {
    var values: [String: [Double]] = [:]
    var float: Float = 0
    var decimal: Decimal = 0
    var inner: Inner?
    struct Inner: Codable {
      var deep: [Double?]
      enum CodingKeys: String, CodingKey { case deep = "a/b" }
    }
  }

  @Test(arguments: [
    (Measures(values: ["x": [1, .infinity]]), "/values/x/1: inf"),
    (Measures(values: ["": [-.infinity]]), "/values//0: -inf"),
    (Measures(float: .nan), "/float: nan"),
    (Measures(decimal: .nan), "/decimal: NaN"),
    (Measures(inner: Measures.Inner(deep: [0, nil, .nan])), "/inner/a~1b/2: nan"),
  ])
  func `name the number that is not finite`(measures: Measures, front: String) {
    let error = #expect(throws: JSONEncodingError.self) { try JSON(encoding: measures) }

    #expect(error?.description == front + " cannot stand in JSON, whose numbers are finite")
  }

  @Test func `name no place for the whole`() {
    let error = #expect(throws: JSONEncodingError.self) { try JSON(encoding: Double.nan) }

    #expect(error?.description == "nan cannot stand in JSON, whose numbers are finite")
    #expect(error?.fault == .notFinite("nan"))
  }

  struct Empty: Encodable { func encode(to _: any Encoder) {} }

  @Test func `say that nothing was written`() {
    let error = #expect(throws: JSONEncodingError.self) { try JSON(encoding: Empty()) }

    #expect(error?.description == "Empty encoded no value")
    #expect(error?.fault == .nothing(type: "Empty"))
  }

  struct Refusing: Encodable {
    var standard: Bool
    struct Refusal: Error, CustomStringConvertible { var description: String { "not today" } }
    func encode(to encoder: any Encoder) throws {
      if !standard { throw Refusal() }
      let context = EncodingError.Context(
        codingPath: encoder.codingPath + [AnyKey("part")], debugDescription: "is unfit")
      throw EncodingError.invalidValue(self, context)
    }
  }

  @Test func `carry the words of the type`() {
    let standard = #expect(throws: JSONEncodingError.self) {
      try JSON(encoding: ["a": [Refusing(standard: true)]])
    }
    let other = #expect(throws: JSONEncodingError.self) {
      try JSON(encoding: Refusing(standard: false))
    }

    #expect(standard?.description == "/a/0/part: is unfit")
    #expect(other?.description == "not today")
  }

  @Test func `name members as the text would`() {
    struct Reading: Encodable { var lastValue: Double }
    let error = #expect(throws: JSONEncodingError.self) {
      try JSON(encoding: [Reading(lastValue: .nan)], by: JSONCodingRules(keys: .snakeCase))
    }

    #expect(error?.pointer == ["0", "last_value"])
  }
}
