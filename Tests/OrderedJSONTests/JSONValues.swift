import OrderedJSON
import Testing

@Suite struct `A JSON value` {
  @Test func `is written as a literal`() {
    let value: JSON = [
      "null": nil, "yes": true, "count": 3, "share": 0.25, "name": "R-\(17)", "list": [1, [], [:]],
      "yes": false,
    ]

    #expect(
      value.text()
        == #"{"null":null,"yes":false,"count":3,"share":0.25,"name":"R-17","list":[1,[],{}]}"#)
  }

  @Test func `keeps the order of its members`() throws {
    let text = #"{"z":1,"a":{"y":2,"b":3},"m":[{"d":1,"c":2}]}"#

    #expect(try JSON(parsing: text).text() == text)
    #expect(try JSONTape(parsing: text).root.members.map(\.name) == ["z", "a", "m"])
  }

  @Test func `says what it is`() {
    let values: [JSON] = [nil, true, 1, "a", [], [:]]

    #expect(values.map(\.kind) == JSON.Kind.allCases)
    #expect(values.map(\.isNull) == [true, false, false, false, false, false])
    #expect(values.map(\.bool) == [nil, true, nil, nil, nil, nil])
    #expect(values.map { $0.number?.text } == [nil, nil, "1", nil, nil, nil])
    #expect(values.map(\.string) == [nil, nil, nil, "a", nil, nil])
    #expect(values.map(\.array?.count) == [nil, nil, nil, nil, 0, nil])
    #expect(values.map(\.object?.count) == [nil, nil, nil, nil, nil, 0])
  }

  @Test func `says the same on a tape`() throws {
    let root = try JSONTape(parsing: #"[null, true, 1.50, "a\n", [], {"b": false}]"#).root
    let items = Array(root.items)

    #expect(items.map(\.kind) == JSON.Kind.allCases)
    #expect(items.map(\.isNull) == [true, false, false, false, false, false])
    #expect(items.map(\.bool) == [nil, true, nil, nil, nil, nil])
    #expect(items.map { $0.number?.text } == [nil, nil, "1.50", nil, nil, nil])
    #expect(items.map(\.string) == [nil, nil, nil, "a\n", nil, nil])
    #expect(items.map(\.text) == ["null", "true", "1.50", "a\\n", "[]", #"{"b": false}"#])
    #expect(items.map(\.count) == [0, 0, 0, 0, 0, 1])
    #expect(items.map(\.place.column) == [2, 8, 14, 20, 27, 31])
    #expect(items.map { Array($0.items).count } == [0, 0, 0, 0, 0, 0])
    #expect(items.map { Array($0.members).count } == [0, 0, 0, 0, 0, 1])
    #expect(root[5]?["b"]?.bool == false)
    #expect(root.isCut == false)
  }

  @Test(arguments: [-1, 3, 100, Int.max, Int.min])
  func `has nothing at a position that is not there`(position: Int) throws {
    let text = "[1, 2, 3]"

    #expect(try JSON(parsing: text)[position] == nil)
    #expect(try JSONTape(parsing: text).root[position] == nil)
    #expect(JSON.string("abc")[0] == nil)
    #expect(try JSON(parsing: "{\"0\": 1}")[0] == nil)
    #expect(try JSONTape(parsing: "{\"0\": 1}").root[0] == nil)
    #expect(try JSONTape(parsing: text).root["0"] == nil)
  }

  @Test(arguments: [
    ("1", "1.0"), ("[1, 100]", "[10e-1, 1e2]"), (#"{"a": 1, "b": 2}"#, #"{"b": 2.0, "a": 1}"#),
    (#""\u0061\/""#, #""a/""#), (#"{"a": {"b": [0], "c": 1}}"#, #"{"a": {"c": 1, "b": [-0]}}"#),
  ])
  func `equals what means the same`(one: String, other: String) throws {
    let (one, other) = (try JSON(parsing: one), try JSON(parsing: other))

    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    #expect(one.text(.canonical) == other.text(.canonical))
  }

  @Test(arguments: [
    ("1", "2"), ("1", "\"1\""), ("0", "false"), ("null", "false"), ("[]", "{}"), ("null", "[]"),
    ("[1, 2]", "[2, 1]"), ("[1]", "[1, 1]"), (#"{"a": 1}"#, #"{"a": 2}"#),
    (#"{"a": 1}"#, #"{"b": 1}"#), (#"{"a": 1}"#, #"{"a": 1, "b": 1}"#), (#"{"a": null}"#, "{}"),
    (#"{"a": 1, "b": 2}"#, #"{"a": 2, "b": 1}"#), ("\"\u{e9}\"", "\"e\u{301}\""),
    ("{\"\u{e9}\": 1}", "{\"e\u{301}\": 1}"), ("\"\"", "null"), ("0.1", "0.10000000000000001"),
  ])
  func `differs from what means something else`(one: String, other: String) throws {
    let (one, other) = (try JSON(parsing: one), try JSON(parsing: other))

    #expect(one != other)
    #expect(other != one)
    #expect(one.text(.canonical).utf8.elementsEqual(other.text(.canonical).utf8) == false)
  }

  @Test func `is changed through its members`() {
    var value: JSON = ["a": 1, "b": 2, "c": 3]

    value["b"] = "two"
    value["d"] = .null
    value["a"] = nil
    value["zzz"] = nil
    #expect(value.text() == #"{"b":"two","c":3,"d":null}"#)

    value["c"]?["inner"] = true
    #expect(value.text() == #"{"b":"two","c":{"inner":true},"d":null}"#)
  }

  @Test(arguments: [nil, true, 1, "a", [], [1]] as [JSON])
  func `becomes an object when it is given a member, but not when one is taken`(value: JSON) {
    var changed = value

    changed["a"] = nil
    #expect(changed == value)

    changed["a"] = 1
    #expect(changed == ["a": 1])
  }

  @Test func `stays as it was when a copy changes`() {
    let first: JSON = ["a": ["b": 1]]
    var second = first

    second["a"]?["b"] = 2

    #expect(first.text() == #"{"a":{"b":1}}"#)
    #expect(second.text() == #"{"a":{"b":2}}"#)
  }
}
