import OrderedJSON
import Testing

@Suite struct `The canonical text of a number` {
  /// RFC 8785, appendix B: the bits of a double, and its text.
  static let samples: [(bits: UInt64, text: String)] = [
    (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
    (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
    (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
    (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"),
    (0x4340_0000_0000_0000, "9007199254740992"), (0xC340_0000_0000_0000, "-9007199254740992"),
    (0x4430_0000_0000_0000, "295147905179352830000"),
    (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
    (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
    (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
    (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
    (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
    (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
    (0x41B3_DE43_5555_5555, "333333333.3333333"), (0x41B3_DE43_5555_5556, "333333333.3333334"),
    (0x41B3_DE43_5555_5557, "333333333.33333343"),
    (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
    (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
  ]

  @Test(arguments: samples)
  func `is that of RFC 8785 for every double`(bits: UInt64, text: String) throws {
    let number = try #require(JSONNumber(Double(bitPattern: bits)))

    #expect(number.canonicalText == text)
  }

  @Test(arguments: [
    ("-0.0e3", "0"), ("1.500", "1.5"), ("1E2", "100"), ("100e-2", "1"), ("0.00001", "0.00001"),
    ("1e-6", "0.000001"), ("1e-7", "1e-7"), ("12e-8", "1.2e-7"), ("1e20", "100000000000000000000"),
    ("1e21", "1e+21"), ("123456789012345678901.5", "123456789012345678901.5"),
    ("1234567890123456789012.5", "1.2345678901234567890125e+21"),
    ("1e1000000000", "1e+1000000000"), ("-10e-1000000000", "-1e-999999999"),
  ])
  func `keeps every digit, where RFC 8785 would round`(text: String, canonical: String) throws {
    #expect(try #require(JSONNumber(text)).canonicalText == canonical)
  }

  @Test func `is a number that is equal, and the same for all equal numbers`() throws {
    var json = RandomJSON(seed: 7)
    var byText: [String: JSONNumber] = [:]

    for _ in 0..<10_000 {
      let number = try #require(JSONNumber(json.number()))
      let text = number.canonicalText
      let again = try #require(JSONNumber(text))
      if again != number { Issue.record("\(number) is not \(text)") }
      if again.canonicalText != text { Issue.record("\(text) is not canonical") }
      if let twin = byText.updateValue(number, forKey: text), twin != number {
        Issue.record("\(twin) and \(number) share \(text)")
      }
    }
    #expect(byText.count > 5_000)
  }
}
