import Foundation
import HTTP
import TestSupport
import Testing

@Suite struct `Bytes as base64` {
  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `is that of the standard`(bytes: String, text: String) {
    #expect(Base64.encoded(Array(bytes.utf8)) == text)
    #expect(Base64.decoded(text) == Array(bytes.utf8))
    #expect(Base64.decoded(text.filter { $0 != "=" }, padding: .optional) == Array(bytes.utf8))
  }

  @Test func `is that of Foundation at every length`() {
    var random = SeededRandom(seed: 1)
    for length in 0...200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      let text = Data(bytes).base64EncodedString()
      #expect(Base64.encoded(bytes) == text)
      #expect(Base64.decoded(text) == bytes)
    }
  }

  @Test(arguments: [
    "Z", "Zg", "Zg=", "Zg===", "Zm9vZg", "Zm9v=", "=", "==", "====", "Zm9v\n", " Zm9v", "Zm 9v",
    "Zm9v====", "Zg==Zg==", "Zh==", "Zm9=", "Zm-_", "Zm9é", "Z\u{0}9v", "Zg==\u{0}",
  ])
  func `is not read from anything else`(text: String) {
    #expect(Base64.decoded(text) == nil)
  }

  @Test(arguments: ["Z", "Zg=", "Zm9vZ", "Zm9=v", "Zh", "Zm9"])
  func `may lack its padding, but nothing else`(text: String) {
    #expect(Base64.decoded(text, padding: .optional) == nil)
    #expect(Base64.decoded("Zm8", padding: .optional) == Array("fo".utf8))
  }
}
