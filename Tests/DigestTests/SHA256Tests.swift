import Digest
import Testing

@Suite struct `SHA-256` {
  /// FIPS 180-2, appendix B, and the empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func `agrees with the published vectors`(message: String, digest: String) {
    #expect(SHA256(of: message.utf8).description == digest)
    #expect(SHA256(of: Array(message.utf8)[...]).description == digest)
    #expect(SHA256(of: message.utf8.lazy.map { $0 }).description == digest)
  }

  @Test func `is the same wherever the message is split`() {
    let message = (0..<200).map { UInt8($0) }
    let whole = SHA256(of: message)

    for position in 0...message.count {
      var hasher = SHA256.Hasher()
      hasher.update(message[..<position])
      hasher.update(message.span.bytes.extracting(position...))
      #expect(hasher.finish() == whole, "split at \(position)")
    }
  }

  @Test func `is written and read as 64 hexadecimal digits`() throws {
    let digest = SHA256(of: "abc".utf8)

    #expect(SHA256(hex: digest.description) == digest)
    #expect(SHA256(hex: digest.description.uppercased()) == digest)
    #expect(SHA256(bytes: digest.bytes) == digest)
    #expect(digest.bytes.prefix(2) == [0xBA, 0x78])
  }

  @Test(arguments: [
    "", "ba78", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
    String(repeating: "g", count: 64), " " + String(repeating: "0", count: 64),
    String(repeating: "٠", count: 64), String(repeating: "0", count: 63) + "é",
  ])
  func `is not read from anything else`(text: String) {
    #expect(SHA256(hex: text) == nil)
  }

  @Test func `needs 32 bytes`() {
    #expect(SHA256(bytes: [UInt8](repeating: 0, count: 31)) == nil)
    #expect(SHA256(bytes: [UInt8](repeating: 0, count: 33)) == nil)
  }

  @Test func `stands in byte order`() throws {
    let digests = try ["00", "7f", "80", "ff"].map { start in
      try #require(SHA256(hex: start + String(repeating: "0", count: 62)))
    }

    #expect(digests.reversed().sorted() == digests)
  }
}
