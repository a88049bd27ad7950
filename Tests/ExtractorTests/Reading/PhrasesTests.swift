import TestSupport
import Testing

@testable import Extractor

@Suite struct `Phrases looked for at once` {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func `are those that stand in the text, word for word`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let parts = ["a", "ab", "b", "7", "77", " ", "-", "ä", "一", "abcdefgh", "abcdefghi"]
    func made(_ count: Int) -> String {
      (0..<count).map { _ in parts[Int(random.next() % UInt64(parts.count))] }.joined()
    }
    let text = FoldedText(made(60))
    let phrases = (0..<40).map { made($0 % 6) }

    #expect(Phrases(phrases).found(in: text) == phrases.map { stands($0, in: text) })
  }

  @Test func `begin somewhere or nowhere`() {
    let phrases = Phrases(["dear ai", "ä"])

    #expect(phrases.mayStand(in: FoldedText("My dear aims")))
    #expect(phrases.mayStand(in: FoldedText("so, Ä")))
    #expect(!phrases.mayStand(in: FoldedText("ear, dea, xä 7")))
    #expect(!phrases.mayStand(in: FoldedText("")))
  }

  /// Tries each place of the text.
  private func stands(_ phrase: String, in text: FoldedText) -> Bool {
    let phrase = FoldedText(phrase).bytes
    let bounds = text.words + [text.bytes.count]
    return phrase.isEmpty
      || text.words.contains { start in
        text.bytes[start...].starts(with: phrase) && bounds.contains(start + phrase.count)
      }
  }
}
