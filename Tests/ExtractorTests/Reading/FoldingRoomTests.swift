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
    let folding = Folding(of: String(repeating: "\u{130}", count: 1000))

    #expect(folding.bytes == Array(String(repeating: "i\u{307}", count: 1000).utf8))
    #expect(folding.words == [0])
  }
}
