import OrderedJSON
import TestSupport
import Testing

@Suite struct `Numbers` {
  @Test(arguments: [
    ["1", "1.0", "10e-1", "1e0", "0.1e1", "1.000e+00", "100E-2", "0.00000000001e11"],
    ["0", "-0", "0.0", "-0.0e5", "0e99", "0e999999999999999999", "-0E-999999999999999999"],
    ["-12.5", "-125e-1", "-0.125e2", "-12.50"],
    ["1e1000000000", "10e999999999", "0.1e1000000001"],
    ["1e999999999999999999", "1000e999999999999999996"],
    ["123456789012345678901234567890", "1.23456789012345678901234567890e29"],
    ["100", "1e2", "1.00e2", "0.0100e4"],
  ])
  func `are equal and hash alike when they mean the same`(texts: [String]) throws {
    let numbers = try texts.map { try #require(JSONNumber($0)) }

    for number in numbers {
      #expect(number == numbers[0])
      #expect(number.hashValue == numbers[0].hashValue)
      #expect(!(number < numbers[0]) && !(numbers[0] < number))
      #expect(number.canonicalText == numbers[0].canonicalText)
    }
  }

  @Test func `stand in their exact order`() throws {
    let ordered = [
      "-1e1000000000", "-1e400", "-123456789012345678901", "-123456789012345678900.9", "-2", "-1.5",
      "-1", "-0.10000000000000001", "-0.1", "-1e-400", "0", "1e-1000000000", "1e-400", "0.1",
      "0.10000000000000001", "0.2", "1", "1.0000000000000000000001", "9", "9.99", "10",
      "9007199254740992", "9007199254740993", "12345678901234567.89", "12345678901234568", "1e400",
      "1.1e400", "1e1000000000",
    ]

    let numbers = try ordered.map { try #require(JSONNumber($0)) }
    for (rank, one) in numbers.enumerated() {
      for (otherRank, other) in numbers.enumerated() {
        #expect((one < other) == (rank < otherRank), "\(one) < \(other)")
        #expect((one == other) == (rank == otherRank), "\(one) == \(other)")
      }
    }
  }

  @Test func `compare as exact arithmetic on whole numbers does`() throws {
    var random = SeededRandom(seed: 2)
    func short(_ random: inout SeededRandom) -> (text: String, scaled: Int128) {
      let sign = random.oneIn(2) ? "-" : ""
      let whole = random.pick([0, 1, 9, 10, random.number(0...120)])
      let fraction = random.pick(["", "0", "5", "50", "05", "500"])
      let exponent = random.number(-4...4)
      let digits = Int128(String(whole) + fraction) ?? 0
      // Everything is counted in units of 10^-8.
      let scale = 8 + exponent - fraction.count
      let size = digits * (0..<scale).reduce(1) { product, _ in product * 10 }
      let point = fraction.isEmpty ? "" : "." + fraction
      return ("\(sign)\(whole)\(point)e\(exponent)", sign.isEmpty ? size : -size)
    }

    for _ in 0..<10_000 {
      let (one, other) = (short(&random), short(&random))
      let mine = try #require(JSONNumber(one.text))
      let theirs = try #require(JSONNumber(other.text))
      let isRight =
        (mine < theirs) == (one.scaled < other.scaled)
        && (mine == theirs) == (one.scaled == other.scaled)
        && (mine.hashValue == theirs.hashValue || one.scaled != other.scaled)
        && mine.isInteger == one.scaled.isMultiple(of: 100_000_000)
      if !isRight { Issue.record("\(one.text) and \(other.text) compare wrongly") }
    }
  }

  @Test(arguments: [
    "", " ", "1 ", " 1", "+1", "01", "-", ".5", "1.", "1e", "1e+", "0x10", "NaN", "Infinity",
    "1_000", "1,5",
    "١", "1\u{301}", "1e1234567890123456789", "true", "[1]", "\"1\"", "1\n", "--1", "1 2",
  ])
  func `are made of nothing but numbers`(text: String) {
    #expect(JSONNumber(text) == nil)
  }

  @Test func `keep their text`() throws {
    for text in ["1.50", "-0", "1E+05", "0.0000", "123456789012345678901234567890.0"] {
      let number = try #require(JSONNumber(text))
      #expect(number.text == text)
      #expect(number.description == text)
    }
    #expect(JSONNumber("12.50".dropLast())?.text == "12.5")
  }

  @Test func `are made of Swift's numbers`() {
    #expect(JSONNumber(-17).text == "-17")
    #expect(JSONNumber(Int128.min).text == "-170141183460469231731687303715884105728")
    #expect(JSONNumber(UInt8.max).text == "255")
    #expect(JSONNumber(0.1)?.text == "0.1")
    #expect(JSONNumber(Float(0.1))?.text == "0.1")
    #expect(JSONNumber(1e300)?.text == "1e+300")
    #expect(JSONNumber(Double.leastNonzeroMagnitude)?.text == "5e-324")
    #expect(JSONNumber(Double.nan) == nil)
    #expect(JSONNumber(-Double.infinity) == nil)
    #expect(JSONNumber(Float.infinity) == nil)
  }

  @Test func `give back every double they are made of`() throws {
    var random = SeededRandom(seed: 3)

    for _ in 0..<5_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      let number = try #require(JSONNumber(value))
      if number.double.bitPattern != value.bitPattern { Issue.record("\(value)") }
      if JSONNumber(number.text) == nil { Issue.record("\(number.text) is no JSON") }
    }
  }

  @Test(arguments: [
    ("0", false, [], 0), ("-0.00", false, [], 0), ("1", false, [1], 0), ("-1200", true, [1, 2], 2),
    ("12.340", false, [1, 2, 3, 4], -2), ("0.0050", false, [5], -3),
    ("10.01e3", false, [1, 0, 0, 1], 1),
    ("1e1000000000", false, [1], 1_000_000_000),
  ])
  func `can be taken apart`(text: String, isNegative: Bool, digits: [UInt8], exponent: Int) throws {
    let decimal = try #require(JSONNumber(text)).decimal

    #expect(decimal.isNegative == isNegative)
    #expect(decimal.digits == digits)
    #expect(decimal.exponent == exponent)
  }
}
