import Testing

@testable import Extractor

/// The room for a folded text is taken before it is known how long it gets.
@Suite struct `The room for a folded text` {
  @Test func `is enough for every letter of Unicode`() {
    // Behind these planes nothing has small letters.
    let tooWide = (0...0x1FFFF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init)
      .filter { scalar in
        scalar.properties.changesWhenLowercased
          && scalar.properties.lowercaseMapping.utf8.count * 2 > String(scalar).utf8.count * 3
      }
    #expect(Array(tooWide) == [])
  }

  @Test func `is enough for a text of the letter that grows the most`() {
    var folding = Folding()
    folding.append(String(repeating: "\u{130}", count: 1000))

    #expect(folding.bytes == Array(String(repeating: "i\u{307}", count: 1000).utf8))
    #expect(folding.words == [0])
  }

  @Test func `is taken piece by piece, wherever a piece ends`() {
    for count in 500...520 {
      let folded = FoldedText(String(repeating: "A", count: count) + "Ä €5,7 一二")

      #expect(folded.bytes == Array((String(repeating: "a", count: count) + "ä57一二").utf8))
      #expect(folded.words == [0, count + 2, count + 3, count + 4, count + 7])
    }
  }
}
