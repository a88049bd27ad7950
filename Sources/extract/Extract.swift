import Files

/// The command: what was typed is sorted, then looked up, then run.
@main
enum Extract {
  static let verbs = [
    one, validate, decode, schemaCheck, schemaShow, schemaSample, schemaNew, schemaSwift,
    schemaImport,
    schemaDiff, emulate, explain,
  ]

  static func main() {
    do {
      Output.end(try run(FilePath.arguments))
    } catch {
      Output.say("extract: \(error)")
      Output.end(.couldNotStart)
    }
  }

  private static func run(_ words: [FilePath]) throws(UsageError) -> ExitCode {
    switch words.first {
    case nil, "-h", "--help",
      "help" where words.count <= 1:
      Output.result(help)
      return .done
    case "--version", "version":
      Output.result("extract \(version)")
      return .done
    case "help": return try run(words.dropFirst() + ["--help"])
    case let word?:
      guard let (verb, rest) = verb(at: words[...]) else {
        throw .unknownVerb(word, near: verbs.map(\.name).filter { $0.hasPrefix("\(word) ") })
      }
      if rest.contains(where: { $0 == "--help" || $0 == "-h" }) {
        Output.result(verb.help)
        return .done
      }
      let sorted = try Words(rest, for: verb)
      let standsAlone = verb.options.contains { $0.standsAlone && sorted.has($0.name) }
      if sorted.operands.isEmpty, verb.needsOperand, !standsAlone {
        throw .noOperands(of: verb)
      }
      return try verb.run(sorted)
    }
  }

  /// The verb that the first words name, and the words behind it.
  private static func verb(at words: ArraySlice<FilePath>) -> (Verb, ArraySlice<FilePath>)? {
    for verb in verbs {
      let name = verb.name.split(separator: " ").map { FilePath(String($0)) }
      if words.prefix(name.count).map(Optional.some) == name {
        return (verb, words.dropFirst(name.count))
      }
    }
    return nil
  }

  /// The version of this source.
  static let version = "0.1.0"

  static var help: String {
    let width = verbs.map(\.name.count).max() ?? 0
    let list = verbs.map { verb in
      "  \(verb.name)\(String(repeating: " ", count: width - verb.name.count + 3))\(verb.purpose)"
    }
    return """
      extract turns documents into typed, validated records.

        extract one --schema schemas/invoice.yaml invoice.pdf
        extract decode samples/answers/*.json
        extract schema check schemas/*.yaml

      Usage: extract COMMAND [OPTION…] FILE…      (a FILE of - is standard input)

      \(list.joined(separator: "\n"))

        extract COMMAND --help   says more; extract --version says which this is

      Exit codes: 0 all done · 1 done, some files failed · 2 could not start · 4 no key, or a refused
      one · 5 a rate limit or an outage, try again later
      """
  }
}
