/// The manual page `extract(1)`, in the macros of man(7).
struct ManPage {
  let text: String

  init(_ chapters: [Chapter]) {
    var page = [
      #".TH EXTRACT 1 "" "extract \#(Extract.version)" "User Commands""#,
      ".SH NAME", #"extract \- turn documents into typed, validated records"#,
      ".SH SYNOPSIS", ".B extract", #".I COMMAND\/"#, "[OPTION...] FILE...",
      ".SH DESCRIPTION",
      Self.text("A language model reads documents, and this command judges what it answers."),
      Self.text("Each command says more of itself with --help. A FILE of - is standard input."),
      ".SH COMMANDS",
    ]
    for chapter in chapters {
      page.append(".SS \(Self.text(chapter.heading))")
      for verb in chapter.verbs { page += Self.lines(of: verb) }
    }
    page += [".SH EXIT STATUS"]
    for code in ExitCode.allCases {
      page += [".TP", ".B \(code.rawValue)", Self.text(code.meaning)]
    }
    for topic in HelpTopic.all where topic.name != "exit-codes" {
      page += [".SH \(Self.text(topic.name.uppercased()))", ".nf", Self.text(topic.text), ".fi"]
    }
    text = page.joined(separator: "\n") + "\n"
  }

  private static func lines(of verb: Verb) -> [String] {
    var lines = [".TP", ".B \(text(verb.usage))", text(verb.purpose) + "."]
    if !verb.notes.isEmpty {
      lines += [".IP", ".nf", text(verb.notes), ".fi"]
    }
    lines += [".RS"]
    for (heading, options) in verb.groups {
      lines += [".PP", text("\(heading):")]
      for option in options { lines += [".TP", ".B \(text(option.form))", text(option.sentence)] }
    }
    lines += [".PP", "Examples:", ".nf"] + verb.examples.map { text("  \($0)") } + [".fi", ".RE"]
    return lines
  }

  /// A text that means nothing to troff: no line begins with a request, hyphens stay hyphens.
  private static func text(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var escaped = ""
      for character in line {
        switch character {
        case "\\": escaped += #"\e"#
        case "-": escaped += #"\-"#
        case "…": escaped += "..."
        default: escaped.append(character)
        }
      }
      let isRequest = line.first == "." || line.first == "'"
      return (isRequest ? #"\&"# : "") + escaped
    }.joined(separator: "\n")
  }
}
