/// Lines of Swift code, indented as they are nested.
struct SwiftText {
  private(set) var lines: [String] = []
  private var depth = 0

  static let width = 100

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func line(_ line: String = "") {
    lines.append(line.isEmpty ? "" : String(repeating: "  ", count: depth) + line)
  }

  /// An empty line, unless a block has just begun.
  mutating func gap() {
    if let last = lines.last, !last.isEmpty, !last.hasSuffix("{") { line() }
  }

  /// Lines between `opening {` and `}`.
  mutating func block(_ opening: String, _ body: (inout SwiftText) -> Void) {
    if fits(opening + " {") {
      line(opening + " {")
    } else {
      line(opening)
      line("{")
    }
    depth += 1
    body(&self)
    depth -= 1
    line("}")
  }

  mutating func indented(_ body: (inout SwiftText) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  /// A comment that documents what follows.
  mutating func comment(_ words: String) {
    let room = max(40, Self.width - 2 * depth - 4)
    for paragraph in words.split(whereSeparator: \.isNewline) {
      for line in Self.wrapped(String(paragraph), room) { self.line("/// \(line)") }
    }
  }

  /// Whether a line fits here.
  func fits(_ line: String) -> Bool { line.count + 2 * depth <= Self.width }

  /// A call with its arguments on one line, or below it; a long string in several lines.
  /// It says whether one line was enough.
  @discardableResult
  mutating func call(
    _ opening: String, _ arguments: [SwiftArgument], closing: String = ")"
  ) -> Bool {
    let short = opening + arguments.map(\.text).joined(separator: ", ") + closing
    if fits(short), !arguments.contains(where: \.isLong) {
      line(short)
      return true
    }
    line(opening)
    indented { text in
      for (rank, argument) in arguments.enumerated() {
        let isListed = closing == "]"
        let mark = rank < arguments.count - 1 || isListed ? "," : ""
        if text.fits(argument.text + mark), !argument.isLong {
          text.line(argument.text + mark)
        } else {
          argument.write(to: &text, mark)
        }
      }
    }
    line(closing)
    return false
  }

  /// Words in lines of so many characters; a word that is longer stands alone.
  static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      let plain = word.unicodeScalars.filter { !$0.properties.isHidden }
      let shown = String(String.UnicodeScalarView(plain))
      if let last = lines.last, last.count + 1 + shown.count <= width {
        lines[lines.count - 1] = last + " " + shown
      } else {
        lines.append(shown)
      }
    }
    return lines
  }
}

/// An argument of a call: any expression, or a string that may be broken into lines.
struct SwiftArgument {
  private let label: String
  private let expression: String
  private let string: String?

  init(_ label: String? = nil, expression: String) {
    self.label = label.map { $0 + ": " } ?? ""
    self.expression = expression
    string = nil
  }

  init(_ label: String? = nil, string: String) {
    self.label = label.map { $0 + ": " } ?? ""
    expression = SwiftArgument.literal(string)
    self.string = string
  }

  var text: String { label + expression }

  /// Whether it takes several lines wherever it stands.
  var isLong: Bool { text.count > 80 && string.map { $0.contains(" ") } ?? false }

  /// A string of several lines that are one: each but the last ends with a backslash.
  func write(to text: inout SwiftText, _ mark: String) {
    guard let string, string.contains(" ") else { return text.line(self.text + mark) }
    let (signs, isRaw) = Self.signs(for: string)
    let escaped = isRaw ? string : Self.escaped(string)
    text.line("\(label)\(signs)\"\"\"")
    var lines = [""]
    for (rank, word) in escaped.split(separator: " ", omittingEmptySubsequences: false).enumerated()
    {
      let piece = rank == 0 ? String(word) : " " + word
      if lines[lines.count - 1].count + piece.count > 80, !lines[lines.count - 1].isEmpty {
        // The blank stands before the backslash, where it is not lost.
        lines[lines.count - 1] += rank == 0 ? "" : " "
        lines.append(String(word))
      } else {
        lines[lines.count - 1] += piece
      }
    }
    for (rank, line) in lines.enumerated() {
      text.line(line + (rank < lines.count - 1 ? "\\\(signs)" : ""))
    }
    text.line("\"\"\"\(signs)\(mark)")
  }

  /// The text as a string literal, raw where that reads better.
  static func literal(_ text: String) -> String {
    let (signs, isRaw) = signs(for: text)
    return "\(signs)\"\(isRaw ? text : escaped(text))\"\(signs)"
  }

  private static func signs(for text: String) -> (signs: String, isRaw: Bool) {
    let needsEscapes = text.unicodeScalars.contains { $0.properties.isHidden }
    guard !needsEscapes, text.contains("\\") || text.contains("\"") else {
      return ("", !needsEscapes)
    }
    var signs = "#"
    while text.contains("\"" + signs) || text.contains("\\" + signs) { signs += "#" }
    return (signs, true)
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.properties.isHidden:
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar.Properties {
  /// Whether nobody could see the sign in the code, or it would change how the code is seen.
  fileprivate var isHidden: Bool {
    switch generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }
}
