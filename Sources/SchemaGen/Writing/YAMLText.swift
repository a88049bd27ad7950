import OrderedJSON

/// A YAML text before it is laid out.
indirect enum YAMLText {
  /// A text where only a text can stand.
  case text(String)
  /// A value where YAML tells texts from numbers, truth values and null.
  case value(JSON)
  case list([YAMLText])
  case mapping([Member])
  case nothing

  struct Member {
    var key: String
    /// Whether a reader tells the key from numbers, truth values and null.
    var isResolved = false
    var value: YAMLText

    init(_ key: String, isResolved: Bool = false, _ value: YAMLText) {
      self.key = key
      self.isResolved = isResolved
      self.value = value
    }
  }

  /// Whether the text stands on lines of its own.
  fileprivate var isBlock: Bool {
    switch self {
    case .list(let items): !items.isEmpty
    case .mapping(let members): !members.isEmpty
    case .text, .value, .nothing: false
    }
  }

  /// The text, with a line break at its end.
  var document: String {
    var layout = Layout()
    layout.write(self, at: 0)
    return layout.lines.joined(separator: "\n") + "\n"
  }
}

extension YAMLText {
  /// A value as the blocks and scalars of YAML.
  init(_ json: JSON) {
    switch json {
    case .array(let items) where !items.isEmpty: self = .list(items.map { YAMLText($0) })
    case .object(let object) where !object.isEmpty:
      self = .mapping(object.members.map { Member($0.name, isResolved: true, YAMLText($0.value)) })
    case .null, .bool, .number, .string, .array, .object: self = .value(json)
    }
  }
}

/// Lines of YAML: block style, two spaces a level, long texts folded.
private struct Layout {
  var lines: [String] = []
  private let width = 100

  mutating func write(_ text: YAMLText, at indent: Int) {
    switch text {
    case .mapping(let members) where !members.isEmpty:
      for member in members { write(member, at: indent) }
    case .list(let items) where !items.isEmpty:
      for item in items { write(item: item, at: indent) }
    case .text, .value, .nothing, .mapping, .list:
      lines.append(margin(indent) + scalar(text, behind: indent, at: indent).trimmed)
    }
  }

  private mutating func write(_ member: YAMLText.Member, at indent: Int) {
    let key = QuotedText(member.key, isResolved: member.isResolved).quoted + ":"
    if member.value.isBlock {
      lines.append(margin(indent) + key)
      write(member.value, at: indent + 2)
    } else {
      let before = margin(indent) + key
      lines.append(before + scalar(member.value, behind: before.unicodeScalars.count, at: indent))
    }
  }

  /// The dash stands in the margin of the item's first line.
  private mutating func write(item: YAMLText, at indent: Int) {
    let first = lines.count
    if item.isBlock {
      write(item, at: indent + 2)
    } else {
      lines.append(margin(indent + 1) + scalar(item, behind: indent + 1, at: indent))
    }
    let rest = lines[first].unicodeScalars.dropFirst(indent + 1)
    lines[first] = margin(indent) + "-" + String(rest)
  }

  /// What follows a key or a dash, with the blank before it.
  private func scalar(_ text: YAMLText, behind column: Int, at indent: Int) -> String {
    switch text {
    case .nothing: ""
    case .mapping: " {}"
    case .list: " []"
    case .text(let text): scalar(QuotedText(text), behind: column, at: indent)
    case .value(.string(let text)):
      scalar(QuotedText(text, isResolved: true), behind: column, at: indent)
    case .value(let value): " " + value.text()
    }
  }

  private func scalar(_ scalar: QuotedText, behind column: Int, at indent: Int) -> String {
    if let lines = scalar.literalLines {
      return " \(scalar.literalSign)\n"
        + lines.map { line in
          line.isEmpty ? "" : margin(indent + 2) + line
        }.joined(separator: "\n")
    }
    let inLine = " " + scalar.quoted
    guard column + inLine.unicodeScalars.count > width, let words = scalar.foldableWords else {
      return inLine
    }
    return " >-" + folded(words, at: indent + 2)
  }

  private func folded(_ words: [Substring], at indent: Int) -> String {
    var text = ""
    var column = width
    for word in words {
      let length = word.unicodeScalars.count
      if column + 1 + length > width {
        text += "\n" + margin(indent) + word
        column = indent + length
      } else {
        text += " " + word
        column += 1 + length
      }
    }
    return text
  }

  private func margin(_ indent: Int) -> String { String(repeating: " ", count: indent) }
}
