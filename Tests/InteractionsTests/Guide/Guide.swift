import Interactions
import Locking

/// The examples of the articles, each between the marks `snippet` and `end`, and run against a server
/// with recorded answers.
///
/// They stand here as a user writes them: `gemini` is the client, and what they print is noted.
struct Guide: Sendable {
  let gemini: Gemini
  private let page = Lock("")

  init(_ gemini: Gemini) { self.gemini = gemini }

  /// What the example printed.
  var printed: String { page.withLock { $0 } }

  /// Stands before the `print` of Swift in all examples.
  func print(_ items: Any..., terminator: String = "\n") {
    let line = items.map { "\($0)" }.joined(separator: " ") + terminator
    page.withLock { $0 += line }
  }
}
