@testable import Extractor
import Interactions
import OrderedJSON
import SchemaGen
import Testing

@Suite struct `A file of prices` {
  @Test func `may be the one that is built in`() throws {
    let table = try PriceTable(yaml: PriceTable.builtInText.utf8)

    #expect(table == .builtIn)
    #expect(table.date == "2026-10-15")
    #expect(table.prices.count == 17)
  }

  @Test func `says all that a price can depend on`() throws {
    let table = try PriceTable(
      yaml: """
        as_of: 2026-11-21
        models:
          a:
            - until: 2026-12-31
              input: 1
              output: 2
            - input: 3.000001
              cached: 0.5
              output: 4
              audio: 5
              cached_audio: 6
              images: 7
              above: {tokens: 1000, input: 8, output: 9}
              tiers:
                flex: {input: 10, output: 11, above: {tokens: 1000, input: 12, output: 13}}
        """.utf8)

    func money(_ micros: Int128) -> Money { Money(picodollars: micros) }
    let late = Price.Stretch(
      until: nil,
      standard: Tariff(
        rates: .init(
          input: money(3_000_001), output: money(4_000_000), cached: money(500_000),
          audio: money(5_000_000), cachedAudio: money(6_000_000), images: money(7_000_000)),
        above: .init(
          tokens: 1000, rates: .init(input: money(8_000_000), output: money(9_000_000)))),
      tiers: [
        .flex: Tariff(
          rates: .init(input: money(10_000_000), output: money(11_000_000)),
          above: .init(
            tokens: 1000, rates: .init(input: money(12_000_000), output: money(13_000_000))))
      ])
    let early = Price.Stretch(
      until: CalendarDay(year: 2026, month: 12, day: 31),
      standard: Tariff(rates: .init(input: money(1_000_000), output: money(2_000_000))), tiers: [:])
    #expect(table.prices == ["a": Price(stretches: [early, late])])
    #expect(table.date == "2026-11-21")
  }

  @Test func `may be JSON`() throws {
    let table = try PriceTable(
      yaml: "{\n\t\"models\": {\n\t\t\"a\": {\"input\": 1.5, \"output\": 2e0}\n\t}\n}\n".utf8)

    #expect(table.price(of: "a")?.stretches.count == 1)
  }

  @Test(arguments: [
    ("", "1:1: "),
    ("a: [", "1:5: "),
    ("- 1", "1:1: a file of prices is written as names and values, one a line"),
    (
      "as_of: 2026-11-21",
      "1:1: no prices; add \"models\", and below it a model and its rates"
    ),
    ("models: {}", "1:9: models is written as names and values, one a line"),
    (
      "as_of: 21.11.2026\nmodels: {a: {input: 1, output: 2}}",
      "1:8: as_of is a day, as 2026-12-31"
    ),
    (
      "model: {a: {input: 1, output: 2}}",
      """
      1:1: a file of prices has no "model"; use as_of, models
      1:1: no prices; add "models", and below it a model and its rates
      """
    ),
    (
      "models:\n  a: 1.50",
      "2:6: a price is written as names and values, one a line"
    ),
    (
      "models:\n  a: {input: 1.50}",
      "2:6: output is missing; add what a million tokens cost, as 1.50"
    ),
    (
      "models:\n  a: {input: \"1\", output: -2}",
      """
      2:14: input is what a million tokens cost in dollars, as 1.50: from 0 to 1000000, with at most \
      six decimals
      2:27: output is what a million tokens cost in dollars, as 1.50: from 0 to 1000000, with at most \
      six decimals
      """
    ),
    (
      "models:\n  a: {input: 1.0000001, output: 1e6}",
      """
      2:14: input is what a million tokens cost in dollars, as 1.50: from 0 to 1000000, with at most \
      six decimals
      """
    ),
    (
      "models:\n  a: {input: 1, output: 2, ouput: 3}",
      """
      2:28: a price has no "ouput"; use input, cached, output, audio, cached_audio, images, above, \
      tiers, until
      """
    ),
    (
      "models:\n  a: {input: 1, output: 2, tiers: {standard: {input: 1, output: 2}}}",
      "2:36: standard rates stand in the price itself; move them there"
    ),
    (
      "models:\n  a: {input: 1, output: 2, tiers: {flex: 0.5}}",
      "2:42: a tier is written as names and values, one a line"
    ),
    (
      "models:\n  a: {input: 1, output: 2, above: {input: 1, output: 2}}",
      "2:35: above needs \"tokens\", as 200000"
    ),
    (
      "models:\n  a: {input: 1, output: 2, above: {tokens: 0, input: 1, output: 2}}",
      "2:44: tokens is a whole number from 1 to 1000000000"
    ),
    ("models: {a: []}", "1:13: a list of prices has at least one"),
    (
      "models:\n  a:\n  - {input: 1, output: 2}\n  - {input: 1, output: 2}",
      "3:5: a price that another follows has an end; add \"until\""
    ),
    (
      """
      models:
        a:
        - {input: 1, output: 2, until: 2026-12-31}
        - {input: 1, output: 2, until: 2026-12-31}
      """,
      "4:5: this price ends before it begins; put the earliest first"
    ),
    (
      "models:\n  a: {b\u{202e}: 1}",
      #"""
      2:7: a price has no "b\u{202e}"; use input, cached, output, audio, cached_audio, images, \#
      above, tiers, until
      """#
    ),
  ])
  func `has each mistake said with its place`(text: String, complaint: String) {
    let error = #expect(throws: PriceMistakes.self) { try PriceTable(yaml: text.utf8) }
    let said = error.map { "\($0)" } ?? ""
    // What the reader of YAML says in its own words is its own matter.
    #expect(complaint.hasSuffix(" ") ? said.hasPrefix(complaint) : said == complaint)
  }

  @Test func `draws the line that is wrong`() throws {
    let error = try #require(
      #expect(throws: PriceMistakes.self) {
        try PriceTable(yaml: "models:\n  a: {input: x, output: 2}\n".utf8)
      })

    #expect(error.all.map(\.drawing) == ["  a: {input: x, output: 2}\n             ^"])
  }
}
