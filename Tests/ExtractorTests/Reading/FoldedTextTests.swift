import TestSupport
import Testing

@testable import Extractor

/// Texts of whatever characters, folded as a whole and one by one.
@Suite struct `A folded text` {
  @Test(arguments: 0..<300 as Range<UInt64>)
  func `has what each of its characters gives`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let parts = [
      "a", "Bc", "defghij", "Z9", "0", "12345678", " ", "  ", "-\t", "\u{0}", "@[`{/:", "ä", "ÿ",
      "Ø",
      "ß", "€", "“", "\u{AD}", "\u{200B}", "一", "٣", "Ж", "×", "\u{7F}",
    ]
    let text = (0..<Int(random.next() % 300)).map { _ in
      parts[Int(random.next() % UInt64(parts.count))]
    }.joined()

    let folded = FoldedText(text)
    let (bytes, words) = expected(text)

    #expect(folded.bytes == bytes)
    #expect(folded.words == words)
  }

  private func expected(_ text: String) -> ([UInt8], [Int]) {
    var (bytes, words): ([UInt8], [Int]) = ([], [])
    var last: Character = " "
    for scalar in text.unicodeScalars where scalar != "\u{AD}" && scalar != "\u{200B}" {
      let character = Character(scalar)
      let sort: Character =
        character.isWholeNumber && character != "一"
        ? "7" : character == "一" ? "一" : character.isLetter ? "a" : " "
      if sort != " " {
        if sort != last || sort == "一" { words.append(bytes.count) }
        bytes +=
          sort == "7"
          ? Array(String(character.wholeNumberValue ?? 0).utf8)
          : Array((character == "ß" ? "ss" : character.lowercased()).utf8)
      }
      last = sort
    }
    return (bytes, words)
  }
}
