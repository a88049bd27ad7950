/// Notes that GitHub shows beside the lines of a change.
enum GitHub {
  /// `::error file=a.yaml,line=3,col=6::what is wrong`.
  static func annotation(
    _ severity: String, file: String, line: Int, column: Int, title: String? = nil,
    _ message: String
  ) -> String {
    let heading = title.map { ",title=\(property($0))" } ?? ""
    return
      "::\(severity) file=\(property(file)),line=\(line),col=\(column)\(heading)::\(text(message))"
  }

  private static func text(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  private static func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.map { escapes[$0] ?? String($0) }.joined()
  }
}
