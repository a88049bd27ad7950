@testable import OrderedJSON
import TestSupport
import Testing

@Suite struct `Reading in pieces` {
  @Test(arguments: [
    #"{"a\u0062":[1,-2.5e+3,true]}"#, #"["\ud83d\ude00é€😀",null]"#, " [ 1 , { } ] \n", "-0.5E-1",
    #""\\\"""#, "[false,[],[[]]]", #"{"":{"":0}}"#,
    // Wrong ones, each in another way.
    "", "[1,]", "{\"a\":1,\"a\":2}", "[01]", "[1.e1]", "[\"\\ud83dx\"]", "nulx", "[truE]",
    "\u{feff}1",
    "[1]]", "{\"a\" 1}", "[1 2]", "[-]", "[\"\u{1}\"]", "['a']", "1e1234567890123456789 ",
    "{\"a\":tr}",
    "\"\\u12x4\"", "[1}", "//", "\"\\ud83d\\u0041\"", "tru", "\"\\", "\"\\ud83d\\", "1e+",
  ])
  func `comes out the same however the text is cut in three`(text: String) {
    let bytes = Array(text.utf8)
    let whole = Outcome(ofWhole: bytes)

    for first in 0...bytes.count {
      for second in first...bytes.count {
        let outcome = Outcome(of: bytes, cutAt: [first, second])
        if outcome != whole { Issue.record("cut at \(first), \(second): \(outcome), not \(whole)") }
      }
    }
  }

  @Test(arguments: [
    [0x22, 0xC3, 0x22], [0x22, 0xE2, 0x82, 0x22], [0x22, 0xF0, 0x9F, 0x98, 0x22],
    [0x22, 0xFF, 0x22],
    [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xC3],
    [0xEF, 0xBB],
    [0x22, 0xE0, 0x80, 0x80, 0x22], [0xEF, 0xBB, 0xBE], [0xEF, 0x31], [0x22, 0xC3, 0xA9, 0xC3],
  ])
  func `comes out the same where it is not UTF-8`(bytes: [UInt8]) {
    let whole = Outcome(ofWhole: bytes)

    #expect(Outcome(ofSingle: bytes) == whole)
    for first in 0...bytes.count {
      for second in first...bytes.count {
        #expect(Outcome(of: bytes, cutAt: [first, second]) == whole)
      }
    }
  }

  @Test func `comes out the same for random texts, right and wrong`() {
    var json = RandomJSON(seed: 14)

    for round in 0..<1_500 {
      var bytes = Array(json.text(of: json.value(depth: 3)).utf8)
      if round.isMultiple(of: 2) { bytes = json.mutated(bytes) }
      let cuts = (0..<4).map { _ in json.random.number(0...bytes.count) }.sorted()
      let whole = Outcome(ofWhole: bytes)
      for (way, outcome) in Outcome.otherWays(bytes, cutAt: cuts) where outcome != whole {
        Issue.record("\(String(decoding: bytes, as: UTF8.self)) \(way): \(outcome), not \(whole)")
      }
    }
  }

  /// Looking at a token from its beginning for every piece would take hours here.
  @Test(arguments: [
    (String(repeating: "x", count: 2_000_000), "\"", 1024),
    (String(repeating: "\\n", count: 500_000), "\"", 7),
    (String(repeating: "é", count: 500_000), "\"", 5),
    (String(repeating: "7", count: 1_000_000), "", 16),
    (String(repeating: " ", count: 1_000_000), "\n", 3),
  ])
  func `goes on where it stopped, inside of a long token`(long: String, quote: String, size: Int)
    throws
  {
    let text = Array(("[" + quote + long + quote + (quote == "\n" ? "1]" : "]")).utf8)
    var reader = JSONReader()
    for from in stride(from: 0, to: text.count, by: size) {
      try reader.append(piece: text[from..<min(from + size, text.count)])
    }

    let tape = try reader.finish()
    #expect(tape.root.count == 1)
    #expect(tape.root.range == 0..<text.count)
  }

  @Test func `throws the same error again and again`() {
    var reader = JSONReader()
    var errors: [JSONSyntaxError] = []
    for piece in ["[1,,", "2]", ""] {
      do throws(JSONSyntaxError) {
        try reader.append(piece: Array(piece.utf8))
      } catch {
        errors.append(error)
      }
    }
    if let error = reader.salvage().error { errors.append(error) }
    do throws(JSONSyntaxError) {
      _ = try reader.finish()
    } catch {
      errors.append(error)
    }

    #expect(errors.map(\.fault) == Array(repeating: .unexpected(.value), count: 5))
    #expect(errors.map(\.place.drawing) == Array(repeating: "[1,,\n   ^", count: 5))
  }
}
