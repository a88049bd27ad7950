/// Tells a refusal that means something from one that does not: where nearly everything passes, a few
/// refusals without a word on when to come back are chance, not a limit, and slowing down would not help.
///
/// A limit that is met shows at once, for whoever goes on beyond it is refused more and more.
struct StrayRefusals: Sendable {
  /// How many requests came to an end.
  private var ends = 0
  /// The last refusals by their place among those, the oldest first.
  private var refusals: [Int] = []

  /// Of fewer ends nothing can be said.
  private static let enough = 24
  private static let most = 16
  /// So many pass for one that is refused.
  private static let share = 16

  mutating func note(isRefusal: Bool) {
    ends += 1
    guard isRefusal else { return }
    if refusals.count == Self.most { refusals.removeFirst() }
    refusals.append(ends)
  }

  /// Whether the last refusals are so few among all ends, or so far apart.
  var areStray: Bool {
    let begin = refusals.count < Self.most ? 0 : refusals.first ?? 0
    return ends >= Self.enough && refusals.count * Self.share <= ends - begin
  }
}
