package import Files

/// Where the key comes from.
public struct KeySource: Sendable {
  let kind: Kind

  enum Kind: Sendable {
    case environment
    case file(FilePath?)
    case key(APIKey)
  }

  /// `GOOGLE_API_KEY`, else `GEMINI_API_KEY`: the order of the official SDK.
  public static let environment = KeySource(kind: .environment)

  /// A file that holds the key and nothing else, and that nobody but its owner may read.
  public static func file(_ path: String) -> KeySource { KeySource(kind: .file(FilePath(path))) }

  /// The same, by a path that need not be text.
  package static func file(_ path: FilePath) -> KeySource { KeySource(kind: .file(path)) }

  /// This one.
  public static func key(_ key: APIKey) -> KeySource { KeySource(kind: .key(key)) }
}

extension KeySource {
  /// The variables that may hold a key, in the order in which they are asked.
  package static let variables = ["GOOGLE_API_KEY", "GEMINI_API_KEY"]

  /// Fetches the key, and says what a person should know of how it was chosen.
  package func key(
    in surroundings: Surroundings
  ) throws(GeminiError) -> (key: APIKey, warnings: [GeminiWarning]) {
    switch kind {
    case .key(let key): return (key, [])
    case .file(let path?): return (try KeyFile.key(in: path), [])
    case .file(nil): throw .badKey(.given, .pathHoldsNUL)
    case .environment: return try Self.key(among: surroundings)
    }
  }

  private static func key(
    among surroundings: Surroundings
  ) throws(GeminiError) -> (key: APIKey, warnings: [GeminiWarning]) {
    let found = variables.compactMap { name in
      surroundings.variable(name).map { (name: name, text: $0) }
    }
    guard let first = found.first else { throw .noKey }
    let warnings = found.count > 1 ? [GeminiWarning.bothKeysSet(used: first.name)] : []
    do {
      return (try APIKey(checking: first.text), warnings)
    } catch {
      throw .badKey(.variable(first.name), error)
    }
  }
}

/// Something a person should know though all goes on.
public enum GeminiWarning: Sendable, Hashable {
  /// Two variables hold a key.
  case bothKeysSet(used: String)
}

extension GeminiWarning: CustomStringConvertible {
  /// One line.
  public var description: String {
    switch self {
    case .bothKeysSet(let used):
      "\(KeySource.variables.joined(separator: " and ")) are both set; \(used) is used, unset the other"
    }
  }
}
