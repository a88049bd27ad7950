import OrderedJSON
import Testing

@Suite struct `What is said of a text that is not JSON` {
  @Test(arguments: Slip.stopped + Slip.grammar + Slip.scalars + Slip.places)
  func `names the place and the slip, and draws the line`(slip: Slip) {
    let error = #expect(throws: JSONSyntaxError.self) {
      try JSON(parsing: slip.text, limits: slip.limits)
    }

    #expect(error?.description == slip.sentence)
    #expect(error?.place.drawing == slip.line + "\n" + slip.caret)
  }

  @Test func `is shown here for every fault there is`() {
    let faults = (Slip.stopped + Slip.grammar + Slip.scalars + Slip.places).compactMap { slip in
      Outcome(ofWhole: slip.text, limits: slip.limits).fault.map(rank)
    }

    #expect(Set(faults) == Set(0..<28))
  }

  @Test(arguments: Slip.stopped)
  func `tells a text that stopped from one that is wrong`(slip: Slip) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: slip.text) }

    #expect(error?.isCutShort == (error?.fault != .empty))
  }

  /// U+009B begins a command to a terminal as ESC [ does, U+202E turns what follows around.
  @Test(arguments: [
    ("\u{9b}31m\u{202e}\\u0007", #""\u{9b}31m\u{202e}\u0007""#), ("a\\\"b", #""a\"b""#),
    (String(repeating: "é", count: 60), #""\#(String(repeating: "é", count: 60))""#),
    (String(repeating: "é", count: 61), #""\#(String(repeating: "é", count: 60))…""#),
  ])
  func `spells a name out that would steer a terminal, and cuts a long one`(
    name: String, shown: String
  ) {
    let error = #expect(throws: JSONSyntaxError.self) {
      try JSON(parsing: "{\"\(name)\":1,\n\"\(name)\":2}")
    }

    #expect(
      error?.description == "line 2, column 1: the name \(shown) stands twice in one object")
  }

  @Test func `gives the place in bytes, lines and characters`() {
    let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: "[\n  \"é😀\" 1]") }

    #expect(error?.place.offset == 13)
    #expect(error?.place.line == 2)
    #expect(error?.place.column == 8)
  }

  /// A number for each fault, so that a new one cannot go without an example.
  private func rank(_ fault: JSONSyntaxError.Fault) -> Int {
    switch fault {
    case .empty: 0
    case .cutShort: 1
    case .unexpected(.value): 2
    case .unexpected(.valueOrEnd): 3
    case .unexpected(.name): 4
    case .unexpected(.nameOrEnd): 5
    case .unexpected(.colon): 6
    case .unexpected(.commaOrBrace): 7
    case .unexpected(.commaOrBracket): 8
    case .trailingComma: 9
    case .comment: 10
    case .singleQuotes: 11
    case .unquotedName: 12
    case .unknownWord: 13
    case .leadingZero: 14
    case .plusSign: 15
    case .missingDigits: 16
    case .exponentTooLong: 17
    case .controlCharacter: 18
    case .badEscape: 19
    case .badUnicodeEscape: 20
    case .loneSurrogate: 21
    case .invalidUTF8: 22
    case .byteOrderMark: 23
    case .duplicateName: 24
    case .trailingText: 25
    case .tooDeep: 26
    case .tooLarge: 27
    }
  }
}
