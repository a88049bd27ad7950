import Files

/// A path with holes in it, over bytes: `*` and `?` stand for what is not a slash, `[a-z]` and `[!a-z]`
/// for one byte, `**` between slashes for any number of folders, `{a,b}` for either.
///
/// It is a machine of steps, each taken with one byte of the path. Matching keeps the set of steps that
/// the machine can be at, so its time grows with the glob times the path and never faster, whatever
/// the glob. `*.{pdf,png}` becomes
///
///     0 fork 1 or 3      3 byte .          9  byte p
///     1 any              4 fork 5 or 9     10 byte n
///     2 go to 0          5 byte p          11 byte g
///                        6 byte d
///                        7 byte f
///                        8 go to 12
struct Glob: Sendable, Hashable {
  /// No path is longer, so no glob has to be.
  static let longest = 4096

  /// The machine; it is through when it is past the last step.
  let steps: [Step]
  let sets: [ByteSet]
  /// What each match begins and ends with: most paths are turned away by these.
  let prefix: [UInt8]
  let suffix: [UInt8]

  enum Step: Sendable, Hashable {
    case byte(UInt8)
    /// One byte of a set that is no slash.
    case set(Int)
    /// Any byte but a slash.
    case inName
    /// Any byte.
    case anything
    case fork(Int, Int)
    case go(Int)
    /// Where a glob that is written wrongly comes to nothing.
    case never
  }

  /// How a glob is written.
  enum Dialect: Sendable {
    /// As in a shell, with braces; a `[` that nothing closes is a `[`.
    case shell
    /// As in an ignore file; a `[` that nothing closes matches nothing.
    case ignoreFile
  }
}

extension Glob {
  /// Whether a path matches as a whole.
  ///
  /// `hidingDots`: as in a shell, a full stop at the beginning of a name is matched by one alone.
  func matches(_ path: some Collection<UInt8>, hidingDots: Bool = false) -> Bool {
    guard path.count >= max(prefix.count, suffix.count), path.starts(with: prefix),
      path.suffix(suffix.count).elementsEqual(suffix)
    else { return false }
    if prefix.count == steps.count { return path.count == prefix.count }
    var matcher = GlobMatcher(self, hidingDots: hidingDots)
    for byte in path where matcher.isAlive { matcher.take(byte) }
    return matcher.isThrough
  }

  /// Whether something in this folder can match, at any depth.
  func canMatch(in folder: some Collection<UInt8>, hidingDots: Bool = false) -> Bool {
    var matcher = GlobMatcher(self, hidingDots: hidingDots)
    for byte in folder where matcher.isAlive { matcher.take(byte) }
    matcher.take(UInt8(ascii: "/"))
    return matcher.isAlive
  }

  /// Whether a word has holes.
  static func isOne(_ word: some Sequence<UInt8>) -> Bool {
    word.contains { "*?[{".utf8.contains($0) }
  }
}
