import FoundationEssentials
import JSONCoding
import OrderedJSON
import Testing

@Suite struct `JSON as a property` {
  struct Record: Codable, Equatable {
    var name: String
    var answer: JSON
    var amount: JSONNumber
    var extra: JSON?
  }

  let text = """
    {"name":"n","answer":{"z":1.00,"a":[null,true,12345678901234567890.123456789,{"":"é"}],\
    "due_date":1e400},"amount":0.10000000000000000000000001}
    """

  @Test func `keeps order and every digit`() throws {
    let record = try Record(decoding: text)

    #expect(record.answer.object?.names == ["z", "a", "due_date"])
    #expect(record.amount.text == "0.10000000000000000000000001")
    #expect(record.extra == nil)
    #expect(try JSON(encoding: record).text() == text)
  }

  @Test func `keeps its names under a rule for keys`() throws {
    struct Due: Codable { var dueDate: JSON }
    let text = #"{"due_date":{"someName":1,"other_name":{"aB":2}}}"#
    let rules = JSONCodingRules(keys: .snakeCase)

    let due = try Due(decoding: text, by: rules)

    #expect(due.dueDate.object?.names == ["someName", "other_name"])
    #expect(try JSON(encoding: due, by: rules).text() == text)
  }

  @Test(arguments: ["null", "true", "0", #""s""#, "[]", "{}", "[[1],{}]", #"{"a":null}"#])
  func `may be any value`(text: String) throws {
    #expect(try JSON(decoding: text).text() == text)
    #expect(try [JSON](decoding: "[\(text),\(text)]").map { $0.text() } == [text, text])
    #expect(try [String: JSON](decoding: #"{"k":\#(text)}"#)["k"]?.text() == text)
    #expect(try JSON(encoding: JSON(parsing: text)).text() == text)
  }

  @Test func `that is null differs from one that is missing only when it must be there`() throws {
    let null = try Record(decoding: #"{"name":"","answer":null,"amount":1,"extra":null}"#)

    #expect(null.answer == .null)
    #expect(null.extra == nil)
    #expect(throws: JSONDecodingError.self) { try Record(decoding: #"{"name":"","amount":1}"#) }
  }

  @Test func `that must be a number is nothing else`() {
    let error = #expect(throws: JSONDecodingError.self) { try [JSONNumber](decoding: #"[1,"2"]"#) }

    #expect(
      error?.description == "line 1, column 4 /1: is a string, which is no value for JSONNumber")
  }

  @Test(arguments: [
    "null", "true", "false", "0", "-1", "18446744073709551615", "-9223372036854775808", "1.5",
    #""s""#, "[]", "{}", "[1,[true,null],\"x\"]", #"{"b":1,"a":{"c":[0.25,null]},"d":null}"#,
  ])
  func `keeps its value with Foundation's coders`(text: String) throws {
    let value = try JSON(parsing: "[\(text)]")

    #expect(try JSONDecoder().decode(JSON.self, from: Data("[\(text)]".utf8)) == value)
    #expect(try JSON(parsing: JSONEncoder().encode(value)) == value)
  }

  @Test(arguments: ["0", "-7", "18446744073709551615", "0.1", "1e-7"])
  func `keeps its number with Foundation's coders`(text: String) throws {
    let number = try JSONNumber(decoding: text)

    #expect(try JSONDecoder().decode([JSONNumber].self, from: Data("[\(text)]".utf8)) == [number])
    #expect(try JSON(parsing: JSONEncoder().encode([number])) == [.number(number)])
  }
}
