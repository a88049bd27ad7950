/// The moment in which the event loop works, and the next one at which limits have to be looked at.
///
/// Limits move with every byte, nearly always to later: so nobody sorts them, and a look that comes
/// too early costs one pass over what runs.
final class LoopTime {
  var now = Watch.now()
  private(set) var nextLook = Int.max

  /// Has the limits looked at not later than this.
  func lookAgain(at moment: Int) { nextLook = min(nextLook, moment) }

  /// Begins a look, which says anew when the next one is due.
  func forgetLook() { nextLook = .max }
}
