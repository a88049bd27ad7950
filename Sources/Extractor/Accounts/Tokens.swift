/// The tokens of a call, each counted once: the sorts add up to what is paid.
public struct Tokens: Sendable, Hashable {
  /// Read, those that had been read before included.
  public var input = 0
  /// Those of the input that had been read before, which cost less.
  public var cached = 0
  /// Written in the answer.
  public var output = 0
  /// Thought, which costs as much as what is written.
  public var thought = 0
  /// Brought by tools, which costs as much as what is read.
  public var toolUse = 0
  /// Those of the API's total that none of its sorts accounts for.
  public var unsorted = 0

  /// Those of the input that were sound.
  public var audio = 0
  /// Those of the cached input that were sound.
  public var cachedAudio = 0
  /// Those of the output that were pictures.
  public var images = 0

  /// The input of the first request, if several were put together to one call; each of the others
  /// read at least as much.
  public var firstInput: Int?
  /// Whether the API told how many were read and written, and nothing that cannot be.
  public var isWhole = true

  /// Counts none.
  public init() {}

  /// All of them.
  public var total: Int { input + output + thought + toolUse + unsorted }

  /// Whether every token is known by its sort, so that its price can be.
  public var isExact: Bool { isWhole && unsorted == 0 }

  /// What two requests took, the first of them on the left.
  public static func + (one: Tokens, other: Tokens) -> Tokens {
    if one == Tokens() { return other }
    var sum = one
    sum.input += other.input
    sum.cached += other.cached
    sum.output += other.output
    sum.thought += other.thought
    sum.toolUse += other.toolUse
    sum.unsorted += other.unsorted
    sum.audio += other.audio
    sum.cachedAudio += other.cachedAudio
    sum.images += other.images
    sum.firstInput = one.firstInput ?? one.input
    sum.isWhole = one.isWhole && other.isWhole
    return sum
  }
}
