/// The lines that begin with `%` before a document: `%YAML 1.1` or `%YAML 1.2` once, and nothing else.
enum Directives {
  /// Looks at the comments, blank lines and directives from an offset on.
  static func check(_ text: SourceText, from offset: Int) throws(YAMLError) {
    var start = offset
    var isFirst = true
    while start < text.bytes.count {
      let line = text.line(from: start)
      if text[start] == UInt8(ascii: "%") {
        let words = text.string(line).split { $0 == " " || $0 == "\t" }
        guard isFirst, isVersion(words) else {
          let name = words.prefix(words.first == "%YAML" ? 2 : 1).joined(separator: " ")
          throw YAMLError(.directive(name), at: start, in: text.bytes)
        }
        isFirst = false
      } else if !isBlank(text, line) {
        return
      }
      start = text.next(after: line)
    }
  }

  /// Whether a line is `%YAML 1.1` or `%YAML 1.2`, with a comment or without.
  private static func isVersion(_ words: [Substring]) -> Bool {
    guard words.count >= 2, words[0] == "%YAML", words[1] == "1.1" || words[1] == "1.2" else {
      return false
    }
    return words.count == 2 || words[2].first == "#"
  }

  private static func isBlank(_ text: SourceText, _ line: Range<Int>) -> Bool {
    let first = line.first { !SourceText.isBlank(text[$0]) }
    return first.map { text[$0] == UInt8(ascii: "#") } ?? true
  }
}
