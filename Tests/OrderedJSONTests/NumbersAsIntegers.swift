import OrderedJSON
import Testing

@Suite struct `A number as an integer` {
  @Test(arguments: [
    ("0", 0), ("-0", 0), ("-0.0", 0), ("0e5", 0), ("1.0", 1), ("1.50e1", 15), ("120e-1", 12),
    ("-5", -5), ("1e18", 1_000_000_000_000_000_000), ("0.001e3", 1),
    ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
    ("9.223372036854775807e18", Int64.max), ("-9223372036854775808.000", Int64.min),
    ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1e19", nil), ("-1e19", nil),
    ("12345678901234567.89", nil), ("0.5", nil), ("1e-400", nil), ("1e1000000000", nil),
    ("123456789012345678901234567890", nil), ("18446744073709551616", nil),
  ])
  func `is exact or nothing`(text: String, expected: Int64?) throws {
    #expect(try #require(JSONNumber(text)).int64 == expected)
  }

  @Test func `is held to the bounds of every type`() throws {
    try check(Int8.self)
    try check(UInt8.self)
    try check(Int16.self)
    try check(UInt16.self)
    try check(Int32.self)
    try check(UInt32.self)
    try check(Int64.self)
    try check(UInt64.self)
    try check(Int128.self)
    try check(UInt128.self)
  }

  @Test func `does not depend on how long it is written`() throws {
    let zeros = String(repeating: "0", count: 1000)
    let number = try #require(JSONNumber("12\(zeros).\(zeros)e-1000"))

    #expect(number.isInteger)
    #expect(number.exactly(UInt8.self) == 12)
  }

  private func check<Integer: FixedWidthInteger>(_ type: Integer.Type) throws {
    let most = String(Integer.max)
    let least = String(Integer.min)
    for text in [most, most + ".0", most + "0e-1"] {
      #expect(try #require(JSONNumber(text)).exactly(type) == Integer.max)
    }
    #expect(try #require(JSONNumber(least)).exactly(type) == Integer.min)
    #expect(try #require(JSONNumber(successor(most))).exactly(type) == nil)
    #expect(try #require(JSONNumber(most + ".5")).exactly(type) == nil)
    #expect(try #require(JSONNumber(most + "0")).exactly(type) == nil)
    let below = least == "0" ? "-1" : "-" + successor(String(least.dropFirst()))
    #expect(try #require(JSONNumber(below)).exactly(type) == nil)
  }

  /// One more, done on the digits.
  private func successor(_ digits: String) -> String {
    let kept = digits.prefix { _ in true }.dropLast()
    return digits.hasSuffix("9")
      ? successor(String(kept)) + "0" : kept + String((digits.last?.wholeNumberValue ?? 0) + 1)
  }
}
