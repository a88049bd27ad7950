/// What is wrong with an API key, or with the file it should be read from.
public enum KeyFault: Error, Sendable, Hashable {
  case empty
  /// A space, a control character, or anything else that no key has.
  case holdsOddCharacters
  /// The file is another user's.
  case belongsToAnother
  /// The file can be read or changed by others.
  case isShared(mode: UInt32)
  /// The file cannot be read, and why.
  case unreadable(String)
  /// The path cannot be one.
  case pathHoldsNUL
}

extension KeyFault: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .empty: "holds no key; put the key there, and nothing else"
    case .holdsOddCharacters: "holds a character that no key has; copy the key again"
    case .belongsToAnother: "belongs to another user; put the key into a file of your own"
    case .isShared(let mode):
      "is open to others (mode 0\(String(mode, radix: 8))); close it to them by chmod 600"
    case .unreadable(let reason): reason
    case .pathHoldsNUL: "has a NUL in its path; give another path"
    }
  }
}

/// Where a key was looked for.
public enum KeyOrigin: Sendable, Hashable {
  /// The program gave it.
  case given
  case variable(String)
  /// A file, by its path as it is shown to people.
  case file(String)
}

extension KeyOrigin: CustomStringConvertible {
  /// What an error message begins with.
  public var description: String {
    switch self {
    case .given: "the API key"
    case .variable(let name): name
    case .file(let path): path
    }
  }
}
