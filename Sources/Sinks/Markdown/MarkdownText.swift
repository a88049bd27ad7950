import OrderedJSON

/// Text that Markdown shows as it is: no sign in it opens a tag, a link, a code or a column.
enum MarkdownText {
  /// What stands in a heading or a cell; breaks of lines are shown as such.
  static func of(_ text: String) -> String {
    var lines: [String] = [""]
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      let isSecondHalf = scalar == "\n" && previous == "\r"
      if scalar == "\r" || scalar == "\n", !isSecondHalf {
        lines.append("")
      } else if !isSecondHalf {
        lines[lines.count - 1].unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return lines.map(line).joined(separator: "<br>")
  }

  private static func line(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    var before = ""
    for scalar in TextPlace.visible(text).unicodeScalars {
      if isMarkup(scalar) || scalar == "." && before == "www" { shown.append("\\") }
      shown.append(scalar)
      before = String((before + String(scalar).lowercased()).suffix(3))
    }
    return String(shown)
  }

  /// The colon is one for the sake of `https:`, which becomes a link by itself.
  private static func isMarkup(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "#", "$", ":": true
    default: false
    }
  }
}

extension MarkdownText {
  /// A value in a cell: text, a number as it was written, or a list.
  static func of(_ value: JSONView) -> String {
    switch value.kind {
    case .null: ""
    case .string: of(value.string ?? "")
    case .bool, .number: value.text
    case .array where value.items.allSatisfy(\.isScalar):
      value.items.map { of($0) }.joined(separator: "<br>")
    case .array, .object: of(JSON(value).text())
    }
  }
}

extension JSONView {
  /// Whether it has nothing in it.
  var isScalar: Bool { kind != .array && kind != .object }
}
