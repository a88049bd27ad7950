import OrderedJSON
import TestSupport
import Testing

@Suite struct `Strings` {
  @Test(arguments: [
    (#""""#, ""), (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{c}\n\r\tz"),
    (#""\u0000""#, "\u{0}"), (#""\u00e9\u00E9""#, "éé"), (#""\u20ac""#, "€"),
    (#""\uFFFF""#, "\u{FFFF}"),
    (#""\ud83d\ude00""#, "😀"), (#""\uD800\uDC00""#, "\u{10000}"),
    (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
    (#""\uD7FF\uE000""#, "\u{D7FF}\u{E000}"), ("\"é€😀\"", "é€😀"),
    ("\"\u{7f}\u{2028}\"", "\u{7f}\u{2028}"),
    (#""12345678\n12345678\u00412345678""#, "12345678\n12345678A2345678"),
  ])
  func `mean what their escapes say`(text: String, meaning: String) throws {
    let tape = try JSONTape(parsing: text)

    #expect(UTF8Text(try #require(tape.root.string)) == UTF8Text(meaning))
    #expect(tape.root.text == String(text.dropFirst().dropLast()))
    #expect(Outcome(ofSingle: Array(text.utf8)) == Outcome(ofWhole: Array(text.utf8)))
  }

  @Test func `are equal only byte by byte`() throws {
    let precomposed = try JSON(parsing: #""\u00e9""#)
    let decomposed = try JSON(parsing: #""e\u0301""#)

    #expect(precomposed.string == decomposed.string)
    #expect(precomposed != decomposed)
    #expect(Set([precomposed, decomposed, "\u{e9}"]).count == 2)
  }

  @Test func `end wherever they end, with whatever stands there`() throws {
    for length in 0...40 {
      for end in ["é", "€", "😀", #"\n"#, #"\u0041"#, #"\ud83d\ude00"#, "", "\u{7f}"] {
        let text = "[\"" + String(repeating: "x", count: length) + end + "\",0]"
        let items = try JSONTape(parsing: text).root
        let meaning = try JSON(parsing: "\"" + end + "\"").string ?? "?"

        #expect(items[0]?.string == String(repeating: "x", count: length) + meaning)
        #expect(items[1]?.number?.text == "0")
      }
    }
  }

  /// What each piece means, some of them escaped and some not.
  private static let pieces: [(text: String, meaning: String)] = [
    ("plain words of a page ", "plain words of a page "), ("x", "x"), ("é", "é"), ("€", "€"),
    ("😀", "😀"), (#"\n"#, "\n"), (#"\u00e9"#, "\u{e9}"), (#"\ud83d\ude00"#, "😀"),
    (#"\\"#, "\\"), (#"\u0000"#, "\u{0}"),
  ]

  @Test func `mean the same however long they are`() throws {
    var random = SeededRandom(seed: 9)
    for count in 0..<400 {
      let parts = (0..<count).map { _ in
        // Some texts are plain, some without escapes, most have everything.
        random.pick(Array(Self.pieces.prefix([2, 5, 10, 10][count % 4])))
      }
      let tape = try JSONTape(parsing: "\"" + parts.map(\.text).joined() + "\"")
      let string = try #require(tape.root.string)

      #expect(Array(string.utf8) == Array(parts.map(\.meaning).joined().utf8))
      #expect(string == parts.map(\.meaning).joined())
    }
  }

  @Test func `refuse every byte that must be escaped, at every place of a word`() {
    for byte in UInt8(0)..<0x20 {
      for place in 0..<17 {
        var text = Array("\"xxxxxxxxxxxxxxxxx\"".utf8)
        text[1 + place] = byte
        let fault = Outcome(ofWhole: text).fault
        if fault != .controlCharacter {
          Issue.record("\(byte) at \(place): \(String(describing: fault))")
        }
      }
    }
  }

  /// Table 3-7 of the Unicode Standard, by the decoder of Swift's library.
  @Test func `are well-formed UTF-8 or refused`() {
    var random = SeededRandom(seed: 8)
    let leads: [UInt8] =
      [0x41, 0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF]
      + [0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF]
    let rests: [UInt8] = [0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0x41]

    for _ in 0..<20_000 {
      let bytes = [random.pick(leads)] + (0..<random.number(0...3)).map { _ in random.pick(rests) }
      let quote = [UInt8(ascii: "\"")]
      let isRead = Outcome(ofWhole: quote + bytes + quote).isRead
      if isRead != (String(validating: bytes, as: UTF8.self) != nil) {
        Issue.record("\(bytes) read: \(isRead)")
      }
    }
  }

  /// Whole texts, as the decoder of Swift's library judges them.
  @Test func `are made of bytes that are well-formed, and of no others`() {
    var random = SeededRandom(seed: 10)
    let runs: [[UInt8]] = [
      Array("x".utf8), Array("plain words of a page ".utf8), Array("é".utf8), Array("€".utf8),
      Array("😀".utf8), [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xA0], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xC0, 0x80], [0xFF], [0],
    ]
    var verdicts = (right: 0, wrong: 0)
    for _ in 0..<50_000 {
      // Most are right, so that what is wrong stands at every place.
      let sorts = random.oneIn(2) ? 5 : runs.count
      let bytes = (0..<random.number(0...6)).flatMap { _ in random.pick(Array(runs.prefix(sorts))) }
      let wanted = String(validating: bytes, as: UTF8.self)
      let text = bytes.withUnsafeBytes { String(wellFormed: $0) }
      if wanted == nil { verdicts.wrong += 1 } else { verdicts.right += 1 }
      if text.map({ Array($0.utf8) }) != wanted.map({ Array($0.utf8) }) || text != wanted {
        Issue.record("\(bytes): \(String(describing: text))")
      }
    }
    #expect(verdicts.right > 10_000 && verdicts.wrong > 10_000)
  }
}
