import Extractor
import Interactions
import OrderedJSON
import SchemaGen
import Testing

private let autumn = day(2026, 11, 21)
private let winter = day(2027, 1, 1)

private func tokens(
  _ input: Int = 0, cached: Int = 0, output: Int = 0, thought: Int = 0, toolUse: Int = 0,
  audio: Int = 0, cachedAudio: Int = 0, images: Int = 0
) -> Tokens {
  var count = Tokens()
  count.input = input
  count.cached = cached
  count.output = output
  count.thought = thought
  count.toolUse = toolUse
  count.audio = audio
  count.cachedAudio = cachedAudio
  count.images = images
  return count
}

/// Worked out by hand from the prices of a million tokens.
private let bills: [(model: ModelName, tokens: Tokens, cost: String)] = [
  // 1.50 in, 9.00 out.
  ("gemini-3.5-flash", tokens(1_000_000), "$1.50"),
  ("gemini-3.5-flash", tokens(output: 1_000_000), "$9.00"),
  ("gemini-3.5-flash", tokens(thought: 1_000_000), "$9.00"),
  ("gemini-3.5-flash", tokens(toolUse: 1_000_000), "$1.50"),
  ("gemini-3.5-flash", tokens(1_000_000, cached: 1_000_000), "$0.15"),
  ("gemini-3.5-flash", tokens(1_000_000, cached: 600_000), "$0.69"),
  ("gemini-3.5-flash", tokens(10, output: 133, thought: 835), "$0.008727"),
  ("gemini-3.5-flash", tokens(1), "$0.0000015"),
  ("gemini-3.5-flash", tokens(), "$0.00"),
  // Sound costs more to some, and the same to others.
  ("gemini-2.5-flash", tokens(1_000_000, audio: 500_000), "$0.65"),
  (
    "gemini-2.5-flash",
    tokens(1_000_000, cached: 400_000, audio: 500_000, cachedAudio: 100_000), "$0.479"
  ),
  ("gemini-3.5-flash", tokens(1_000_000, audio: 1_000_000), "$1.50"),
  // More than 200,000 tokens in a request cost more, all of them.
  ("gemini-3.1-pro-preview", tokens(200_000, output: 1000), "$0.412"),
  ("gemini-3.1-pro-preview", tokens(200_001, output: 1000), "$0.818004"),
  ("gemini-3.1-flash-image", tokens(1000, output: 1290, images: 1120), "$0.06821"),
  ("gemma-4-31b-it", tokens(1_000_000, output: 1_000_000), "$0.00"),
]

@Suite struct `What a call costs` {
  let prices = PriceTable.builtIn

  @Test(arguments: bills)
  func `is the sum over its tokens`(model: ModelName, tokens: Tokens, cost: String) {
    let found = prices.cost(of: tokens, by: model, on: autumn)

    #expect(found.isExact)
    #expect(found.known == Money(parsing: cost.dropFirst()))
  }

  @Test(
    arguments: [
      (nil, "3.75"), (.standard, "3.75"), (.flex, "1.875"), (.priority, "6.75"),
    ] as [(ServiceTier?, String)])
  func `depends on the tier`(tier: ServiceTier?, cost: String) {
    let found = prices.cost(
      of: tokens(output: 1_000_000), by: .gemini38Flash, tier: tier, on: autumn)

    #expect(found == Cost(known: dollars(cost)))
  }

  @Test func `depends on the day`() {
    let newYear = prices.cost(of: tokens(1_000_000), by: .gemini38Flash, on: winter)
    let newYearsEve = prices.cost(
      of: tokens(1_000_000), by: .gemini38Flash, on: CalendarDay(number: winter.number - 1))

    #expect("\(newYearsEve)" == "$0.75")
    #expect("\(newYear)" == "$1.50")
  }

  @Test(
    arguments: [
      ("gemini-9-ultra", nil, "unknown (no price is known of gemini-9-ultra)"),
      ("gemini-flash-latest", nil, "unknown (no price is known of gemini-flash-latest)"),
      (
        "gemini-3.5-flash", "deferred",
        "unknown (no deferred price is known of gemini-3.5-flash)"
      ),
      (
        "gemini-3.6-flash", "priority",
        "unknown (no priority price is known of gemini-3.6-flash)"
      ),
      ("evil\u{1b}[2J", nil, #"unknown (no price is known of evil\u{1b}[2J)"#),
    ] as [(ModelName, ServiceTier?, String)])
  func `is unknown, and never nothing, where no price is`(
    model: ModelName, tier: ServiceTier?, cost: String
  ) {
    let found = prices.cost(of: tokens(1000, output: 1000), by: model, tier: tier, on: autumn)

    #expect(!found.isExact)
    #expect("\(found)" == cost)
  }

  @Test func `is unknown where nobody counted`() {
    let found = prices.cost(of: nil, by: "gemini-9", on: autumn)

    #expect(
      "\(found)"
        == "unknown (no price is known of gemini-9; "
        + "not all tokens of a call of gemini-9 are known by sort)")
  }

  @Test func `is at least what is certain`() {
    var count = tokens(1_000_000)
    count.unsorted = 10

    let found = prices.cost(of: count, by: .gemini35Flash, on: autumn)

    #expect(
      "\(found)"
        == "at least $1.50 (not all tokens of a call of gemini-3.5-flash are known by sort)")
    #expect(
      found.json.text()
        == #"{"usd":1.5,"unknown":["not all tokens of a call of gemini-3.5-flash are known by sort"]}"#
    )
  }

  @Test func `knows of requests that were put together only whether the first was a long one`() {
    let (short, long) = (tokens(150_000), tokens(250_000))

    let unsure = prices.cost(of: short + short, by: .gemini31ProPreview, on: autumn)
    let sure = prices.cost(of: long + long, by: .gemini31ProPreview, on: autumn)

    #expect(!unsure.isExact && unsure.known == Money(parsing: "0.6"))
    #expect(sure == Cost(known: dollars("2")))
  }

  @Test func `of pictures is unknown where only text has a price`() {
    let found = prices.cost(
      of: tokens(output: 1000, images: 900), by: .gemini35Flash, on: autumn)

    #expect(found == Cost(known: dollars("0.0009"), unknown: [.price(.gemini35Flash)]))
  }

  @Test func `of absurd counts is absurd, and no crash`() {
    let most = tokens(1 << 40, cached: 1 << 40, output: 1 << 40, thought: 1 << 40, toolUse: 1 << 40)

    let cost = prices.cost(of: most, by: .gemini31ProPreview, on: autumn)
    let sum = (0..<1000).reduce(Cost()) { sum, _ in sum + cost }

    // 2^40 tokens at 0.40, 18, 18 and 4 dollars a million.
    #expect(cost.known.dollars.text == "44420269.7621504")
    #expect(sum.known.dollars.text == "44420269762.1504")
  }
}

@Suite struct `The name of a model` {
  @Test(
    arguments: [
      ("gemini-3.5-flash", "1.5"), ("models/gemini-3.5-flash", "1.5"),
      ("gemini-3.5-flash-001", "1.5"), ("gemini-3.5-flash-preview-11-2026", "1.5"),
      ("gemini-3.5-flash-lite", "0.3"), ("gemini-3.5-flash-lite-preview", "0.3"),
      ("gemini-2.5-flash-preview-09-2025", "0.3"), ("gemini-2.5-flash-image", nil),
      ("gemini-2.5-flash-preview-tts", nil), ("gemini-3.8-flash-tts", nil),
      ("gemini-3.1-pro-preview-customtools", "4"), ("gemini-3.1-pro", nil), ("gemini-3.5", nil),
      ("gemini-3.5-flash-", nil), ("gemini-3.5-flashy", nil), ("gemini-3.5-flash001", nil),
      ("", nil), ("Gemini-3.5-Flash", nil), ("models/", nil),
    ] as [(ModelName, String?)])
  func `finds its own price, or that of the model it is a version of`(
    model: ModelName, input: String?
  ) {
    let cost = PriceTable.builtIn.cost(of: tokens(1_000_000), by: model, on: autumn)

    #expect(cost.isExact == (input != nil))
    #expect(cost.known == input.map { Money(parsing: $0) } ?? .zero)
  }

  @Test func `may have a price of one's own`() throws {
    let mine = try PriceTable(
      yaml: "models: {gemini-3.5-flash: {input: 1, output: 2}, house-model: {input: 3, output: 4}}"
        .utf8)

    let prices = PriceTable.builtIn.overridden(by: mine)

    let costs = ["gemini-3.5-flash", "house-model", "gemini-3.5-flash-lite"].map {
      prices.cost(of: tokens(1_000_000), by: ModelName($0), on: autumn).description
    }
    #expect(costs == ["$1.00", "$3.00", "$0.30"])
    #expect(prices.date == "2026-10-15")
  }
}
