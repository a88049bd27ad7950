import FoundationEssentials
import JSONCoding
import OrderedJSON
import Testing

@Suite struct `Dictionaries` {
  enum Side: String, Codable, CodingKeyRepresentable { case left, farRight = "far_right" }
  enum Rank: Int, Codable, CodingKeyRepresentable { case low = -1, high = 10 }
  struct Point: Codable, Hashable { var x, y: Int }

  @Test func `keyed by names are objects, and a name may be anything`() throws {
    let text = #"{"":1,"a b":2,"snake_case":3,"é\n\"":4}"#
    let numbers = try [String: Int](decoding: text)

    #expect(numbers == ["": 1, "a b": 2, "snake_case": 3, "é\n\"": 4])
    #expect(try JSON(encoding: numbers) == JSON(parsing: text))
    #expect(try [String: Int](decoding: "{}").isEmpty)
  }

  @Test func `keyed by numbers are objects`() throws {
    let text = #"{"-1":"a","0":"b","10":"c"}"#

    #expect(try [Int: String](decoding: text) == [-1: "a", 0: "b", 10: "c"])
    #expect(try JSON(encoding: [-1: "a", 0: "b", 10: "c"]) == JSON(parsing: text))
    let error = #expect(throws: JSONDecodingError.self) {
      try [Int: String](decoding: #"{"x":"a"}"#)
    }
    #expect(error?.pointer == ["x"])
  }

  @Test func `keyed by enums that stand for keys are objects`() throws {
    let sides: [Side: Int] = [.left: 1, .farRight: 2]
    let ranks: [Rank: Int] = [.low: 1, .high: 2]

    #expect(try JSON(encoding: sides) == ["left": 1, "far_right": 2])
    #expect(try JSON(encoding: ranks) == ["-1": 1, "10": 2])
    #expect(try [Side: Int](decoding: #"{"far_right":2,"left":1}"#) == sides)
    #expect(try [Rank: Int](decoding: #"{"10":2,"-1":1}"#) == ranks)
    #expect(throws: JSONDecodingError.self) { try [Side: Int](decoding: #"{"farRight":2}"#) }
  }

  @Test func `keyed by anything else are lists of keys and values`() throws {
    let points = [Point(x: 1, y: 2): "a"]
    let text = #"[{"x":1,"y":2},"a"]"#

    #expect(try JSON(encoding: points).text() == text)
    #expect(try [Point: String](decoding: text) == points)
    #expect(try [Double: Int](decoding: "[0.5, 1, 1.5, 2]") == [0.5: 1, 1.5: 2])
  }

  @Test func `of many names are read whole`() throws {
    let numbers = Dictionary(uniqueKeysWithValues: (0..<20_000).map { ("name\($0)", $0) })

    #expect(try [String: Int](decoding: JSON(encoding: numbers)) == numbers)
  }

  @Test func `keep their names under every rule`() throws {
    let text = #"{"far_right":{"some_name":1,"someName":2,"URL":3,"__x":4}}"#
    let rules = [
      JSONCodingRules(keys: .snakeCase),
      JSONCodingRules(keys: .custom(name: { $0 + "!" }, property: { "\($0.dropLast())" })),
    ]
    for rules in rules {
      let sides = try [Side: [String: Int]](decoding: text, by: rules)
      #expect(sides == [.farRight: ["some_name": 1, "someName": 2, "URL": 3, "__x": 4]])
      #expect(try JSON(encoding: sides, by: rules) == JSON(parsing: text))
      let numbers = try [Int: Int?](decoding: #"{"-5":null,"7":1}"#, by: rules)
      #expect(numbers == [-5: nil, 7: 1])
    }
  }
}

@Suite struct `Collections and wrappers` {
  @Test func `sets take each item once`() throws {
    #expect(try Set<Int>(decoding: "[3,1,3,2]") == [1, 2, 3])
    #expect(try Set<Int>(decoding: JSON(encoding: Set(0..<100))) == Set(0..<100))
  }

  @Test func `arrays hold anything`() throws {
    #expect(try [[[Int]]](decoding: "[[],[[]],[[1],[2,3]]]") == [[], [[]], [[1], [2, 3]]])
    #expect(try [String](decoding: #"["","a\/b","\u00e9\ud83d\ude00"]"#) == ["", "a/b", "é😀"])
    #expect(try [Bool](decoding: "[true,false]") == [true, false])
    #expect(try ContiguousArray<Int>(decoding: "[1]") == [1])
    #expect(try ClosedRange<Int>(decoding: "[1,5]") == 1...5)
    #expect(try JSON(encoding: 1..<5).text() == "[1,5]")
    #expect(try [Date](decoding: #"["1970-01-01T00:00:00Z"]"#) == [Date(timeIntervalSince1970: 0)])
    #expect(
      try [Decimal](decoding: "[0.1]") == [Decimal(sign: .plus, exponent: -1, significand: 1)])
  }

  struct Page<Item: Codable & Equatable>: Codable, Equatable {
    var items: [Item]
    var next: Pair<Item, String>?
  }
  struct Pair<First: Codable & Equatable, Second: Codable & Equatable>: Codable, Equatable {
    var first: First
    var second: Second
  }

  @Test func `generic types are read with their arguments`() throws {
    let text =
      #"{"items":[{"first":1,"second":[true]}],"next":{"first":{"first":2,"second":[]},"second":"s"}}"#
    let page = try Page<Pair<Int, [Bool]>>(decoding: text)

    #expect(page.items == [Pair(first: 1, second: [true])])
    #expect(page.next == Pair(first: Pair(first: 2, second: []), second: "s"))
    #expect(try JSON(encoding: page).text() == text)
  }

  @propertyWrapper struct Clamped: Codable, Equatable {
    var wrappedValue: Int
    init(wrappedValue: Int) { self.wrappedValue = min(max(wrappedValue, 0), 10) }
    init(from decoder: any Decoder) throws {
      self.init(wrappedValue: try decoder.singleValueContainer().decode(Int.self))
    }
    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(wrappedValue)
    }
  }

  struct Dial: Codable, Equatable {
    @Clamped var left: Int
    @Clamped var right: Int
  }

  @Test func `property wrappers code the value they wrap`() throws {
    let dial = try Dial(decoding: #"{"left":-5,"right":7}"#)

    #expect(dial == Dial(left: 0, right: 7))
    #expect(try JSON(encoding: dial).text() == #"{"left":0,"right":7}"#)
    let error = #expect(throws: JSONDecodingError.self) { try Dial(decoding: #"{"left":1}"#) }
    #expect(
      error?.description == "line 1, column 1 /right: is missing; a value for Clamped must be there"
    )
  }

  @Test func `single values are the whole text`() throws {
    #expect(try String(decoding: #" "a" "#) == "a")
    #expect(try Bool(decoding: "true"))
    #expect(try JSON(encoding: "a").text() == #""a""#)
    #expect(try JSON(encoding: false).text() == "false")
  }
}
