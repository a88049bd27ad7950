/// What `--help` says: examples first, then every option with what it defaults to and who else may say it.
struct HelpPage {
  private(set) var text = ""

  /// The widest line, where words can be parted.
  private static let width = 100

  /// The page of a verb.
  init(_ verb: Verb) {
    var lines = Self.wrapped(verb.purpose, indent: 0)
    lines.append("")
    lines += verb.examples.map { "  \($0)" }
    lines += ["", "Usage: \(verb.usage)"]
    let forms = verb.options.filter(\.isListed).map(\.form.count)
    let column = min(forms.max() ?? 0, 24) + 4
    for (heading, options) in verb.groups {
      lines += ["", "\(heading):"]
      for option in options { lines += Self.lines(of: option, column) }
    }
    if !verb.notes.isEmpty { lines += ["", verb.notes] }
    text = lines.joined(separator: "\n")
  }

  /// The page of the whole command.
  init(_ chapters: [Chapter]) {
    let names = chapters.flatMap { $0.verbs.map(\.name.count) }
    let column = (names.max() ?? 0) + 5
    var lines = [
      "extract turns documents into typed, validated records.", "",
      "  extract init invoices",
      "  extract run inbox/ --schema schemas/invoice.yaml --out out/",
      "  extract one --schema schemas/invoice.yaml invoice.pdf",
      "  extract schema check schemas/*.yaml",
      "",
      "Usage: extract COMMAND [OPTION…] FILE…      (a FILE of - is standard input)",
    ]
    for chapter in chapters {
      lines += ["", "\(chapter.heading):"]
      for verb in chapter.verbs {
        lines += Self.item("  \(verb.name)", verb.purpose, column)
      }
    }
    let topics = HelpTopic.all.map(\.name).joined(separator: ", ")
    lines += [
      "", "extract COMMAND --help says more of a command, extract help TOPIC of one of these:",
    ]
    lines += Self.wrapped(topics, indent: 2)
    text = lines.joined(separator: "\n")
  }

  private static func lines(of option: Verb.Option, _ column: Int) -> [String] {
    item("  \(option.form)", option.sentence, column)
  }

  /// A name with its sentence in a column of its own, below the name if that is long.
  private static func item(_ name: String, _ sentence: String, _ column: Int) -> [String] {
    let lines = wrapped(sentence, indent: column)
    guard name.count + 2 <= column, let first = lines.first else { return [name] + lines }
    return [name + first.dropFirst(name.count)] + lines.dropFirst()
  }

  /// A text in lines that are not too wide.
  static func wrapped(_ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if indent + line.count + 1 + word.count <= width {
        line += " \(word)"
      } else {
        lines.append(margin + line)
        line = String(word)
      }
    }
    return lines + [margin + line]
  }
}

extension Verb {
  /// How it is typed.
  var usage: String {
    let hasOptions = options.contains(where: \.isListed)
    return "extract \(name)" + (hasOptions ? " [OPTION…]" : "")
      + (operands.isEmpty ? "" : " \(operands)")
  }
}

extension Verb.Option {
  /// What help says of it: what it is for, what there is to choose, what else says so.
  var sentence: String {
    var sentence = purpose
    if !choices.isEmpty, !choices.allSatisfy({ purpose.contains($0) }) {
      sentence += ": \(choices.joined(separator: ", "))"
    }
    if let standard { sentence += " [default: \(standard)]" }
    let names = (variable.map { [$0] } ?? []) + variables
    if !names.isEmpty { sentence += " [\(names.joined(separator: ", "))]" }
    return sentence
  }
}

/// Commands that belong together.
struct Chapter: Sendable {
  let heading: String
  let verbs: [Verb]
}
