import JSONCoding
import OrderedJSON
import Testing

@Suite struct `Members of an object` {
  struct Line: Codable, Equatable {
    var item: String
    var count: Int
    var price: Double
    var isTaxed: Bool
  }

  @Test func `become properties, whatever their order`() throws {
    let texts = [
      #"{"item":"nail","count":3,"price":0.25,"isTaxed":true}"#,
      #"{"isTaxed":true,"price":0.25,"count":3,"item":"nail"}"#,
      #"{"count":3,"isTaxed":true,"item":"nail","price":0.25}"#,
    ]

    for text in texts {
      let line = try Line(decoding: text)
      #expect(line == Line(item: "nail", count: 3, price: 0.25, isTaxed: true), "\(text)")
    }
  }

  @Test func `that no property asks for are passed over`() throws {
    let line = try Line(
      decoding: """
        {"a": [1, {"count": 9}], "item": "nail", "items": {"item": "x", "z": []}, "count": 3,
         "price": 1, "b": {}, "isTaxed": false, "c": "isTaxed"}
        """)

    #expect(line == Line(item: "nail", count: 3, price: 1, isTaxed: false))
  }

  struct Similar: Decodable, Equatable {
    var a, b, ab, ba, abc, abd: Int
    var abcdefgh, abcdefgx, abcdefghi, abcdefghj, xbcdefghi: Int
  }

  @Test func `whose names share lengths and beginnings are told apart`() throws {
    let names = [
      "a", "b", "ab", "ba", "abc", "abd", "abcdefgh", "abcdefgx", "abcdefghi", "abcdefghj",
      "xbcdefghi",
    ]
    var random = SeededRandom(seed: 1)

    for _ in 0..<50 {
      let members = names.enumerated().shuffled(using: &random)
        .map { #""\#($0.element)":\#($0.offset)"# }
      let similar = try Similar(decoding: "{\(members.joined(separator: ","))}")

      #expect(
        similar
          == Similar(
            a: 0, b: 1, ab: 2, ba: 3, abc: 4, abd: 5, abcdefgh: 6, abcdefgx: 7, abcdefghi: 8,
            abcdefghj: 9, xbcdefghi: 10))
    }
  }

  struct Spelled: Decodable, Equatable {
    var plain, grüße, quoted, empty, wave: Int
    enum CodingKeys: String, CodingKey {
      case plain, grüße
      case quoted = #"a"b\c"#
      case empty = ""
      case wave = "👋"
    }
  }

  @Test func `are found by what their names mean, escaped or not`() throws {
    let texts = [
      #"{"plain":1,"grüße":2,"a\"b\\c":3,"":4,"👋":5}"#,
      #"{"👋":5,"":4,"a\"b\\c":3,"grüße":2,"plain":1}"#,
      #"{"\u0070lain":1,"gr\u00fc\u00dfe":2,"a\u0022b\u005cc":3,"":4,"\ud83d\udc4b":5}"#,
    ]

    for text in texts {
      let spelled = try Spelled(decoding: text)
      #expect(spelled == Spelled(plain: 1, grüße: 2, quoted: 3, empty: 4, wave: 5), "\(text)")
    }
  }

  @Test func `are not found by another spelling of the same letters`() throws {
    let composed = "{\"gr\u{00FC}ße\":1}"
    let decomposed = "{\"gru\u{0308}ße\":1}"
    struct Greeting: Decodable { var grüße: Int? }

    #expect(try Greeting(decoding: composed).grüße == 1)
    #expect(try Greeting(decoding: decomposed).grüße == nil)
  }

  /// Reads named numbers in an order of its own.
  struct Asked: Decodable {
    static let order = CodingUserInfoKey(rawValue: "order")
    var answers: [Int] = []

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: AnyKey.self)
      let names = try #require(Self.order.flatMap { decoder.userInfo[$0] as? [String] })
      for name in names { answers.append(try container.decode(Int.self, forKey: AnyKey(name))) }
    }
  }

  @Test func `of a large object can be asked for in any order, and again`() throws {
    let names = (0..<100).map { "member\($0)" }
    let text =
      "{\(names.enumerated().map { #""\#($0.element)":\#($0.offset)"# }.joined(separator: ","))}"
    let key = try #require(Asked.order)
    var random = SeededRandom(seed: 2)

    for _ in 0..<20 {
      let order = (names + names).shuffled(using: &random)
      let asked = try Asked(decoding: text, by: JSONCodingRules(userInfo: [key: order]))
      #expect(asked.answers.map { "member\($0)" } == order)
    }
  }

  struct TwoReaders: Decodable, Equatable {
    var numbers: [Int] = []

    init(from decoder: any Decoder) throws {
      let one = try decoder.container(keyedBy: AnyKey.self)
      let other = try decoder.container(keyedBy: AnyKey.self)
      let inner = try one.nestedContainer(keyedBy: AnyKey.self, forKey: "inner")
      for (first, second) in [("a", "d"), ("c", "b"), ("d", "a"), ("b", "c")] {
        numbers.append(try one.decode(Int.self, forKey: AnyKey(first)))
        numbers.append(try inner.decode(Int.self, forKey: AnyKey(second)))
        numbers.append(try other.decode(Int.self, forKey: AnyKey(second)))
      }
    }
  }

  @Test func `can be read through two containers in turn`() throws {
    let read = try TwoReaders(
      decoding: #"{"a":1,"inner":{"a":10,"b":20,"c":30,"d":40},"b":2,"c":3,"d":4}"#)

    #expect(read.numbers == [1, 40, 4, 3, 20, 2, 4, 10, 1, 2, 30, 3])
  }

  struct Names: Decodable, Equatable {
    var all: [String]
    var known: [String]
    private enum Known: String, CodingKey { case b, d, missing }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: AnyKey.self)
      all = container.allKeys.map(\.stringValue)
      known = try decoder.container(keyedBy: Known.self).allKeys.map(\.stringValue)
      #expect(container.contains("b"))
      #expect(!container.contains("missing"))
    }
  }

  @Test func `are listed in the order of the text, those the keys know`() throws {
    let names = try Names(decoding: #"{"d":1,"\u0061":{"x":1},"b":null,"c":[2]}"#)

    #expect(names.all == ["d", "a", "b", "c"])
    #expect(names.known == ["d", "b"])
  }

  struct Pair: Decodable, Equatable {
    struct Half: Decodable, Equatable { var x, y: Int }
    var left, right: Half
  }

  @Test func `of one type beside and inside one another do not mix`() throws {
    let pairs = try [Pair](
      decoding: """
        [{"left":{"x":1,"y":2},"right":{"y":4,"x":3}},{"right":{"x":7,"y":8},"left":{"y":6,"x":5}}]
        """)

    #expect(
      pairs == [
        Pair(left: Pair.Half(x: 1, y: 2), right: Pair.Half(x: 3, y: 4)),
        Pair(left: Pair.Half(x: 5, y: 6), right: Pair.Half(x: 7, y: 8)),
      ])
  }
}
