import Files
import OrderedJSON
import SchemaGen

/// The command: what was typed is sorted, then looked up, then run.
@main
enum Extract {
  /// All that it can do.
  static let chapters = [
    Chapter(heading: "Extract", verbs: [run, plan, one]),
    Chapter(
      heading: "After a run",
      verbs: [status, show, retry, revalidate, export, verify, recover, purge, forget]),
    Chapter(heading: "Answers", verbs: [validate, decode]),
    Chapter(
      heading: "Schemas",
      verbs: [
        schemaCheck, schemaNew, schemaSample, schemaShow, schemaDiff, schemaImport, schemaSwift,
      ]),
    Chapter(
      heading: "Around it",
      verbs: [initialise, doctor, configShow, emulate, explain, help, completion, versionVerb]),
  ]

  static let verbs = chapters.flatMap(\.verbs)

  static func main() {
    CrashPrivacy.begin()
    let words = FilePath.arguments
    do {
      Output.end(try meaning(words))
    } catch {
      let isForProgram = words.contains("--json")
      Output.say("extract: \(error)")
      if isForProgram {
        let code: ErrorCode = error is ConfigurationError ? .badConfig : .usage
        Output.result(Words.errorObject("\(error)", code, .couldNotStart).text())
      }
      Output.end(.couldNotStart)
    }
  }

  private static func meaning(_ words: [FilePath]) throws -> ExitCode {
    switch words.first {
    case nil, "-h", "--help": return try meaning(["help"])
    case "--version":
      Output.result(Version.line)
      return .done
    case let word?:
      guard let verb = verb(at: words) else { throw unknown(word, words) }
      let rest = words.dropFirst(verb.words.count)
      if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
        Output.result(HelpPage(verb).text)
        return .done
      }
      var sorted = try Words(rest, for: verb)
      let standsAlone = verb.options.contains { $0.standsAlone && sorted.has($0.name) }
      if sorted.operands.isEmpty, verb.needsOperand, !standsAlone {
        throw UsageError.noOperands(of: verb)
      }
      if verb.isConfigurable {
        let surroundings = Surroundings(isUnread: sorted.has("--no-config"))
        sorted = sorted.filled(from: try Configuration(surroundings))
      }
      do { return try verb.run(sorted) } catch { throw sorted.placed(error) }
    }
  }

  /// What is said of a first word that is none of a command.
  private static func unknown(_ word: FilePath, _ words: [FilePath]) -> UsageError {
    let begun = verbs.map(\.name).filter { $0.hasPrefix("\(word) ") }
    if !begun.isEmpty, words.count > 1 {
      let name = "\(word) \(words[1])"
      if let near = nearest(to: name, among: begun) {
        return .unknownVerb(FilePath(name) ?? word, near: [near])
      }
    }
    let near = nearest(to: "\(word)", among: verbs.map(\.name)).map { [$0] } ?? []
    return .unknownVerb(word, near: begun.isEmpty ? near : begun)
  }

  /// The verb that the first words name.
  static func verb(at words: [FilePath]) -> Verb? {
    verbs.first { verb in words.prefix(verb.words.count).map(Optional.some) == verb.words }
  }

  /// The version of this source.
  static let version = "0.1.0"
}
