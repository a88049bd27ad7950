import OrderedJSON

extension Usage {
  /// What two requests took that were put together to one interaction, the first of them on the left.
  ///
  /// Counts are added; one that only one side has stays what it is. `initialInputTokens` are those of
  /// the first request. Members that we do not know are taken from the right, then from the left.
  public static func + (one: Usage, other: Usage) -> Usage {
    var sum = one
    for (name, value) in other.members where !counts.contains(name) && !lists.contains(name) {
      sum.members[name] = value
    }
    for name in counts { sum[name] = added(one[name], other[name]) }
    for name in lists { sum[name] = merged(one[name], other[name]) as [ModalityTokens]? }
    sum.groundingToolCount = merged(one.groundingToolCount, other.groundingToolCount)
    sum.initialInputTokens = one.initialInputTokens ?? one.totalInputTokens
    return sum
  }

  private static let counts = [
    "total_tokens", "total_input_tokens", "total_output_tokens", "total_thought_tokens",
    "total_cached_tokens", "total_tool_use_tokens",
  ]

  private static let lists = [
    "input_tokens_by_modality", "output_tokens_by_modality", "cached_tokens_by_modality",
    "tool_use_tokens_by_modality",
  ]

  /// The sum of what is there. More than an `Int` holds is a lie of the server, and stays at the most.
  static func added(_ one: Int?, _ other: Int?) -> Int? {
    guard let one, let other else { return one ?? other }
    let (sum, overflowed) = one.addingReportingOverflow(other)
    return overflowed ? (one < 0 ? .min : .max) : sum
  }

  private static func merged<Part: Countable>(_ one: [Part]?, _ other: [Part]?) -> [Part]? {
    guard var parts = one else { return other }
    for part in other ?? [] {
      if let place = parts.firstIndex(where: { $0.kind == part.kind }) {
        parts[place].number = added(parts[place].number, part.number)
      } else {
        parts.append(part)
      }
    }
    return parts
  }
}

/// A count of one kind.
private protocol Countable {
  associatedtype Kind: Equatable
  var kind: Kind? { get }
  var number: Int? { get set }
}

extension ModalityTokens: Countable {
  fileprivate var kind: Modality? { modality }
  fileprivate var number: Int? {
    get { tokens }
    set { tokens = newValue }
  }
}

extension GroundingToolCount: Countable {
  fileprivate var kind: GroundingTool? { type }
  fileprivate var number: Int? {
    get { count }
    set { count = newValue }
  }
}
