import Files
private import Glibc

/// The key for the service that is recorded: from a file that nobody else may read, or from the
/// environment; never from the command line, which everybody can see.
enum UpstreamKey {
  enum Problem: Error, CustomStringConvertible {
    case missing
    case readByOthers(FilePath)
    case malformed(String)

    var description: String {
      switch self {
      case .missing:
        "--record needs a key of its own; give --upstream-key-file FILE, or set GOOGLE_API_KEY"
      case .readByOthers(let path): "\(path): others may read this key; run: chmod 600 \(path)"
      case .malformed(let place): "\(place): a key is one line of visible ASCII characters"
      }
    }
  }

  static func key(in file: FilePath?) throws -> String {
    if let file { return try key(ofFile: file) }
    for name in ["GOOGLE_API_KEY", "GEMINI_API_KEY"] {
      guard let value = getenv(name) else { continue }
      return try checked(String(cString: value), from: name)
    }
    throw Problem.missing
  }

  private static func key(ofFile path: FilePath) throws -> String {
    var status = stat()
    let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
    if stat(name, &status) == 0, status.st_mode & 0o077 != 0 { throw Problem.readByOthers(path) }
    let bytes = try File(opening: path).readAll(limit: 4096)
    return try checked(String(decoding: bytes, as: UTF8.self), from: "\(path)")
  }

  private static func checked(_ text: String, from place: String) throws -> String {
    let key = text.utf8.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
    guard !key.isEmpty, key.allSatisfy({ 0x21...0x7E ~= $0 }) else {
      throw Problem.malformed(place)
    }
    return String(decoding: Array(key), as: UTF8.self)
  }
}
