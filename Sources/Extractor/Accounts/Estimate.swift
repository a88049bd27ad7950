/// How many tokens a call may take, before it is made.
///
/// What the API's documentation says is counted as it says: tokens of a picture, a page, a second.
/// Guessed is what only the model's own tokeniser knows, tokens of text, and what only opening a file
/// would tell, its pages and how long it plays. Both ends of the range are meant to be passed rarely;
/// neither is a promise.
package struct Estimate: Sendable, Hashable {
  /// Read.
  package var input: ClosedRange<Int>
  /// Written, thoughts included.
  package var output: ClosedRange<Int>
  /// Those of the input that are sound, at the most: some models charge more for them.
  package var audio: Int
  /// Parts about which nothing can be said, such as films behind an address.
  package var unknown: [String]

  package init(
    input: ClosedRange<Int> = 0...0, output: ClosedRange<Int> = 0...0, audio: Int = 0,
    unknown: [String] = []
  ) {
    self.input = input
    self.output = output
    self.audio = audio
    self.unknown = unknown
  }

  package static func + (one: Estimate, other: Estimate) -> Estimate {
    Estimate(
      input: one.input + other.input, output: one.output + other.output,
      audio: one.audio + other.audio, unknown: one.unknown + other.unknown)
  }

  /// The fewest tokens that it may take.
  package var least: Tokens { count(\.lowerBound, audio: 0) }

  /// The most tokens that it may take.
  package var most: Tokens { count(\.upperBound, audio: audio) }

  private func count(_ bound: KeyPath<ClosedRange<Int>, Int>, audio: Int) -> Tokens {
    var count = Tokens()
    count.input = input[keyPath: bound]
    count.output = output[keyPath: bound]
    count.audio = audio
    return count
  }
}

extension ClosedRange<Int> {
  static func + (one: Self, other: Self) -> Self {
    one.lowerBound + other.lowerBound...one.upperBound + other.upperBound
  }

  static func * (one: Self, times: Int) -> Self {
    one.lowerBound * times...one.upperBound * times
  }
}
