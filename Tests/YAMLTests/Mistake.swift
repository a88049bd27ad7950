import Testing
import YAML

/// A text with a mistake, and what is said of it where.
struct Mistake: Sendable, CustomTestStringConvertible {
  let text: String
  let wanted: String

  var testDescription: String { String(reflecting: String(text.prefix(80))) }

  init(_ text: String, _ sentence: String, _ line: Int, _ column: Int) {
    self.text = text
    self.wanted = "line \(line), column \(column): \(sentence)"
  }

  /// Whether the text is refused in just these words at just this place.
  func expectSaid(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(Self.said(of: text) == wanted, sourceLocation: sourceLocation)
  }

  /// What is said of a text that is refused.
  static func said(of text: String) -> String? {
    do {
      _ = try YAMLDocument(parsing: text)
      return nil
    } catch {
      return "\(error)"
    }
  }
}
