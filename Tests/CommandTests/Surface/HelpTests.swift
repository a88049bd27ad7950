import Foundation
import OrderedJSON
import Testing

@testable import extract

@Suite struct `Help` {
  @Test func `tells programs of every command, option, exit code and topic`() throws {
    let help = try JSON(parsing: try Run("help", "--json").output)

    #expect(help["schema"] == "extract.help/1")
    let commands = try #require(help["commands"]?.array)
    #expect(commands.compactMap { $0["name"]?.string } == Extract.verbs.map(\.name))
    for (command, verb) in zip(commands, Extract.verbs) {
      let options = command["options"]?.array?.compactMap { $0["name"]?.string }
      #expect(options == verb.options.filter(\.isListed).map(\.name), "\(verb.name)")
    }
    #expect(help["exit_codes"]?.array?.count == ExitCode.allCases.count)
    #expect(
      help["topics"]?.array?.compactMap { $0["name"]?.string } == HelpTopic.all.map(\.name))
  }

  @Test(arguments: [
    (["run"], ["run"]), (["schema", "show"], ["schema show"]), (["exit-codes"], []),
    (["config"], ["config show"]),
  ])
  func `tells programs of one command`(words: [String], commands: [String]) throws {
    let help = try JSON(parsing: try Run(words: ["help", "--json"] + words).output)

    #expect(help["commands"]?.array?.compactMap { $0["name"]?.string } == commands)
  }

  @Test func `says of every option its default and its variable, in text and manual alike`() throws
  {
    let manual = try Run("help", "--man").output
    for verb in Extract.verbs {
      let page = try Run(words: ["help"] + verb.name.split(separator: " ").map(String.init)).output
      for example in verb.examples { #expect(page.contains(example)) }
      #expect(page.contains("Usage: \(verb.usage)"))
      for option in verb.options where option.isListed {
        #expect(page.contains("  \(option.form)"), "\(verb.name) \(option.name)")
        if let standard = option.standard {
          #expect(page.words.contains("[default: \(standard)]"), "\(verb.name) \(option.name)")
        }
        if let variable = option.variable { #expect(page.contains(variable)) }
        #expect(manual.contains(".B \(option.form.replacing("-", with: #"\-"#))\n"))
      }
      #expect(manual.contains(".B extract \(verb.name)"))
    }
  }

  @Test func `has pages that fit on a terminal`() throws {
    for verb in Extract.verbs {
      let prose = HelpPage(verb).text.split(separator: "\n")
        .filter { !$0.hasPrefix("  extract") && !$0.hasPrefix("Usage:") }
      #expect(prose.allSatisfy { $0.count <= 106 }, "\(verb.name)")
    }
    #expect(try Run("help").output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `knows topics, and the nearest where there is none`() throws {
    for topic in HelpTopic.all {
      let page = try Run("help", topic.name)
      #expect(page.code == 0)
      #expect(page.output.hasPrefix("\(topic.title):\n\n"))
    }
    #expect(
      try Run("help", "exit-code")
        == Run(
          complaints:
            "extract: exit-code: no such command or topic; perhaps extract help exit-codes\n",
          code: 2))
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: "/usr/bin/groff"), "groff is in groff-base"))
  func `is a manual page that man can read`() throws {
    let folder = try Folder()
    try folder.write(Run("help", "--man").output, to: "extract.1")

    let seen = try Run(
      shell: "groff -man -Tascii -ww '\(folder.path)/extract.1' 2>&1 >/dev/null")

    #expect(seen == Run(output: ""))
  }

  @Test func `gives every command a form for programs`() {
    let exempt = ["completion"]
    for verb in Extract.verbs where !exempt.contains(verb.name) {
      #expect(verb.options.contains { $0.name == "--json" }, "\(verb.name)")
    }
  }
}

@Suite struct `Completing words` {
  private func candidates(_ words: String..., in folder: URL = Run.package) throws -> [String] {
    let run = try Run(words: ["completion", "--complete", "--"] + words, in: folder)
    return run.output.split(separator: "\n").map { String($0.split(separator: "\t")[0]) }
  }

  @Test func `offers what is declared`() throws {
    #expect(try candidates("st") == ["status"])
    #expect(try candidates("schema", "s") == ["sample", "show", "swift"])
    #expect(
      try candidates("run", "--max-d") == [
        "--max-duration", "--max-docs", "--max-doc-tokens", "--max-doc-cost",
      ])
    #expect(try candidates("run", "--thinking", "m") == ["minimal", "medium"])
    #expect(try candidates("run", "--format", "csv,j") == ["csv,jsonl", "csv,json"])
    #expect(try candidates("run", "--on-unknown", "=", "h") == ["hold"])
    #expect(try candidates("completion", "") == ["bash", "zsh", "fish"])
    #expect(try candidates("explain", "no-k") == ["no-key"])
    #expect(try candidates("run", "in") == ["@files"])
    #expect(try candidates("nonsense", "x") == [])
  }

  @Test func `offers schemas, folders of records, and documents`() throws {
    #expect(
      try candidates("run", "--schema", "schemas/rec") == [
        "schemas/receipt.schema.json", "schemas/receipt.yaml", "schemas/recipe.yaml", "@files",
      ])
    let folder = try Folder()
    let answers = Run.package.appending(path: "samples/answers").path
    let made = try Run(
      words: [
        "run", Run.package.appending(path: "samples/receipt-cafe.txt").path, "--schema",
        Run.package.appending(path: "schemas/receipt.yaml").path, "--emulate", answers, "--quiet",
      ], in: folder.url)
    #expect(made.code == 0)

    #expect(try candidates("show", "", in: folder.url) == ["out", "@folders"])
    let documents = try candidates("show", "out", "", in: folder.url)
    #expect(documents.count == 1)
    #expect(documents.allSatisfy { $0.hasSuffix("samples/receipt-cafe.txt") })
  }

  @Test func `works in bash`() throws {
    let script = """
      cd samples && source <(extract completion bash)
      COMP_WORDS=(extract run --schema ../schemas/inv) COMP_CWORD=3; _extract 2>/dev/null
      printf '%s\\n' "${COMPREPLY[@]}"
      COMP_WORDS=(extract stat) COMP_CWORD=1; _extract; printf '%s\\n' "${COMPREPLY[@]}"
      """
    let run = try Run(shell: "bash -c '\(script.replacing("'", with: #"'\''"#))'")

    #expect(run.output.contains("../schemas/invoice.yaml\n"))
    #expect(run.output.hasSuffix("\nstatus\n"))
  }
}

extension String {
  /// With every run of blanks as one.
  fileprivate var words: String {
    split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }
}
