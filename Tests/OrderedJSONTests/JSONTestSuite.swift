import OrderedJSON
import TestSupport
import Testing

/// https://github.com/nst/JSONTestSuite, folder test_parsing.
@Suite(.enabled(if: PublicSuite.json.isThere, PublicSuite.json.whyMissing))
struct `JSONTestSuite` {
  @Test func `is complete`() throws {
    let counts = try ["y_", "n_", "i_"].map { try texts($0).count }

    #expect(counts == [95, 188, 35])
  }

  @Test func `has what must be read read, but for repeated names`() throws {
    let refused = try texts("y_").compactMap { file in
      Outcome(ofWhole: file.bytes).fault.map { "\(file.name): \($0)" }
    }

    #expect(
      refused == [
        "y_object_duplicated_key.json: the name \"a\" stands twice in one object",
        "y_object_duplicated_key_and_value.json: the name \"a\" stands twice in one object",
      ])
  }

  @Test func `has what must be refused refused`() throws {
    let read = try texts("n_").filter { Outcome(ofWhole: $0.bytes).isRead }.map(\.name)

    #expect(read == [])
  }

  @Test func `has every free choice made as stated`() throws {
    let choices = try texts("i_").map { file in
      let choice: FreeChoice =
        switch Outcome(ofWhole: file.bytes) {
        case .read: .read(try JSON(parsing: file.bytes).text())
        case .refused(let fault, _, _, _): .refused(fault)
        }
      return Stated(file.name, choice)
    }

    #expect(choices.count == Stated.all.count)
    for choice in choices where !Stated.all.contains(choice) {
      Issue.record("\(choice.name) comes out as \(choice.choice)")
    }
  }

  @Test(arguments: ["y_", "n_", "i_"])
  func `comes out the same however it is read`(prefix: String) throws {
    var random = SeededRandom(seed: 1)

    for file in try texts(prefix) {
      let whole = Outcome(ofWhole: file.bytes)
      let cuts = (0..<5).map { _ in random.number(0...file.bytes.count) }.sorted()
      for (way, outcome) in Outcome.otherWays(file.bytes, cutAt: cuts) where outcome != whole {
        Issue.record("\(file.name) \(way): \(outcome) instead of \(whole)")
      }
    }
  }

  private func texts(_ prefix: String) throws -> [PublicSuite.File] {
    try PublicSuite.json.files(in: "test_parsing").filter { $0.name.hasPrefix(prefix) }
  }
}

/// What becomes of a text that the standard leaves to each reader.
enum FreeChoice: Equatable {
  case read(String)
  case refused(JSONSyntaxError.Fault)
}

/// The choice for one text.
struct Stated: Equatable {
  let name: String
  let choice: FreeChoice

  init(_ name: String, _ choice: FreeChoice) {
    self.name = name
    self.choice = choice
  }
}

extension Stated {
  /// Numbers are exact, so that none is too large; strings must mean Unicode text; texts are UTF-8.
  static let all = numbers + loneSurrogates + notUTF8 + others

  /// Kept as written: no number is converted before somebody asks for it.
  private static let numbers = [
    Stated("i_number_double_huge_neg_exp.json", .read("[123.456e-789]")),
    // Its exponent has 119 digits: sums of such exponents would not fit 64 bits.
    Stated("i_number_huge_exp.json", .refused(.exponentTooLong)),
    Stated("i_number_neg_int_huge_exp.json", .read("[-1e+9999]")),
    Stated("i_number_pos_double_huge_exp.json", .read("[1.5e+9999]")),
    Stated("i_number_real_neg_overflow.json", .read("[-123123e100000]")),
    Stated("i_number_real_pos_overflow.json", .read("[123123e100000]")),
    Stated("i_number_real_underflow.json", .read("[123e-10000000]")),
    Stated("i_number_too_big_neg_int.json", .read("[-123123123123123123123123123123]")),
    Stated("i_number_too_big_pos_int.json", .read("[100000000000000000000]")),
    Stated(
      "i_number_very_big_negative_int.json",
      .read("[-237462374673276894279832749832423479823246327846]")),
  ]

  /// Half a surrogate pair means no character, and no string of Swift can hold it.
  private static let loneSurrogates = [
    "i_object_key_lone_2nd_surrogate.json",
    "i_string_1st_surrogate_but_2nd_missing.json",
    "i_string_1st_valid_surrogate_2nd_invalid.json",
    "i_string_incomplete_surrogate_and_escape_valid.json",
    "i_string_incomplete_surrogate_pair.json",
    "i_string_incomplete_surrogates_escape_valid.json",
    "i_string_invalid_lonely_surrogate.json",
    "i_string_invalid_surrogate.json",
    "i_string_inverted_surrogates_U+1D11E.json",
    "i_string_lone_second_surrogate.json",
  ].map { Stated($0, .refused(.loneSurrogate)) }

  /// Replacing bytes by U+FFFD would change a document's text without a word.
  private static let notUTF8 = [
    "i_string_UTF-8_invalid_sequence.json",
    "i_string_UTF8_surrogate_U+D800.json",
    "i_string_invalid_utf-8.json",
    "i_string_iso_latin_1.json",
    "i_string_lone_utf8_continuation_byte.json",
    "i_string_not_in_unicode_range.json",
    "i_string_overlong_sequence_2_bytes.json",
    "i_string_overlong_sequence_6_bytes.json",
    "i_string_overlong_sequence_6_bytes_null.json",
    "i_string_truncated-utf-8.json",
  ].map { Stated($0, .refused(.invalidUTF8)) }

  private static let others = [
    // UTF-16 is not guessed: its mark is no UTF-8, and without one its zero bytes are no value.
    Stated("i_string_UTF-16LE_with_BOM.json", .refused(.invalidUTF8)),
    Stated("i_string_utf16BE_no_BOM.json", .refused(.unexpected(.value))),
    Stated("i_string_utf16LE_no_BOM.json", .refused(.unexpected(.valueOrEnd))),
    // Below the limit of 512.
    Stated(
      "i_structure_500_nested_arrays.json",
      .read(String(repeating: "[", count: 500) + String(repeating: "]", count: 500))),
    // RFC 8259, section 8.1 lets a reader refuse it; whoever reads files may take it off first.
    Stated("i_structure_UTF-8_BOM_empty_object.json", .refused(.byteOrderMark)),
  ]
}
