import Extractor
import Interactions
import OrderedJSON
import TestSupport
import Testing

/// Counts of which a server may send any, in any member.
private let counts: [JSON] = [
  0, 1, 7, 1000, -1, nil, true, "12", 1.5, [], JSON.object([]), .number(JSONNumber(Int.max)),
  .number(JSONNumber(Int.min)), .number(JSONNumber(1 << 40)), .number(JSONNumber(1 << 41)),
]

private let names = [
  "total_tokens", "total_input_tokens", "total_output_tokens", "total_thought_tokens",
  "total_cached_tokens", "total_tool_use_tokens", "initial_input_tokens",
]

private let lists = [
  "input_tokens_by_modality", "cached_tokens_by_modality", "output_tokens_by_modality",
]

private func usage(_ random: inout SeededRandom) -> Usage {
  var members = JSONObject()
  for name in names where !random.oneIn(3) { members[name] = random.pick(counts) }
  for name in lists where random.oneIn(2) {
    let kinds: [JSON] = ["audio", "image", "text", nil]
    members[name] = .array(
      (0..<random.number(0...3)).map { _ in
        ["modality": random.pick(kinds), "tokens": random.pick(counts)]
      })
  }
  return Usage(members: members)
}

@Suite struct `Accounts of what a server makes up` {
  @Test(arguments: Array(Seeds(0..<2000, oneIn: 4)))
  func `add up, or say that they do not`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let usage = usage(&random)
    guard let tokens = Tokens(usage) else { return }

    let sorts = [
      tokens.input, tokens.output, tokens.thought, tokens.toolUse, tokens.unsorted,
      tokens.input - tokens.cached, tokens.input - tokens.audio, tokens.cached - tokens.cachedAudio,
      tokens.output - tokens.images, tokens.cached, tokens.cachedAudio, tokens.images,
    ]
    #expect(sorts.allSatisfy { $0 >= 0 }, "\(usage)")
    if let total = usage.totalTokens, tokens.isExact { #expect(tokens.total == total) }
    for model in [ModelName.gemini35Flash, .gemini25Flash, .gemini31ProPreview, "gemini-9"] {
      let cost = PriceTable.builtIn.cost(of: tokens, by: model, on: day(2026, 11, 21))
      #expect(cost.known >= .zero)
      #expect(tokens.isExact || !cost.isExact)
    }
  }

  @Test(arguments: Array(Seeds(0..<400, oneIn: 4)))
  func `come to no harm by a file of prices that is damaged`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var bytes = Array(PriceTable.builtInText.utf8)
    for _ in 0...random.number(0...4) {
      let place = random.number(0...bytes.count - 1)
      switch random.number(0...2) {
      case 0: bytes[place] = UInt8(random.number(0...255))
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + random.number(1...40)))
      default: bytes.insert(contentsOf: bytes.prefix(random.number(1...200)), at: place)
      }
      if bytes.isEmpty { bytes = [0x0A] }
    }

    do {
      let table = try PriceTable(yaml: bytes)
      #expect(!table.prices.isEmpty)
    } catch {
      let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
      #expect(!error.all.isEmpty && error.all.allSatisfy { (1...lines).contains($0.line) })
    }
  }
}
