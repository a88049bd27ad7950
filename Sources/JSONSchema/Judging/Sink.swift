import OrderedJSON

/// What a judge tells while it judges.
///
/// A sink that keeps nothing has empty functions, which the compiler removes.
protocol Sink {
  /// Whether the first violation settles everything.
  static var stopsEarly: Bool { get }
  /// Whether what valid schemas note of a value is kept.
  static var wantsNotes: Bool { get }
  /// Whether only a verdict is asked for at the moment, inside of `not` or `if`.
  var isMuted: Bool { get }

  /// A node begins or has finished with a value.
  mutating func begin(_ node: Int32, _ at: Int)
  mutating func end(_ node: Int32, _ at: Int, _ isValid: Bool)

  /// Steps along a keyword, and out again.
  mutating func enter(_ keyword: Keyword, _ token: () -> Token?)
  mutating func leave()

  /// A rule is violated: always `false`.
  mutating func violated(
    _ finding: @autoclosure () -> Finding, by node: Int32, _ keyword: Keyword?, at: Int
  ) -> Bool

  /// Judging a rule was given up, though perhaps where only a verdict was asked for.
  mutating func surrendered(_ finding: Finding, by node: Int32, _ keyword: Keyword?, at: Int)

  /// Violations from here on are those of branches, of which any one may do.
  mutating func beginBranches()
  mutating func nextBranch()
  /// Gives the violations of the branches, which are then forgotten unless kept as part of another.
  mutating func endBranches() -> [[Violation]]

  /// Inside, a verdict is enough: no violation is kept.
  mutating func mute()
  mutating func unmute()
}

/// What follows a keyword on the way through a schema.
enum Token {
  case position(Int)
  /// The name of a member, by its entry on the value's tape.
  case member(Int)
  case name(String)
}

/// Keeps nothing: for a verdict.
struct Verdict: Sink {
  static var stopsEarly: Bool { true }
  static var wantsNotes: Bool { false }
  @inline(__always) var isMuted: Bool { false }
  @inline(__always) mutating func begin(_ node: Int32, _ at: Int) {}
  @inline(__always) mutating func end(_ node: Int32, _ at: Int, _ isValid: Bool) {}
  @inline(__always) mutating func enter(_ keyword: Keyword, _ token: () -> Token?) {}
  @inline(__always) mutating func leave() {}
  @inline(__always) mutating func violated(
    _ finding: @autoclosure () -> Finding, by node: Int32, _ keyword: Keyword?, at: Int
  ) -> Bool { false }
  @inline(__always) mutating func surrendered(
    _ finding: Finding, by node: Int32, _ keyword: Keyword?, at: Int
  ) {}
  @inline(__always) mutating func beginBranches() {}
  @inline(__always) mutating func nextBranch() {}
  @inline(__always) mutating func endBranches() -> [[Violation]] { [] }
  @inline(__always) mutating func mute() {}
  @inline(__always) mutating func unmute() {}
}
