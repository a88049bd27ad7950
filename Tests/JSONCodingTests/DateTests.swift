import FoundationEssentials
import JSONCoding
import OrderedJSON
import Testing

@Suite struct `Dates by RFC 3339` {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2024-03-01T12:30:00Z", 1_709_296_200),
      ("2024-03-01t12:30:00z", 1_709_296_200), ("2024-03-01 12:30:00Z", 1_709_296_200),
      ("2024-03-01T13:30:00+01:00", 1_709_296_200), ("2024-03-01T07:00:00-05:30", 1_709_296_200),
      ("2024-03-02T12:29:00+23:59", 1_709_296_200), ("2024-03-01T12:30:00-00:00", 1_709_296_200),
      ("2024-03-01T12:30:00.5Z", 1_709_296_200.5),
      ("2024-03-01T12:30:00.25+00:00", 1_709_296_200.25),
      ("2024-03-01T12:30:00.000000000Z", 1_709_296_200), ("2024-02-29T00:00:00Z", 1_709_164_800),
      ("2000-02-29T00:00:00Z", 951_782_400), ("1969-12-31T23:59:59.75Z", -0.25),
      ("1900-03-01T00:00:00Z", -2_203_891_200), ("0000-01-01T00:00:00Z", -62_167_219_200),
      ("0000-02-29T00:00:00Z", -62_162_121_600), ("9999-12-31T23:59:59Z", 253_402_300_799),
      ("0001-01-01T00:00:00Z", -62_135_596_800),
    ] as [(String, Double)])
  func `are moments`(text: String, seconds: Double) throws {
    let date = try Date(decoding: JSON.string(text))

    #expect(date == Date(timeIntervalSince1970: seconds))
  }

  @Test(arguments: [
    "", "2024", "2024-03-01", "2024-03-01T12:30Z", "2024-03-01T12:30:00", "2024-3-1T12:30:00Z",
    "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2024-02-30T00:00:00Z", "2024-04-31T00:00:00Z",
    "2024-00-10T00:00:00Z", "2024-13-10T00:00:00Z", "2024-01-00T00:00:00Z", "2024-01-32T00:00:00Z",
    "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z", "2016-12-31T23:59:60Z", "2024-01-01T00:00:61Z",
    "2024-01-01T00:00:00+24:00", "2024-01-01T00:00:00+00:60", "2024-01-01T00:00:00+0100",
    "2024-01-01T00:00:00+01", "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00,5Z",
    "2024-01-01T00:00:00ZZ", " 2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z ",
    "20240101T000000Z", "2024-01-01T00:00:00 Z", "12024-01-01T00:00:00Z", "+2024-01-01T00:00:00Z",
    "-2024-01-01T00:00:00Z", "２０２４-01-01T00:00:00Z", "2024-01-01T00:00:00.5",
    "2024-W01-1T00:00:00Z",
  ])
  func `are refused unless whole and right`(text: String) {
    let error = #expect(throws: JSONDecodingError.self) {
      try [Date](decoding: JSON.array([.string(text)]))
    }

    #expect(
      error?.description == """
        line 1, column 2 /0: does not spell a value for Date; \
        write a date and time with its zone, as 2024-03-01T12:30:00Z
        """)
  }

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-0.25, "1969-12-31T23:59:59.750Z"),
      (1_709_296_200.5, "2024-03-01T12:30:00.500Z"),
      (1_709_296_200.123_456, "2024-03-01T12:30:00.123456Z"),
      (-62_167_219_200, "0000-01-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
      (951_782_400, "2000-02-29T00:00:00Z"),
    ] as [(Double, String)])
  func `are written in UTC with the digits they need`(seconds: Double, text: String) throws {
    #expect(try JSON(encoding: Date(timeIntervalSince1970: seconds)) == .string(text))
  }

  @Test func `round up to the next second, minute and year`() throws {
    let almost = Date(timeIntervalSinceReferenceDate: (0.0).nextDown)

    #expect(try JSON(encoding: almost) == "2001-01-01T00:00:00Z")
  }

  @Test(
    arguments: [
      (253_402_300_800, "252423993600.0"), (-62_167_219_200.5, "-63145526400.5"),
      (1e300, "1e+300"), (.infinity, "inf"),
    ] as [(Double, String)])
  func `are not written outside the years 0 to 9999`(seconds: Double, shown: String) {
    let date = Date(timeIntervalSince1970: seconds)

    for dates in [JSONCodingRules.Dates.iso8601, .day] {
      let error = #expect(throws: JSONEncodingError.self) {
        try JSON(encoding: ["when": date], by: JSONCodingRules(dates: dates))
      }
      #expect(
        error?.description == """
          /when: a date \(shown) seconds from 2001 is outside the years 0 to 9999; write it as seconds
          """)
    }
  }

  @Test func `agree with Foundation on random moments, and come back`() throws {
    let style = Date.ISO8601FormatStyle()
    var random = SeededRandom(seed: 5)
    for _ in 0..<3000 {
      let seconds = Double(Int.random(in: -62_167_219_200...253_402_300_799, using: &random))
      let date = Date(timeIntervalSince1970: seconds)
      let text = try #require(JSON(encoding: date).string)

      #expect(try Date(decoding: JSON.string(text)) == date, "\(text)")
      // Before 1582 Foundation counts by the Julian calendar.
      if seconds > -12_219_292_800 {
        #expect(text == style.format(date))
        #expect(try style.parse(text) == date)
      }
    }
  }

  @Test func `with fractions come back to the nanosecond`() throws {
    var random = SeededRandom(seed: 6)
    for _ in 0..<3000 {
      let date = Date(timeIntervalSinceReferenceDate: .random(in: -4e9...4e9, using: &random))

      let back = try Date(decoding: JSON(encoding: date))

      let isFine = date.timeIntervalSinceReferenceDate.ulp < 1e-9
      #expect(isFine ? abs(back.timeIntervalSince(date)) < 1e-9 : back == date)
    }
  }

  @Test func `of any offset agree with Foundation`() throws {
    let style = Date.ISO8601FormatStyle()
    var random = SeededRandom(seed: 7)
    func two(_ range: ClosedRange<Int>) -> String {
      let number = Int.random(in: range, using: &random)
      return (number < 10 ? "0" : "") + "\(number)"
    }
    for _ in 0..<500 {
      let day = "\(Int.random(in: 1600...2999, using: &random))-\(two(1...12))-\(two(1...28))"
      let sign = Bool.random(using: &random) ? "+" : "-"
      let text =
        "\(day)T\(two(0...23)):\(two(0...59)):\(two(0...59))\(sign)\(two(0...13)):\(two(0...59))"

      #expect(try Date(decoding: JSON.string(text)) == style.parse(text), "\(text)")
    }
  }
}

@Suite struct `Dates by other rules` {
  let date = Date(timeIntervalSince1970: 1_709_251_200)

  @Test(
    arguments: [
      (.iso8601, #""2024-03-01T00:00:00Z""#), (.day, #""2024-03-01""#),
      (.secondsSince1970, "1709251200.0"), (.millisecondsSince1970, "1709251200000.0"),
      (.secondsSince2001, "730944000.0"),
    ] as [(JSONCodingRules.Dates, String)])
  func `are written and read in one form`(dates: JSONCodingRules.Dates, text: String) throws {
    let rules = JSONCodingRules(dates: dates)

    #expect(try JSON(encoding: date, by: rules).text() == text)
    #expect(try Date(decoding: text, by: rules) == date)
    #expect(try [Date?](decoding: "[\(text), null]", by: rules) == [date, nil])
    #expect(try [String: Date](decoding: #"{"a":\#(text)}"#, by: rules) == ["a": date])
    let other = dates == .iso8601 || dates == .day ? "1" : "\"2024-03-01\""
    let error = #expect(throws: JSONDecodingError.self) { try Date(decoding: other, by: rules) }
    guard case .wrongType? = error?.fault else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: ["2024-03-01T00:00:00Z", "2023-02-29", "24-03-01", "2024-03-01 ", "2024/03/01"])
  func `are days only where days are asked for`(text: String) {
    let error = #expect(throws: JSONDecodingError.self) {
      try Date(decoding: JSON.string(text), by: JSONCodingRules(dates: .day))
    }

    #expect(
      error?.description
        == "line 1, column 1: does not spell a value for Date; write a day, as 2024-03-01")
  }

  @Test func `are not written as days with a time of day`() {
    let error = #expect(throws: JSONEncodingError.self) {
      try JSON(encoding: [date, date + 1], by: JSONCodingRules(dates: .day))
    }

    #expect(
      error?.description
        == "/1: 2024-03-01T00:00:01Z is no midnight in UTC; write the date as .iso8601")
  }
}
