import FoundationEssentials
import JSONCoding
import OrderedJSON
import Testing

@Suite struct `Names in snake case` {
  let rules = JSONCodingRules(keys: .snakeCase)

  struct Named: Encodable {
    var name: String
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: AnyKey.self)
      try container.encode(1, forKey: AnyKey(name))
    }
  }

  private func ours(_ name: String) throws -> String? {
    try JSON(encoding: Named(name: name), by: rules).object?.names.first
  }

  private func foundations(_ name: String) throws -> String? {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try JSON(parsing: encoder.encode(Named(name: name))).object?.names.first
  }

  @Test(arguments: [
    "a", "name", "dueDate", "oneTwoThree", "myURL", "myURLList", "vatID",
    "aB", "aBC", "aBCd", "version2", "version2Beta", "v2B", "html5Parser", "isOK",
    "_private", "__leading", "trailing_", "both_", "already_snake", "iPhone", "größeMax", "éÉ",

    "aÄ", "nameÄB", "_", "__", "0", "_0", "a1", "A1", "",
  ])
  func `are those that Foundation writes`(name: String) throws {
    #expect(try ours(name) == foundations(name))
  }

  /// Ours splits before each word, and only there. Foundation splits after a capital at the start, not
  /// after a digit behind a single capital, and again where there is an underscore already.
  @Test(arguments: [
    ("URL", "url", "u_rl"), ("URLList", "url_list", "u_rl_list"), ("ÄÖÜ", "äöü", "ä_öü"),
    ("x1Y2Z3", "x1_y2_z3", "x1_y2z3"), ("pX7ID", "p_x7_id", "p_x7id"),
    ("some_Name", "some_name", "some__name"), ("A_B", "a_b", "a__b"),
  ])
  func `differ from those of Foundation where its words are none`(
    name: String, ours: String, foundations: String
  ) throws {
    #expect(try self.ours(name) == ours)
    #expect(try self.foundations(name) == foundations)
  }

  @Test func `of random words are those that Foundation writes`() throws {
    let parts = ["a", "b2", "Due", "Date", "URL", "ID", "X", "over", "É", "Lists"]
    var random = SeededRandom(seed: 8)
    for _ in 0..<1500 {
      let name = "p" + random.some(upTo: 5) { parts.randomElement(using: &$0) ?? "" }.joined()
      #expect(try ours(name) == foundations(name), "\(name)")
    }
  }

  struct Invoice: Codable, Equatable {
    var dueDate: String
    var vatID: Int
    var lineItems: [LineItem]
    var taxRates: [String: Double]
    var isPaid: Bool?
    var payBy: Means?
  }
  struct LineItem: Codable, Equatable { var unitPrice: Double }
  enum Means: Codable, Equatable {
    case bankTransfer(accountNumber: String, Int)
    case cashOnly
  }

  @Test func `are written and read, with dictionaries left alone`() throws {
    let text = """
      {"due_date":"d","vat_id":7,"line_items":[{"unit_price":0.5}],"tax_rates":{"fullRate":0.19},\
      "is_paid":true,"pay_by":{"bank_transfer":{"account_number":"1","_1":2}}}
      """
    let invoice = Invoice(
      dueDate: "d", vatID: 7, lineItems: [LineItem(unitPrice: 0.5)], taxRates: ["fullRate": 0.19],
      isPaid: true, payBy: .bankTransfer(accountNumber: "1", 2))

    #expect(try JSON(encoding: invoice, by: rules).text() == text)
    #expect(try Invoice(decoding: text, by: rules) == invoice)
    #expect(try Means(decoding: #"{"cash_only":{}}"#, by: rules) == .cashOnly)
  }

  /// Reads whatever names there are.
  struct Everything: Decodable {
    var numbers: [(String, Int)] = []
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: AnyKey.self)
      for key in container.allKeys {
        numbers.append((key.stringValue, try container.decode(Int.self, forKey: key)))
      }
    }
  }

  @Test func `that no property gives are listed as they are, and found`() throws {
    let everything = try Everything(
      decoding: #"{"due_date":1,"Some_Name":2,"a__b":3,"_x":4,"x":5,"URL":6,"a b_c":7,"":8}"#,
      by: rules)

    #expect(
      everything.numbers.map(\.0)
        == ["dueDate", "Some_Name", "a__b", "_x", "x", "URL", "a bC", ""])
    #expect(everything.numbers.map(\.1) == Array(1...8))
  }

  enum Legacy: Codable, Equatable {
    case one(Int)
    case two(Int)
    enum CodingKeys: String, CodingKey { case one = "case_one", two = "Case_Two" }
  }

  @Test(arguments: [(.one(1), #"{"case_one":{"_0":1}}"#)] as [(Legacy, String)])
  func `that the keys spell out already stay`(legacy: Legacy, text: String) throws {
    #expect(try JSON(encoding: legacy, by: rules).text() == text)
    #expect(try Legacy(decoding: text, by: rules) == legacy)
    #expect(try Legacy(decoding: #"{"Case_Two":{"_0":2}}"#, by: rules) == .two(2))
  }
}

@Suite struct `Names by a rule of one's own` {
  struct Person: Codable, Equatable {
    var name: String
    var friends: [Person]
    var notes: [String: String]
  }

  let rules = JSONCodingRules(
    keys: .custom(name: { "x-\($0)" }, property: { String($0.dropFirst(2)) }))

  @Test func `go through it both ways`() throws {
    let text = """
      {"x-name":"A","x-friends":[{"x-name":"B","x-friends":[],"x-notes":{}}],"x-notes":{"name":"n"}}
      """
    let person = Person(
      name: "A", friends: [Person(name: "B", friends: [], notes: [:])], notes: ["name": "n"])

    #expect(try JSON(encoding: person, by: rules).text() == text)
    #expect(try Person(decoding: text, by: rules) == person)
  }

  @Test func `are named in errors as in the text`() {
    let error = #expect(throws: JSONDecodingError.self) {
      try Person(decoding: #"{"x-name":"A"}"#, by: rules)
    }

    #expect(
      error?.description
        == "line 1, column 1 /x-friends: is missing; a value for Array<Person> must be there")
  }
}
