import OrderedJSON
import TestSupport
import Testing

/// https://github.com/nst/JSONTestSuite, folder test_transform: texts that many readers change.
@Suite(.enabled(if: PublicSuite.json.isThere, PublicSuite.json.whyMissing))
struct `Texts that many readers change` {
  /// What each comes out as: its compact text, or the reason why it is refused.
  static let expected: [String: FreeChoice] = [
    // Numbers keep their text.
    "number_-9223372036854775808.json": .read("[-9223372036854775808]"),
    "number_-9223372036854775809.json": .read("[-9223372036854775809]"),
    "number_1.0.json": .read("[1.0]"),
    "number_1.000000000000000005.json": .read("[1.000000000000000005]"),
    "number_1000000000000000.json": .read("[1000000000000000]"),
    "number_10000000000000000999.json": .read("[10000000000000000999]"),
    "number_1e-999.json": .read("[1E-999]"),
    "number_1e6.json": .read("[1E6]"),
    "number_9223372036854775807.json": .read("[9223372036854775807]"),
    "number_9223372036854775808.json": .read("[9223372036854775808]"),

    // Names are told apart by their bytes, and may not repeat.
    "object_key_nfc_nfd.json": .read("{\"\u{e9}\":\"NFC\",\"e\u{301}\":\"NFD\"}"),
    "object_key_nfd_nfc.json": .read("{\"e\u{301}\":\"NFD\",\"\u{e9}\":\"NFC\"}"),
    "object_same_key_different_values.json": .refused(.duplicateName("a")),
    "object_same_key_same_value.json": .refused(.duplicateName("a")),
    "object_same_key_unclear_values.json": .refused(.duplicateName("a")),

    // Strings are Unicode text, of which U+0000 is a part.
    "string_1_escaped_invalid_codepoint.json": .refused(.loneSurrogate),
    "string_1_invalid_codepoint.json": .refused(.invalidUTF8),
    "string_2_escaped_invalid_codepoints.json": .refused(.loneSurrogate),
    "string_2_invalid_codepoints.json": .refused(.invalidUTF8),
    "string_3_escaped_invalid_codepoints.json": .refused(.loneSurrogate),
    "string_3_invalid_codepoints.json": .refused(.invalidUTF8),
    "string_with_escaped_NULL.json": .read(#"["A\u0000B"]"#),
  ]

  @Test func `come out as stated`() throws {
    let files = try PublicSuite.json.files(in: "test_transform")

    #expect(files.count == Self.expected.count)
    for file in files {
      let found: FreeChoice
      do throws(JSONSyntaxError) {
        found = .read(try JSON(parsing: file.bytes).text())
      } catch {
        found = .refused(error.fault)
      }
      #expect(found.isByteEqual(to: Self.expected[file.name]), "\(file.name): \(found)")
    }
  }
}

extension FreeChoice {
  /// Equality that tells precomposed letters from decomposed ones, which `==` of strings does not.
  func isByteEqual(to other: FreeChoice?) -> Bool {
    switch (self, other) {
    case (.read(let one), .read(let other)?): UTF8Text(one) == UTF8Text(other)
    case (.refused(let one), .refused(let other)?): one == other
    case (.read, _), (.refused, _): false
    }
  }
}
