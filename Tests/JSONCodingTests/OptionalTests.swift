import JSONCoding
import OrderedJSON
import Testing

@Suite struct `Optional members` {
  struct Person: Codable, Equatable {
    var name: String?
    var age: Int?
    var height: Double?
    var isAdult: Bool?
    var weight: Float?
    var small: UInt8?
    var tags: [String]?
    var friend: [String: Int]?
  }

  @Test func `are nil when missing or null`() throws {
    let names = ["name", "age", "height", "isAdult", "weight", "small", "tags", "friend"]
    let nulls = names.map { "\"\($0)\":null" }.joined(separator: ",")

    #expect(try Person(decoding: "{}") == Person())
    #expect(try Person(decoding: "{\(nulls)}") == Person())
    #expect(try JSON(encoding: Person()).text() == "{}")
  }

  @Test func `are there when there`() throws {
    let text = """
      {"name":"","age":0,"height":0.5,"isAdult":false,"weight":1.5,"small":255,"tags":[],"friend":{}}
      """
    let person = Person(
      name: "", age: 0, height: 0.5, isAdult: false, weight: 1.5, small: 255, tags: [], friend: [:])

    #expect(try Person(decoding: text) == person)
    #expect(try JSON(encoding: person).text() == text)
  }

  @Test(arguments: [
    "name", "age", "height", "isAdult", "weight", "small", "tags", "friend",
  ])
  func `are of their type`(name: String) {
    for wrong in ["[[]]", name == "name" ? "1" : "\"1\""] {
      let error = #expect(throws: JSONDecodingError.self) {
        try Person(decoding: "{\"\(name)\":\(wrong)}")
      }
      #expect(error?.pointer.tokens.first == name)
    }
  }

  struct Twofold: Codable, Equatable { var value: Int?? }

  @Test func `of optionals are nil outside`() throws {
    #expect(try Twofold(decoding: "{}").value == .none)
    #expect(try Twofold(decoding: #"{"value":null}"#).value == .none)
    #expect(try Twofold(decoding: #"{"value":1}"#).value == .some(.some(1)))
    #expect(try JSON(encoding: Twofold(value: .some(.some(1)))).text() == #"{"value":1}"#)
    #expect(try JSON(encoding: Twofold(value: .some(.none))).text() == #"{"value":null}"#)
    #expect(try JSON(encoding: Twofold(value: .none)).text() == "{}")
  }

  @Test func `and items and values may be null`() throws {
    #expect(try [Int?](decoding: "[1,null,2]") == [1, nil, 2])
    #expect(try [[Int]?](decoding: "[[1],null,[]]") == [[1], nil, []])
    #expect(try [String: Int?](decoding: #"{"a":null,"b":1}"#) == ["a": nil, "b": 1])
    #expect(try Int?(decoding: "null") == nil)
    #expect(try Int??(decoding: "3") == 3)
    #expect(try JSON(encoding: [1, nil, 2] as [Int?]).text() == "[1,null,2]")
    #expect(try JSON(encoding: Int?.none).text() == "null")
  }

  struct Settings: Decodable, Equatable {
    var retries: Int
    var name: String
    var tags: Set<String>
    enum CodingKeys: CodingKey { case retries, name, tags }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      retries = try container.decodeIfPresent(Int.self, forKey: .retries) ?? 3
      name = try container.decodeIfPresent(String.self, forKey: .name) ?? "none"
      tags = try container.decodeIfPresent(Set<String>.self, forKey: .tags) ?? ["default"]
    }
  }

  @Test func `may have values of their own when missing`() throws {
    let bare = try Settings(decoding: #"{"name":null}"#)
    let full = try Settings(decoding: #"{"tags":["a","b","a"],"retries":0,"name":"x"}"#)

    #expect((bare.retries, bare.name) == (3, "none"))
    #expect(bare.tags == ["default"])
    #expect((full.retries, full.name) == (0, "x"))
    #expect(full.tags == ["a", "b"])
    #expect(throws: JSONDecodingError.self) { try Settings(decoding: #"{"retries":"0"}"#) }
  }

  struct Nulls: Decodable {
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: AnyKey.self)
      #expect(try container.decodeNil(forKey: "a"))
      #expect(try !container.decodeNil(forKey: "b"))
      #expect(container.contains("a"))
      let error = #expect(throws: DecodingError.self) { try container.decodeNil(forKey: "c") }
      guard case .keyNotFound(let key, _)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(key.stringValue == "c")
    }
  }

  @Test func `can be asked whether they are null, if they are there`() throws {
    _ = try Nulls(decoding: #"{"a":null,"b":0}"#)
  }
}
