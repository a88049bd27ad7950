import OrderedJSON
import TestSupport
import Testing
import YAML

@Suite(.enabled(if: PublicSuite.yaml.isThere, PublicSuite.yaml.whyMissing))
struct `Damaged files` {
  /// Signs that mean something in YAML, and bytes that are no UTF-8.
  private static let signs =
    Array("[]{},:-?&*!|>'\"%@`#~ \t\n\r\\.<=0x\0\u{85}\u{2028}é😀".utf8) + [0xFF]

  @Test func `neither crash the reader nor hold it up`() throws {
    let texts = try SuiteCase.all().map(\.text)
    var random = SeededRandom(seed: 20)
    var read = 0

    for _ in 0..<5_000 {
      let text = Self.damaged(random.pick(texts), &random)
      guard let document = try? YAMLDocument(reading: text) else { continue }
      read += 1
      expectMarksFit(document, to: text)
    }

    // Enough of both: most damage makes a text wrong, and some of it leaves a text that is right.
    #expect((500...4_500).contains(read))
  }

  @Test func `stand where they say`() throws {
    var read = 0
    for example in try SuiteCase.all() {
      guard let document = try? YAMLDocument(reading: example.text) else { continue }
      read += 1
      expectMarksFit(document, to: example.text)
    }
    #expect(read > 150)
  }

  private static func damaged(_ text: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var text = text
    for _ in 0..<random.number(1...3) {
      let at = random.number(0...text.count)
      switch random.number(0...3) {
      case 0: text.insert(random.pick(signs), at: at)
      case 1 where at < text.count: text.remove(at: at)
      case 2 where at < text.count: text[at] = random.pick(signs)
      default: text.insert(contentsOf: text[random.number(0...at)..<at], at: at)
      }
    }
    return text
  }

  /// Compares each mark with the line and column that counting in the text gives, and each sign of a text
  /// that can be pointed at with the sign in the file.
  private func expectMarksFit(_ document: YAMLDocument, to bytes: [UInt8]) {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    visit(document.root) { scalar, span in
      for mark in [span.begin, span.end] {
        let place = document.place(at: mark)
        #expect(mark.line == place.line && mark.column == place.column, "\(mark) \(place)")
      }
      guard let scalar else { return }
      for (offset, byte) in scalar.text.utf8.enumerated() {
        let place = document.place(in: scalar, at: offset)
        let isBegin = place.offset == scalar.span.begin.offset
        let isEscape = scalar.style == .double && bytes[place.offset] == UInt8(ascii: "\\")
        #expect(isBegin || isEscape || bytes[place.offset] == byte, "\(scalar) \(offset)")
      }
    }
  }

  private func visit(_ node: YAMLNode, _ body: (YAMLScalar?, YAMLSpan) -> Void) {
    body(node.scalar, node.span)
    for entry in node.list ?? [] { visit(entry, body) }
    for member in node.mapping ?? [] {
      body(member.key, member.key.span)
      visit(member.value, body)
    }
  }
}
