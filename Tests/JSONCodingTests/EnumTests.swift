import JSONCoding
import OrderedJSON
import Testing

@Suite struct `Enums` {
  enum Payment: Codable, Equatable, Sendable {
    case cash
    case card(number: String, expiry: Int?)
    case split(Int, Double, note: String)
    indirect case both(Payment, Payment)
  }

  @Test(
    arguments: [
      (.cash, #"{"cash":{}}"#),
      (.card(number: "1", expiry: 7), #"{"card":{"number":"1","expiry":7}}"#),
      (.card(number: "1", expiry: nil), #"{"card":{"number":"1"}}"#),
      (.split(1, 2.5, note: "n"), #"{"split":{"_0":1,"_1":2.5,"note":"n"}}"#),
      (
        .both(.cash, .both(.cash, .cash)),
        #"{"both":{"_0":{"cash":{}},"_1":{"both":{"_0":{"cash":{}},"_1":{"cash":{}}}}}}"#
      ),
    ] as [(Payment, String)])
  func `with payloads are objects of one member`(payment: Payment, text: String) throws {
    #expect(try JSON(encoding: payment).text() == text)
    #expect(try Payment(decoding: text) == payment)
    #expect(try [Payment](decoding: "[\(text)]") == [payment])
  }

  @Test(arguments: [
    ("{}", "line 1, column 1: Invalid number of keys found, expected one."),
    (#"{"cheque":{}}"#, "line 1, column 1: Invalid number of keys found, expected one."),
    (
      #"{"cash":{},"card":{"number":"1"}}"#,
      "line 1, column 1: Invalid number of keys found, expected one."
    ),
    (
      #"{"cash":1}"#,
      "line 1, column 9 /cash: is a number, which is no value for Dictionary<String, Any>"
    ),
    (
      #"{"card":{}}"#,
      "line 1, column 9 /card/number: is missing; a value for String must be there"
    ),
    (
      #"{"split":{"_0":1,"_1":"2","note":""}}"#,
      "line 1, column 23 /split/_1: is a string, which is no value for Double"
    ),
    (#""cash""#, "line 1, column 1: is a string, which is no value for Dictionary<String, Any>"),
  ])
  func `with payloads refuse other cases and members`(text: String, message: String) {
    let error = #expect(throws: JSONDecodingError.self) { try Payment(decoding: text) }

    #expect(error?.description == message)
  }

  enum Color: String, Codable, CaseIterable { case red, green = "Grün", blue = "b\"l\\ue" }
  enum Level: Int, Codable, CaseIterable { case low = -1, middle, high = 100 }
  enum Ratio: Double, Codable, CaseIterable { case half = 0.5, whole = 1 }

  @Test func `with raw values are those values`() throws {
    #expect(try JSON(encoding: Color.allCases).text() == #"["red","Grün","b\"l\\ue"]"#)
    #expect(try JSON(encoding: Level.allCases).text() == "[-1,0,100]")
    #expect(try JSON(encoding: Ratio.allCases).text() == "[0.5,1.0]")
    #expect(try [Color](decoding: JSON(encoding: Color.allCases)) == Color.allCases)
    #expect(try [Level](decoding: "[-1.0, 0e5, 1e2]") == Level.allCases)
    #expect(try [Ratio](decoding: "[5e-1, 1]") == Ratio.allCases)
    #expect(try Color(decoding: #""\u0072ed""#) == .red)
  }

  @Test func `with raw values refuse others`() {
    let color = #expect(throws: JSONDecodingError.self) { try [Color](decoding: #"["red","Red"]"#) }
    let level = #expect(throws: JSONDecodingError.self) { try [Level](decoding: "[0,\n 1]") }
    let kind = #expect(throws: JSONDecodingError.self) { try Level(decoding: "\"0\"") }

    #expect(
      color?.description
        == "line 1, column 8 /1: Cannot initialize Color from invalid String value Red")
    #expect(
      level?.description == "line 2, column 2 /1: Cannot initialize Level from invalid Int value 1")
    #expect(kind?.description == "line 1, column 1: is a string, which is no value for Int")
  }
}
