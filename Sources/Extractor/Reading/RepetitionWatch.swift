/// Watches an answer as it comes for what models do when they are caught in a loop: a number that does not end, a
/// few bytes again and again, blanks without end.
public struct RepetitionWatch: Sendable {
  /// What goes on without an end.
  public enum Loop: Sendable, Hashable {
    case digits(Int)
    case blanks(Int)
    case phrase(bytes: Int, times: Int)
  }

  package init() {}

  /// Takes the next piece of text; the loop, as soon as there is one.
  package mutating func take(_ piece: some Sequence<UInt8>) -> Loop? { fatalError("to be written") }
}
