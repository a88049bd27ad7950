import Formats
import Testing

/// Texts of one format, beyond those of the official suite.
struct Examples: CustomTestStringConvertible, Sendable {
  let format: Format
  let accepted: [String]
  let refused: [String]

  var testDescription: String { format.rawValue }

  static let all = [
    Examples(
      format: .date, accepted: ["0000-01-01", "0000-02-29", "9999-12-31", "2000-02-29"],
      refused: ["1900-02-29", "2024-04-31", "2024-1-01", "2024-01-1", "2024/01/01", "-024-01-01"]),
    Examples(
      format: .time,
      accepted: [
        "00:00:00Z", "23:59:59.000+23:59", "23:59:60.9z", "00:59:60+01:00", "08:29:60-15:30",
      ],
      refused: ["00:00Z", "00:00:00", "00:00:00.Z", "00:00:00+1:00", "00:00:00+0100", "00:00:00 Z"]),
    Examples(
      format: .dateTime, accepted: ["2024-02-29T00:00:00Z", "0000-01-01t00:00:00.1z"],
      refused: ["2024-02-30T00:00:00Z", "2024-02-29 00:00:00Z", "2024-02-29T", "T00:00:00Z", ""]),
    Examples(
      format: .duration,
      accepted: ["P1Y", "p1y2m3dt4h5m6s", "P0W", "PT0S", "P1DT1S", "P1MT1M"],
      refused: ["P1YD", "P1", "PW", "P1W1D", "PT1D", "P1D1D", "P1M1Y", "1D", "PT", "P1DT", "P+1D"]),
    Examples(
      format: .email,
      accepted: [
        "a@b", "\"\"@b", "\"a\\\"b\"@b.c", "\"a\\ b\"@b", "!#$%&'*+-/=?^_`{|}~@b", "a@1.2.3.4",
        "a@[ipv6:::1]", "a@xn--bcher-kva.de", "\"a@b\"@c",
      ],
      refused: [
        "a", "a@", "@b", "a@b@c", "a@b.", "a@.b", "a@b..c", "\"a@b", "\"a\"b@c", "a\"b\"@c",
        "\"a\tb\"@c", "\"a\\\"@c", "a@[1.2.3]", "a@[::1]", "a@[IPv6:1]", "a@[1.2.3.4", "a@b]",
        "a@[x-tag:y]", "a(comment)@b", "é@b", "a@é", "a@xn--a", "<a@b>",
      ]),
    Examples(
      format: .internationalEmail,
      accepted: ["é@é.fr", "\"é\"@b", "a@b", "a@\u{E9}\u{301}.fr", "a@[127.0.0.1]"],
      refused: ["é", "é@", "@é", "é@é。fr", "é@É.fr", "\"\\é\"@b", "é@-é", "é..é@b", "é@\u{200D}"]),
    Examples(
      format: .hostName,
      accepted: [
        "a", "1", "1.2.3.4", "a-b", "a--b", "ab--cd", "XN--BCHER-KVA", "xn--4gbwdl.xn--wgbh1c",
        "0a.xn--4dbc5h",
      ],
      refused: [
        "-a", "a-", "a.-b", "a_b", "a b", "a..b", "a.", "xn--", "xn--a", "xn---", "xn--99999999",
        "xn--bcher-kva-", "xn--a-ecp.ru\u{0}", "é",
      ]),
    Examples(
      format: .internationalHostName,
      accepted: ["bücher.de", "faß.de", "نامه‌ای", "क्‍ष", "a.b。c", "l·l", "xn--bcher-kva", "日本語"],
      refused: [
        "Bücher.de", "a\u{308}.de", "\u{E4}\u{323}", "ab--cd", "é--f.", "öö--x", "a b", "☃", "½",
        "a\u{200D}b", "\u{301}a", "א1a", "1.א", "-é", "é-", "\u{1100}\u{1161}", "ａ", "\u{AD}a",
      ]),
    Examples(
      format: .ipv4, accepted: ["1.2.3.4", "10.20.30.40", "99.100.199.249"],
      refused: ["1.2.3", "1.2.3.4.", "01.2.3.4", "1.2.3.00", "1.2.3.260", "1.2.3.1000", "1,2,3,4"]),
    Examples(
      format: .ipv6,
      accepted: ["::", "::1", "1::", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "::1.2.3.4", "A::b:F"],
      refused: [
        ":", ":::", "1:", ":1", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1.2.3", "1.2.3.4::", "::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4", "::g", "::12345", "::1%0",
      ]),
    Examples(
      format: .uri,
      accepted: ["a:", "a:b", "a://", "a://b:", "A+-.1:b", "a:?#", "a:%C3", "a://%41@[v1.x]:1/"],
      refused: [
        "", ":", "a", "1a:", "a:b#c#d", "a:[", "a:%4", "a://b:c", "a://[::1]b", "é:a", "a:é",
      ]),
    Examples(
      format: .uriReference, accepted: ["", "#", "?", "//", "a/b:c", "../a", "%41b/"],
      refused: ["%", "a b", ":", "%41:b", "//a:b", "é", "a\u{0}", "^"]),
    Examples(
      format: .iri, accepted: ["a:é", "a://é", "a:?\u{E000}", "a:\u{10000}"],
      refused: ["é:a", "a:\u{E000}", "a:#\u{E000}", "a:\u{80}", "a:\u{FFFE}", "a:?\u{FFFE}", "a"]),
    Examples(
      format: .iriReference, accepted: ["", "é", "#é", "//é"],
      refused: ["é é", "é:a", "%é", "\u{FFFE}"]),
    Examples(
      format: .uriTemplate,
      accepted: ["{a}", "{=a}", "{+a:1,b*}", "{%41.b}", "{_}", "é{a}", "a'b", "\u{E000}"],
      refused: [
        "{", "}", "{}", "{+}", "{a:}", "{a:0}", "{a:1*}", "{a*:1}", "{a.}", "{.a.}", "{é}", "%4",
        "\u{80}",
      ]),
    Examples(
      format: .uuid, accepted: ["ffffffff-FFFF-ffff-ffff-ffffffffffff"],
      refused: ["", "ffffffff-ffff-ffff-ffff-fffffffffff", "{ffffffff-ffff-ffff-ffff-ffffffffff}"]),
    Examples(
      format: .jsonPointer, accepted: ["", "/", "//", "/~0~1", "/é\u{0}"],
      refused: ["a", "~0", "/~", "/~2", "#/a", "/~~0"]),
    Examples(
      format: .relativeJSONPointer, accepted: ["0", "10", "0#", "1/~0", "0/"],
      refused: ["", "#", "/a", "00", "01", "0##", "0#/", "-1", "1a", "0/~", "1+1/a"]),
  ]
}

@Suite struct `A format` {
  @Test(arguments: Examples.all)
  func `accepts what its grammar makes, and nothing else`(examples: Examples) {
    for text in examples.accepted {
      #expect(examples.format.accepts(text), "\(examples.format.rawValue) refuses \(text)")
    }
    for text in examples.refused {
      #expect(!examples.format.accepts(text), "\(examples.format.rawValue) accepts \(text)")
    }
  }

  @Test func `has examples enough`() {
    let count = Examples.all.reduce(0) { $0 + $1.accepted.count + $1.refused.count }

    #expect(count >= 150)
    #expect(Set(Examples.all.map(\.format)).count == Format.allCases.count - 1)
  }

  @Test func `holds host names to their lengths`() {
    let label = String(repeating: "a", count: 63)
    let name = [label, label, label, String(label.dropLast(2))].joined(separator: ".")

    for format in [Format.hostName, .internationalHostName] {
      #expect(format.accepts(label))
      #expect(!format.accepts(label + "a"))
      #expect(format.accepts(name))
      #expect(!format.accepts(name + "a"))
    }
    #expect(Format.email.accepts(label + "a@" + name))
    #expect(!Format.email.accepts(label + "aa@b"))
    #expect(!Format.internationalEmail.accepts(String(repeating: "é", count: 33) + "@b"))
    #expect(Format.internationalHostName.accepts(String(repeating: "é", count: 57)))
    #expect(!Format.internationalHostName.accepts(String(repeating: "é", count: 58)))
  }

  @Test func `asks the caller what a regular expression is`() {
    let accepts = { (text: String, isOne: Bool) in
      Array(text.utf8).withUnsafeBytes { bytes in
        Format.regularExpression.accepts(bytes) { $0.count == text.utf8.count && isOne }
      }
    }

    #expect(accepts("a+", true))
    #expect(!accepts("(", false))
    #expect(Format.regularExpression.accepts("("))
  }

  @Test(arguments: Examples.all)
  func `survives any bytes`(examples: Examples) {
    var luck = SplitMix(state: 7)
    let texts = (examples.accepted + examples.refused).map { Array($0.utf8) }
    for text in texts {
      for end in 0...text.count {
        text.withUnsafeBytes {
          _ = examples.format.accepts(UnsafeRawBufferPointer(rebasing: $0[..<end]))
        }
      }
    }
    for _ in 0..<6_000 {
      var text = texts[Int.random(in: 0..<texts.count, using: &luck)]
      for _ in 0..<Int.random(in: 1...4, using: &luck) {
        let place = Int.random(in: 0...text.count, using: &luck)
        let byte = UInt8.random(in: 0...255, using: &luck)
        if Bool.random(using: &luck) || place == text.count {
          text.insert(byte, at: place)
        } else {
          text[place] = byte
        }
      }
      // On the heap with nothing behind it, so that a sanitizer sees a byte too many read.
      text.withUnsafeBytes { _ = examples.format.accepts($0) }
    }
  }

  @Test(.timeLimit(.minutes(10)), arguments: Format.allCases)
  func `is decided in one pass`(format: Format) {
    for piece in [
      "a", "1", ".", "a.", ":", "/", "~0", "%41", "{a}", "\"", "@", "é", "é.", "[", "1:", "xn--",
      "\\",
    ] {
      for start in ["", "a:", "//", "\"", "{", "a@", "0", "P"] {
        _ = format.accepts(start + String(repeating: piece, count: 20_000))
      }
    }
  }
}

/// Luck that repeats itself.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
