public import Interactions
import OrderedJSON

extension Tokens {
  /// Sorts what the API says that an interaction took; nothing if it says nothing that can be counted.
  ///
  /// What it leaves out counts as none, as long as its total agrees; where that is more, the rest is
  /// unsorted, and where it is less, the count is not exact. A count that cannot be (negative, beyond a
  /// million millions, more cached than read) counts as none too, and the whole as not exact.
  public init?(_ usage: Usage?) {
    guard let usage else { return nil }
    var reader = UsageReader(usage)
    let total = reader.count("total_tokens")
    let (read, written) = (
      reader.count("total_input_tokens"), reader.count("total_output_tokens")
    )
    guard total != nil || read != nil || written != nil else { return nil }
    input = read ?? 0
    output = written ?? 0
    thought = reader.count("total_thought_tokens") ?? 0
    toolUse = reader.count("total_tool_use_tokens") ?? 0
    cached = reader.count("total_cached_tokens", atMost: input) ?? 0
    audio = reader.count(.audio, in: usage.inputTokensByModality, atMost: input)
    cachedAudio = reader.count(
      .audio, in: usage.cachedTokensByModality, atMost: min(cached, audio))
    images = reader.count(.image, in: usage.outputTokensByModality, atMost: output)
    firstInput = reader.count("initial_input_tokens", atMost: input)
    let sorted = input + output + thought + toolUse
    unsorted = max(0, (total ?? sorted) - sorted)
    let isTold = total.map { $0 >= sorted } ?? (read != nil && written != nil)
    isWhole = isTold && reader.isSound && audio - cachedAudio <= input - cached
  }
}

/// Reads counts, and remembers whether one of them cannot be.
private struct UsageReader {
  private let members: JSONObject
  private(set) var isSound = true

  /// No request reads or writes a millionth of this.
  private static let most = 1 << 40

  init(_ usage: Usage) { members = usage.members }

  /// A count, if there is one.
  mutating func count(_ name: String, atMost limit: Int = most) -> Int? {
    guard let value = members[name], !value.isNull else { return nil }
    let count: Int? = value.number?.exactly()
    return checked(count, atMost: limit)
  }

  /// How many of a list are of one kind.
  mutating func count(
    _ modality: Modality, in parts: [ModalityTokens]?, atMost limit: Int
  ) -> Int {
    var sum = 0
    for part in parts ?? [] where part.modality == modality {
      sum += checked(part.tokens, atMost: Self.most) ?? 0
    }
    return checked(sum, atMost: limit) ?? 0
  }

  private mutating func checked(_ count: Int?, atMost limit: Int) -> Int? {
    if let count, (0...min(limit, Self.most)).contains(count) { return count }
    isSound = false
    return nil
  }
}
