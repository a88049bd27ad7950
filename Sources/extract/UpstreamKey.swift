import Files
import Interactions

/// The key for the service that is recorded: from a file that nobody else may read, or from the
/// environment; never from the command line, which everybody can see.
enum UpstreamKey {
  /// There is none.
  struct Missing: Error, CustomStringConvertible {
    let description =
      "--record needs a key of its own; give --upstream-key-file FILE, or set GOOGLE_API_KEY"
  }

  static func key(in file: FilePath?) throws -> String {
    let source = file.map { KeySource.file($0) } ?? .environment
    let key: APIKey
    do throws(GeminiError) {
      key = try source.key(in: .process).key
    } catch {
      if case .noKey = error { throw Missing() }
      throw error
    }
    return key.secret.revealed { $0 }
  }
}
