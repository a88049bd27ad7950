import FoundationEssentials
import JSONCoding
import OrderedJSON
import Testing

@Suite struct `Integers` {
  /// Decodes the bounds of a type, in several spellings and places, and refuses what lies beyond.
  private func bounds<Integer: FixedWidthInteger & Codable & Sendable>(_ type: Integer.Type) throws
  {
    for bound in [Integer.min, Integer.max, 0, 1] {
      let tenfold = bound == 0 ? "0" : "\(bound)0"
      let texts = ["\(bound)", "\(bound).0", "\(bound).000e0", "\(tenfold)e-1", "\(bound)E+00"]
      for text in texts {
        #expect(try Integer(decoding: text) == bound, "\(text)")
        #expect(try [Integer](decoding: "[\(text)]") == [bound])
        #expect(try [String: Integer](decoding: #"{"a":\#(text)}"#) == ["a": bound])
        #expect(try Holder<Integer>(decoding: #"{"value":\#(text)}"#).value == bound)
        #expect(try Holder<Integer?>(decoding: #"{"value":\#(text)}"#).value == bound)
        #expect(try Perhaps<Integer>(decoding: #"{"value":\#(text)}"#).value == bound)
      }
      #expect(try JSON(encoding: bound).text() == "\(bound)")
      #expect(try JSON(encoding: [bound]).text() == "[\(bound)]")
      #expect(try JSON(encoding: Holder(value: bound)).text() == #"{"value":\#(bound)}"#)
      #expect(try JSON(encoding: Perhaps(value: bound)).text() == #"{"value":\#(bound)}"#)
    }

    for text in [beyond("\(Integer.max)"), Integer.isSigned ? beyond("\(Integer.min)") : "-1"] {
      for spelled in [text, text + ".0"] {
        let error = #expect(throws: JSONDecodingError.self) { try Integer(decoding: spelled) }
        #expect(error?.fault == .outOfRange(type: "\(Integer.self)"), "\(spelled)")
        let held = #expect(throws: JSONDecodingError.self) {
          try Perhaps<Integer>(decoding: #"{"value":\#(spelled)}"#)
        }
        #expect(held?.fault == .outOfRange(type: "\(Integer.self)"), "\(spelled)")
      }
    }
  }

  /// The number one further from zero; bounds of integers never end in 9.
  private func beyond(_ bound: String) -> String {
    bound.dropLast() + String((bound.last?.wholeNumberValue ?? 0) + 1)
  }

  struct Holder<Value: Codable>: Codable { var value: Value }
  struct Perhaps<Value: Codable>: Codable { var value: Value? }

  @Test func `of every width are read and written exactly up to their bounds`() throws {
    try bounds(Int.self)
    try bounds(Int8.self)
    try bounds(Int16.self)
    try bounds(Int32.self)
    try bounds(Int64.self)
    try bounds(Int128.self)
    try bounds(UInt.self)
    try bounds(UInt8.self)
    try bounds(UInt16.self)
    try bounds(UInt32.self)
    try bounds(UInt64.self)
    try bounds(UInt128.self)
  }

  @Test(arguments: [
    ("1.0", 1), ("1e2", 100), ("1E+2", 100), ("-0", 0), ("-0.0e5", 0), ("0e999999", 0),
    ("12000e-3", 12), ("0.0012e4", 12), ("9007199254740993", 9_007_199_254_740_993),
    ("9007199254740993.000", 9_007_199_254_740_993), ("1e18", 1_000_000_000_000_000_000),
  ])
  func `are whole values however they are written`(text: String, value: Int) throws {
    #expect(try Int(decoding: text) == value)
    #expect(try Int64(decoding: text) == Int64(value))
    #expect(try Int128(decoding: text) == Int128(value))
  }

  @Test(arguments: [
    "1.5", "12345678901234567.89", "1e-1", "1e19", "9223372036854775808", "1e400",
    "1e999999999999999999", "0.99999999999999999999999999999", "100000000000000000000000000000000",
  ])
  func `refuse fractions and what is too large`(text: String) {
    let error = #expect(throws: JSONDecodingError.self) { try Int(decoding: text) }

    #expect(error?.description == "line 1, column 1: is a number that Int cannot hold exactly")
  }

  @Test(arguments: ["true", "\"1\"", "[1]", "{}"])
  func `are numbers only`(text: String) {
    #expect(throws: JSONDecodingError.self) { try Int(decoding: text) }
    #expect(throws: JSONDecodingError.self) { try UInt8(decoding: text) }
    #expect(throws: JSONDecodingError.self) { try Int128(decoding: text) }
  }
}

@Suite struct `Floating-point numbers` {
  @Test(
    arguments: [
      ("0", 0), ("1", 1), ("-1.5", -1.5), ("0.1", 0.1), ("1e22", 1e22), ("1e23", 1e23),
      ("123456789012345678", 123456789012345680), ("5e-324", .leastNonzeroMagnitude),
      ("1e-400", 0),
      ("1.7976931348623157e308", 1.7976931348623157e308),
      ("2.2250738585072011e-308", Double(bitPattern: 0x000F_FFFF_FFFF_FFFF)),
      ("9007199254740993", 9007199254740992), ("0.30000000000000004", 0.1 + 0.2),
      ("100000000000000000000000000000000000000000000000000e-50", 1),
    ] as [(String, Double)])
  func `are the nearest to what is written`(text: String, value: Double) throws {
    #expect(try Double(decoding: text) == value)
    #expect(try [Double](decoding: "[\(text)]") == [value])
    #expect(try Double(decoding: text) == Double(text))
    if value < 1e38 { #expect(try Float(decoding: text) == Float(text)) }
  }

  @Test func `keep the sign of zero`() throws {
    #expect(try Double(decoding: "-0.0").sign == .minus)
    #expect(try Float(decoding: "-0").sign == .minus)
    #expect(try JSON(encoding: -0.0).text() == "-0.0")
  }

  @Test func `beyond the largest are refused`() {
    let double = #expect(throws: JSONDecodingError.self) { try Double(decoding: "1e400") }
    let float = #expect(throws: JSONDecodingError.self) { try [Float](decoding: "[1, 1e39]") }

    #expect(double?.fault == .outOfRange(type: "Double"))
    #expect(float?.description == "line 1, column 5 /1: is a number that Float cannot hold exactly")
  }

  @Test func `of random bits come back the same`() throws {
    var random = SeededRandom(seed: 3)
    for _ in 0..<3000 {
      let double = Double(bitPattern: random.next())
      if double.isFinite {
        #expect(try Double(decoding: JSON(encoding: double)).bitPattern == double.bitPattern)
      }
      let float = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
      if float.isFinite {
        #expect(try Float(decoding: JSON(encoding: float)).bitPattern == float.bitPattern)
      }
    }
  }
}

@Suite struct `Decimals` {
  @Test(arguments: [
    "0", "1", "-1", "0.1", "19.90", "-273.15", "12345678901234567890123456789012345678",
    "0.12345678901234567890123456789012345678", "-99999999999999999999999999999999999999",
    "12345678901234567890.123456789012345678", "1e127", "1.5e-100", "1e-128",
    "10000000000000000001", "123456789012345678900000000000000000000000000000000",
    "12345678901234567890123456789012345678e127", "18446744073709551616",
  ])
  func `hold up to 38 digits exactly`(text: String) throws {
    let decimal = try Decimal(decoding: text)

    // Decimal's own description spells every digit out.
    #expect(JSONNumber(decimal.description) == JSONNumber(text))
    #expect(try JSON(encoding: decimal) == JSON(parsing: text))
    #expect(try Decimal(decoding: JSON(encoding: decimal)) == decimal)
  }

  @Test(arguments: [
    "123456789012345678901234567890123456789", "0.123456789012345678901234567890123456789",
    "1e-129", "1e128", "1e999999999999999999", "1e-999999999999999999", "1.5e165",
  ])
  func `refuse more digits and larger exponents`(text: String) {
    let error = #expect(throws: JSONDecodingError.self) { try Decimal(decoding: text) }

    #expect(error?.description == "line 1, column 1: is a number that Decimal cannot hold exactly")
  }

  @Test func `of random digits are as exact as their text`() throws {
    var random = SeededRandom(seed: 4)
    for _ in 0..<1000 {
      let digits = (0..<Int.random(in: 1...38, using: &random)).map { _ in
        String(Int.random(in: 0...9, using: &random))
      }
      let whole = digits.prefix(Int.random(in: 1...digits.count, using: &random)).joined()
      let fraction = digits.joined().dropFirst(whole.count)
      let front = whole.drop { $0 == "0" }
      let sign = Bool.random(using: &random) ? "-" : ""
      let text = sign + (front.isEmpty ? "0" : front) + (fraction.isEmpty ? "" : "." + fraction)

      let decimal = try Decimal(decoding: text)

      #expect(decimal == Decimal(string: text), "\(text)")
      #expect(try JSON(encoding: decimal) == JSON(parsing: text), "\(text)")
    }
  }
}
