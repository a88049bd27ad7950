import Testing

@Suite struct `Compared with Foundation's reader` {
  @Test(arguments: 0..<4)
  func `random texts, right and wrong, come out alike but for what is named`(part: UInt64) {
    var json = RandomJSON(seed: 100 + part)

    for round in 0..<5_000 {
      var text = Array(json.text(of: json.value(depth: 2)).utf8)
      if !round.isMultiple(of: 3) { text = json.mutated(text) }
      let comparison = Comparison(of: text)
      if comparison.agrees { continue }
      if !FoundationDifference.allCases.contains(where: { $0.explains(comparison) }) {
        Issue.record("\(String(decoding: text, as: UTF8.self)): \(comparison)")
      }
    }
  }

  @Test(arguments: FoundationDifference.allCases)
  func `what is named does differ, and has no other name`(difference: FoundationDifference) {
    let comparison = Comparison(of: difference.example)

    #expect(!comparison.agrees)
    #expect(FoundationDifference.allCases.filter { $0.explains(comparison) } == [difference])
  }

  @Test(arguments: [
    #"["\u0000"]"#, "[1e-400]", "[-0]", "[18446744073709551615, -9223372036854775808]", "[0e999]",
    #"["\ud800"]"#, "[1e1234567890123456789]", "[,]", "", " ", "[1,,]", "{,}", "[01]", "[+1]",
    "[.5]",
    "[1.]", "NaN", "[\"a\tb\"]", "[true false]", "[1] 2", "// note\n1", "{'a':1}", "\"\u{7f}\"",
    "1.0",
    String(repeating: "[", count: 512) + String(repeating: "]", count: 512),
    String(repeating: "[", count: 513) + String(repeating: "]", count: 513),
  ])
  func `notable texts come out alike`(text: String) {
    let comparison = Comparison(of: Array(text.utf8))

    #expect(comparison.agrees, "\(comparison)")
  }
}
