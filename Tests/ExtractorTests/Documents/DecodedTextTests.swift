import Extractor
import Interactions
import TestSupport
import Testing

/// The text of a document, and what is said of its encoding.
private func read(_ bytes: [UInt8], _ name: String? = nil) throws -> (String?, [DocumentNote]) {
  let document = try Document.bytes(bytes, named: name).inspected()
  return (document.text, document.parts[0].notes)
}

/// Every other byte of a text in UTF-16.
private func utf16(_ text: String, isBig: Bool = false) -> [UInt8] {
  text.utf16.flatMap { FileBuilder.big(Int($0), 2).reversed(if: !isBig) }
}

extension [UInt8] {
  fileprivate func reversed(if isWanted: Bool) -> [UInt8] { isWanted ? reversed() : self }
}

@Suite struct `A document that is text` {
  private static let letter = "Sehr geehrte Damen, 5 € für “Äpfel” 🍎\r\n\tund mehr\u{C}"

  @Test(arguments: [
    (Array(letter.utf8), nil), ([0xEF, 0xBB, 0xBF] + Array(letter.utf8), nil),
    ([0xFF, 0xFE] + utf16(letter), "UTF-16LE"),
    ([0xFE, 0xFF] + utf16(letter, isBig: true), "UTF-16BE"), (utf16(letter), "UTF-16LE"),
    (utf16(letter, isBig: true), "UTF-16BE"),
  ])
  func `is read exactly, whatever its encoding`(bytes: [UInt8], encoding: String?) throws {
    let (text, notes) = try read(bytes)
    #expect(text?.unicodeScalars.elementsEqual(Self.letter.unicodeScalars) == true)
    #expect(notes == (encoding.map { [.encoding($0)] } ?? []))
  }

  @Test(arguments: [
    ("caf\u{E9} au lait et du pain \u{E0} 3 \u{A3}", "café au lait et du pain à 3 £", "ISO-8859-1"),
    ("\u{93}quoted\u{94} \u{80} 5 \u{96} S\u{E3}o", "“quoted” € 5 – São", "windows-1252"),
  ])
  func `of Western Europe is read as it was written before Unicode`(
    bytes: String, text: String, encoding: String
  ) throws {
    let (read, notes) = try read(bytes.unicodeScalars.map { UInt8($0.value) })
    #expect(read == text)
    #expect(notes == [.encoding(encoding)])
  }

  @Test(
    arguments: [
      // Russian of Windows, Japanese of Windows, and a byte that is no character.
      [
        0xC4, 0xEE, 0xE3, 0xEE, 0xE2, 0xEE, 0xF0, 0x20, 0xEA, 0xF3, 0xEF, 0xEB, 0xE8, 0x2D, 0xEF,
        0xF0,
      ],
      [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x82, 0xCC, 0x95, 0xB6, 0x8F, 0x91],
      Array("a".utf8) + [0x81],
    ] as [[UInt8]])
  func `of other languages is not taken for one of Western Europe`(bytes: [UInt8]) {
    let error = #expect(throws: DocumentFault.self) { try Document.bytes(bytes).inspected() }
    #expect(error?.reason == .unknownEncoding)
  }

  @Test(
    arguments: [
      [0x61, 0x00, 0x62], [0xFF, 0xFE, 0x61], [0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00],
      [0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00], [0xEF, 0xBB, 0xBF, 0x61, 0x00],
      [0xEF, 0xBB, 0xBF, 0xFF], [0xFE, 0xFF, 0x00, 0x00], [0x61, 0x01, 0x62], [0x61, 0x7F],
    ] as [[UInt8]])
  func `is none where a byte cannot be of one`(bytes: [UInt8]) {
    let error = #expect(throws: DocumentFault.self) { try Document.bytes(bytes).inspected() }
    #expect(error?.reason == .unknownType)
  }

  @Test func `is one whatever comes after its beginning`() throws {
    let long = Array(repeating: UInt8(ascii: "a"), count: 70_001) + [0xC3, 0xA9]
    #expect(try read(long).0?.hasSuffix("aé") == true)
    // A character that lies across the end of the beginning is whole all the same.
    let across = Array(repeating: UInt8(ascii: "a"), count: 65_535) + Array("é".utf8)
    #expect(try read(across).0?.hasSuffix("aé") == true)
    let error = #expect(throws: DocumentFault.self) { try read(long + [0x00]) }
    #expect(error?.reason == .unknownType)
  }

  @Test func `of several parts is there if all of them are text`() throws {
    let texts = Document.together([.text("one"), .bytes(Array("two".utf8), named: "b.md")])
    #expect(try texts.inspected().text == "one\ntwo")
    let mixed = Document.together([.text("one"), .bytes(FileBuilder.png)])
    #expect(try mixed.inspected().text == nil)
  }
}
