import JSONCoding
import OrderedJSON
import Testing

@Suite struct `Items of an array` {
  /// Runs a closure on an unkeyed container of its value.
  struct Reading: Decodable {
    static let script = CodingUserInfoKey(rawValue: "script")
    typealias Script = @Sendable (inout any UnkeyedDecodingContainer) throws -> Void

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      let script = try #require(Self.script.flatMap { decoder.userInfo[$0] as? Script })
      try script(&container)
    }
  }

  private func read(_ text: String, _ script: @escaping Reading.Script) throws {
    let key = try #require(Reading.script)
    _ = try Reading(decoding: text, by: JSONCodingRules(userInfo: [key: script]))
  }

  @Test func `are counted from 0, and only what was decoded is stepped over`() throws {
    try read(#"[1, "two", null, [4, [5]], {"six": {"seven": 8}}, true]"#) { items in
      #expect(items.count == 6)
      #expect(items.currentIndex == 0)
      #expect(try items.decode(Int.self) == 1)
      #expect(items.currentIndex == 1)
      #expect(throws: DecodingError.self) { try items.decode(Int.self) }
      #expect(items.currentIndex == 1)
      #expect(try items.decodeNil() == false)
      #expect(items.currentIndex == 1)
      #expect(try items.decode(String.self) == "two")
      #expect(try items.decodeNil())
      #expect(items.currentIndex == 3)
      var inner = try items.nestedUnkeyedContainer()
      #expect(items.currentIndex == 4)
      #expect(inner.count == 2)
      #expect(try inner.decode(Int.self) == 4)
      #expect(throws: DecodingError.self) {
        try items.nestedUnkeyedContainer()
      }
      let six = try items.nestedContainer(keyedBy: AnyKey.self)
      #expect(try six.decode([String: Int].self, forKey: "six") == ["seven": 8])
      #expect(!items.isAtEnd)
      #expect(try items.decode(Bool.self))
      #expect(items.isAtEnd)
      #expect(items.currentIndex == 6)
      #expect(try inner.decode([Int].self) == [5])
      #expect(inner.isAtEnd)
    }
  }

  @Test(arguments: ["[]", "[ ]", "[1]", "[1,2,3]"])
  func `end where the array ends`(text: String) throws {
    try read(text) { items in
      var sum = 0
      let count = try #require(items.count)
      while !items.isAtEnd { sum += try items.decode(Int.self) }
      #expect(sum == count * (count + 1) / 2)
      #expect(items.currentIndex == count)
      let beyond = try items.decodeIfPresent(Int.self)
      #expect(beyond == nil)
      #expect(throws: DecodingError.self) { try items.decodeNil() }
      #expect(throws: DecodingError.self) { try items.decode(Int.self) }
      #expect(throws: DecodingError.self) { try items.decode([Int].self) }
      #expect(throws: DecodingError.self) { try items.nestedUnkeyedContainer() }
      #expect(throws: DecodingError.self) { try items.nestedContainer(keyedBy: AnyKey.self) }
      #expect(throws: DecodingError.self) { try items.superDecoder() }
      #expect(items.currentIndex == count)
    }
  }

  @Test func `past the end are missing values, which a type may catch`() throws {
    try read("[1]") { items in
      _ = try items.decode(Int.self)
      let error = #expect(throws: DecodingError.self) { try items.decode(String.self) }
      guard case .valueNotFound(let type, let context)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(ObjectIdentifier(type) == ObjectIdentifier(String.self))
      #expect(context.debugDescription == "has only 1 item; one more is needed")
    }
  }

  @Test func `that may be missing are nil for null, and stepped over`() throws {
    try read("[null, 2, null]") { items in
      let first = try items.decodeIfPresent(Int.self)
      #expect(items.currentIndex == 1)
      let second = try items.decodeIfPresent(Int.self)
      let third = try items.decodeIfPresent(String.self)
      #expect((first, second, third) == (nil, 2, nil))
      #expect(items.isAtEnd)
    }
  }

  enum Scalar: Decodable, Equatable {
    case truth(Bool)
    case number(Int)
    case text(String)
    case list([Scalar])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let truth = try? container.decode(Bool.self) {
        self = .truth(truth)
      } else if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        self = .list(try container.decode([Scalar].self))
      }
    }
  }

  @Test func `may be one of several types, tried in turn`() throws {
    let scalars = try [Scalar](decoding: #"[1, "a", true, [2, ["b"]], false]"#)

    #expect(
      scalars == [
        .number(1), .text("a"), .truth(true), .list([.number(2), .list([.text("b")])]),
        .truth(false),
      ])
  }

  /// Tries types on the array's own container, where a failed try may not swallow the item.
  struct Mixed: Decodable {
    var numbers: [Int] = []
    var texts: [String] = []
    var others = 0

    init(from decoder: any Decoder) throws {
      var items = try decoder.unkeyedContainer()
      while !items.isAtEnd {
        if let number = try? items.decode(Int.self) {
          numbers.append(number)
        } else if let text = try? items.decode(String.self) {
          texts.append(text)
        } else {
          _ = try items.decode(JSON.self)
          others += 1
        }
      }
    }
  }

  @Test func `stay the next item after a failed try`() throws {
    let mixed = try Mixed(decoding: #"[1, "a", {"x": [1]}, 2.5, 3, null, "b"]"#)

    #expect(mixed.numbers == [1, 3])
    #expect(mixed.texts == ["a", "b"])
    #expect(mixed.others == 3)
  }

  @Test func `in great number can each be tried in vain`() throws {
    let count = 60_000
    let text =
      "[" + Array(repeating: #"{"n":[1,"x"]}"#, count: count).joined(separator: ",\n") + "]"
    let started = ContinuousClock.now

    let mixed = try Mixed(decoding: text)

    #expect(mixed.others == count)
    // Two failures an item: if each looked for its place from the start, this would take minutes.
    #expect(ContinuousClock.now - started < .seconds(20))
  }
}
