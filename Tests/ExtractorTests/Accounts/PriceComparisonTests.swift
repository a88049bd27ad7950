import Extractor
import Interactions
import OrderedJSON
import SchemaGen
import Testing

/// Bills of made-up calls, as the package genai-prices 0.2.3 for Python works them out, from which the
/// prices were taken. It adds thoughts to the output, and sorts tokens and picks thresholds itself.
private enum Comparison {
  /// Model, day, then tokens: input, cached, output, thought, audio, cached audio, images; and dollars.
  static let bills = """
    gemini-4-argon 2026-11-21 1000000 339563 9886 12937 0 0 0 1.5830603
    gemini-4-argon 2027-02-01 1000000 339563 9886 12937 0 0 0 3.1661206
    gemini-4-argon 2026-11-21 640123 50631 4747 26911 0 0 0 1.5006271
    gemini-4-argon 2027-02-01 640123 50631 4747 26911 0 0 0 3.0012542
    gemini-4-argon 2026-11-21 200001 24675 23965 19096 0 0 0 0.7837295
    gemini-3.8-flash 2026-11-21 1000000 90122 28419 13702 0 0 0 0.8471214
    gemini-3.8-flash 2027-02-01 1000000 90122 28419 13702 0 0 0 1.6942428
    gemini-3.8-flash 2026-11-21 900 246 5944 18056 0 0 0 0.09050895
    gemini-3.8-flash 2027-02-01 900 246 5944 18056 0 0 0 0.1810179
    gemini-3.8-flash 2026-11-21 200000 15495 54188 18528 0 0 0 0.412225875
    gemini-3.7-flash 2026-11-21 1000000 611316 4054 18910 0 0 0 0.4234767
    gemini-3.7-flash 2027-02-01 1000000 611316 4054 18910 0 0 0 0.8469534
    gemini-3.7-flash 2026-11-21 200001 103987 3249 7244 0 0 0 0.119158275
    gemini-3.7-flash 2027-02-01 200001 103987 3249 7244 0 0 0 0.23831655
    gemini-3.7-flash 2026-11-21 900 570 56260 4363 0 0 0 0.2276265
    gemini-3.6-flash 2026-11-21 1000000 123514 37415 10108 0 0 0 0.8448393
    gemini-3.6-flash 2027-02-01 1000000 123514 37415 10108 0 0 0 1.6896786
    gemini-3.6-flash 2026-11-21 200001 178782 11844 3376 0 0 0 0.0863979
    gemini-3.6-flash 2027-02-01 200001 178782 11844 3376 0 0 0 0.1727958
    gemini-3.6-flash 2026-11-21 200001 149737 41871 6156 0 0 0 0.229029525
    gemini-3.5-flash 2026-11-21 1000000 65839 36986 1953 0 0 0 1.76156835
    gemini-3.5-flash 2026-11-21 200001 53990 32533 22295 0 0 0 0.720567
    gemini-3.5-flash 2026-11-21 200001 112090 50936 10293 0 0 0 0.699741
    gemini-3.5-flash-lite 2026-11-21 1000000 314328 16280 26030 0 0 0 0.32090644
    gemini-3.5-flash-lite 2026-11-21 12345 11452 51106 7998 0 0 0 0.14837146
    gemini-3.5-flash-lite 2026-11-21 900 588 19677 17209 0 0 0 0.09232624
    gemini-3-flash-preview 2026-11-21 1000000 301924 7737 16775 638539 38378 0 0.7396696
    gemini-3-flash-preview 2026-11-21 200000 43243 9960 16022 198479 42422 0 0.23863625
    gemini-3-flash-preview 2026-11-21 200000 10277 50106 18287 175168 1271 0 0.3875664
    gemini-3.1-flash-lite 2026-11-21 1000000 608064 4506 27524 835601 563256 0 0.24339825
    gemini-3.1-flash-lite 2026-11-21 900 276 3976 23958 485 33 0 0.042177725
    gemini-3.1-flash-lite 2026-11-21 640123 324646 18651 23482 606020 319748 0 0.2297466
    gemini-3.1-pro-preview 2026-11-21 1000000 176211 40037 3836 0 0 0 4.1553544
    gemini-3.1-pro-preview 2026-11-21 200000 15454 14300 25173 0 0 0 0.8458588
    gemini-3.1-pro-preview 2026-11-21 199999 33905 48389 8113 0 0 0 1.016993
    gemini-3.1-pro-preview-customtools 2026-11-21 1000000 84495 10902 14718 0 0 0 4.156978
    gemini-3.1-pro-preview-customtools 2026-11-21 200000 144032 18208 28946 0 0 0 0.7065904
    gemini-3.1-pro-preview-customtools 2026-11-21 12345 7053 56622 18029 0 0 0 0.9078066
    gemini-3.1-flash-image 2026-11-21 1000000 0 44742 28973 0 0 24932 2.142269
    gemini-3.1-flash-image 2026-11-21 12345 0 9890 2719 0 0 2887 0.2085585
    gemini-3.1-flash-image 2026-11-21 12345 0 15201 21578 0 0 3822 0.3343635
    gemini-nano-banana-2.1 2026-11-21 1000000 0 11950 8609 0 0 4619 1.75812
    gemini-nano-banana-2.1 2026-11-21 900 0 9547 13728 0 0 8758 0.3729675
    gemini-nano-banana-2.1 2026-11-21 199999 0 39964 18557 0 0 20880 1.208706
    gemini-2.5-pro 2026-11-21 1000000 996382 40474 21461 0 0 0 1.1871655
    gemini-2.5-pro 2026-11-21 640123 56615 29926 29475 0 0 0 2.36393875
    gemini-2.5-pro 2026-11-21 640123 586438 25714 13043 0 0 0 0.862177
    gemini-2.5-flash 2026-11-21 1000000 665100 12491 2206 419894 117629 0 0.37698503
    gemini-2.5-flash 2026-11-21 12345 7219 22285 19684 2659 450 0 0.10825467
    gemini-2.5-flash 2026-11-21 900 104 35167 3324 0 0 0 0.09646942
    gemini-2.5-flash-lite 2026-11-21 1000000 643898 41576 8265 394505 116286 0 0.1199551
    gemini-2.5-flash-lite 2026-11-21 199999 157883 8050 3779 95463 84420 0 0.01441903
    gemini-2.5-flash-lite 2026-11-21 200000 122156 20437 2814 125932 111505 0 0.02342186
    gemma-4-26b-a4b-it 2026-11-21 1000000 0 31366 27159 0 0 0 0
    gemma-4-26b-a4b-it 2026-11-21 640123 0 10580 16919 0 0 0 0
    gemma-4-26b-a4b-it 2026-11-21 900 0 13448 17309 0 0 0 0
    gemma-4-31b-it 2026-11-21 1000000 0 35597 29954 0 0 0 0
    gemma-4-31b-it 2026-11-21 900 0 49685 17305 0 0 0 0
    gemma-4-31b-it 2026-11-21 199999 0 42134 28289 0 0 0 0
    """.split(separator: "\n").map(String.init)
}

@Suite struct `The built-in prices` {
  @Test(arguments: Comparison.bills)
  func `make the same bills as the package they are from`(bill: String) throws {
    let words = bill.split(separator: " ")
    let counts = words[2..<9].compactMap { Int($0) }
    try #require(words.count == 10 && counts.count == 7)
    var tokens = Tokens()
    (tokens.input, tokens.cached, tokens.output, tokens.thought) = (
      counts[0], counts[1], counts[2], counts[3]
    )
    (tokens.audio, tokens.cachedAudio, tokens.images) = (counts[4], counts[5], counts[6])

    let cost = PriceTable.builtIn.cost(
      of: tokens, by: ModelName(String(words[0])),
      on: try #require(CalendarDay(parsing: words[1].utf8)))

    #expect(cost.isExact)
    #expect(cost.known.dollars == JSONNumber(words[9]))
  }
}
