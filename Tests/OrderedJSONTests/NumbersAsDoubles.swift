import Foundation
import OrderedJSON
import TestSupport
import Testing

/// The oracle is the C library, which rounds correctly.
@Suite struct `A number as a double` {
  @Test(arguments: [
    "0", "-0", "0.1", "1e22", "1e23", "123456789012345e22", "999999999999999e-22",
    "9007199254740993",
    "1e308", "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "1e309",
    "-1e400", "1e1000000000", "1e999999999999999999", "4.9e-324", "2.4703282292062327e-324",
    "2.4703282292062328e-324", "2.2250738585072011e-308", "2.2250738585072014e-308", "1e-400",
    "-1e-1000000000", "-0e999999999999999999",
    "0.500000000000000166533453693773481063544750213623046875",
    "7.2057594037927933e16", "3.4028234664e38", "6.0221409e+23", "100000000000000016777215",
    "100000000000000016777216",
  ])
  func `is the nearest`(text: String) throws {
    let number = try #require(JSONNumber(text))

    #expect(number.double.bitPattern == strtod(text, nil).bitPattern)
    #expect(number.float.bitPattern == strtof(text, nil).bitPattern)
  }

  @Test func `is the nearest for random texts`() throws {
    var json = RandomJSON(seed: 4)

    for _ in 0..<20_000 { try check(json.number()) }
  }

  @Test func `is the nearest near halfway between two doubles, and among the smallest`() throws {
    var random = SeededRandom(seed: 5)

    for round in 0..<3_000 {
      // Every tenth exponent is that of the subnormal numbers.
      let exponent = round % 10 == 0 ? 0 : UInt64(random.number(1000...1100))
      let bits = exponent << 52 | random.next() & 0xF_FFFF_FFFF_FFFF
      let (low, high) = (Double(bitPattern: bits), Double(bitPattern: bits + 1))
      for value in [low, high] { try check(value.description) }
      // Between both, on either side of the middle: more digits than a double has.
      for digits in [16, 17, 18, 25] { try check(String(format: "%.\(digits)e", (low + high) / 2)) }
      let middle = halfway(exponent: Int(exponent), significand: bits & 0xF_FFFF_FFFF_FFFF)
      for text in middle { try check(text) }
    }
  }

  @Test func `is the nearest where digits and scale are both small`() throws {
    var random = SeededRandom(seed: 6)

    for _ in 0..<10_000 {
      let digits = random.next() % 1_000_000_000_000_000
      try check("\(digits)e\(random.number(-23...23))")
    }
  }

  private func check(_ text: String) throws {
    let number = try #require(JSONNumber(text))
    let nearest = strtod(text, nil)
    if number.double.bitPattern != nearest.bitPattern {
      Issue.record("\(text) gives \(number.double) instead of \(nearest)")
    }
  }

  /// Exactly the middle above a double between 2^52 and 2^53, one digit less and one more.
  private func halfway(exponent: Int, significand: UInt64) -> [String] {
    let whole = significand | 1 << 52
    return ["\(whole).5", "\(whole).4999999999999999999", "\(whole).5000000000000000001"]
      .map { exponent % 2 == 0 ? $0 : $0 + "e\(exponent - 1050)" }
  }
}
