/// Phrases of the language as one regular expression, for editors, which know no grammar.
///
/// It follows the grammar rule by rule; brackets nest three deep, as regular expressions cannot count.
/// What it refuses is refused by the language; what it takes may still be wrong in its meaning.
package enum PhraseExpression {
  /// Of a whole phrase with its description.
  package static let phrase = "^\\s*(?:\(union(3)))\(note)\\s*$"
  /// Of a key in a group.
  package static let key =
    "^(?:\\$\\$|[^$?\\s])(?:(?!\\s--\\s).)*?(?<!\\[\\])(?:\\s+--\\s+\\S.*)?$"

  private static let note = "(?:\\s+--\\s+\\S[\\s\\S]*)?"
  private static let number = "-?[0-9]+(?:\\.[0-9]+)?"
  private static let range = "(?:\(number)\\.\\.(?:\(number))?|\\.\\.\(number))"
  private static let pattern = "/(?:\\\\.|[^\\\\])+?/(?=[\\s?)]|$)"
  private static let bound =
    "(?:\(range)|\(number)(?![0-9.])|(?:>=|<=|>|<)\\s*\(number)|\(pattern))"
  private static let name =
    "[A-Za-z\\u0080-\\uFFFF][A-Za-z0-9_\\u0080-\\uFFFF-]*"
    + "(?![A-Za-z0-9_])"
  private static let type = "(?!one\\s+of\\b|map\\s+of\\b)\(name)(?:\\.\(name))?(?:\\([0-9]+\\))?"
  private static let word =
    "(?!-+(?:\\s|$)|[–—](?:\\s|$))(?:(?!\\.\\.)[^\\s,|\"()\\[\\]{}<>=?:;])+"
    + "(?![^\\s,|\"()\\[\\]{}<>=?:;])"
  private static let words = "(?:\(word)|\\((?:\(word)\\s*)+\\))"
  private static let value = "(?:\"(?:\\\\.|[^\"\\\\])*\"|'(?:''|[^'])*'|\(words)(?:\\s+\(words))*)"
  private static let choice = "one\\s+of\\s+\(value)(?:\\s*,\\s*\(value))*(?:\\s*\\?)?"

  private static func atom(_ depth: Int) -> String {
    depth == 0 ? "(?:\(type))" : "(?:\\(\\s*(?:\(union(depth - 1)))\\s*\\)|\(type))"
  }

  private static func part(_ depth: Int) -> String {
    "(?:\(choice)|\(atom(depth))(?:\\s*(?:\\[\\]|\\?))*(?:\\s*\(bound))*(?:\\s*\\?)?)"
  }

  /// Written so that each level stands in it only once: otherwise it doubles with each.
  private static func union(_ depth: Int) -> String {
    let bar = "\\s*\\|\\s*(?!$|--|\\)|\\|)"
    return "(?!map\\s+of\\s[^()|]*\\|)(?:map\\s+of\\s+)*(?:\(part(depth))(?:\(bar)|(?!\\s*\\|)))+"
  }
}
