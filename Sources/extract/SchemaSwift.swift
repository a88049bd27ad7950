import Files
import JSONSchema
import SchemaGen

extension Extract {
  /// `extract schema swift`: writes Swift types for the records of a schema.
  static let schemaSwift = Verb(
    name: "schema swift",
    operands: "FILE",
    purpose: "Write Swift types for the records of a schema",
    examples: [
      "extract schema swift schemas/invoice.yaml > Sources/App/Invoice.swift",
      "extract schema swift --plain --access internal schemas/invoice.yaml",
    ],
    options: [
      Verb.Option(
        name: "--name", value: "TYPE", purpose: "of the record; the schema's own name by default"),
      Verb.Option(
        name: "--access", value: "LEVEL", purpose: "public (default), package or internal"),
      Verb.Option(
        name: "--plain", purpose: "without what the schema says of the types: no module is needed"),
      Verb.Option(
        name: "--keep-unknown", purpose: "choices take values they do not know, as .unknown"),
      Verb.Option(
        name: "--output", value: "PATH", purpose: "write there; standard output by default"),
      Verb.Option(
        name: "--report", value: "FORM",
        purpose: "how mistakes are said: text (default), or compiler for editors"),
    ],
    run: runSchemaSwift)

  @Sendable
  private static func runSchemaSwift(_ words: Words) throws(UsageError) -> ExitCode {
    let path = try oneFile(words, of: schemaSwift)
    var options = SwiftCodeOptions(
      hasNotes: !words.has("--plain"), keepsUnknown: words.has("--keep-unknown"))
    if let level = words.value("--access") {
      guard let access = SwiftCodeOptions.Access(rawValue: "\(level)") else {
        throw .badValue(
          option: "--access", level,
          allowed: SwiftCodeOptions.Access.allCases.map(\.rawValue))
      }
      options.access = access
    }
    let report = try mistakeReport(words)
    do {
      let schema = try SchemaFiles.schema(path, SchemaOptions())
      let code = SwiftCode(
        of: schema.inWords.blueprint,
        named: words.value("--name").map { "\($0)" } ?? schema.name ?? path.stem,
        from: "\(path.lastComponent)", options)
      return try write(code.text, to: words.value("--output"))
    } catch let problem as SchemaFiles.Problem where report == .compiler {
      for note in SchemaNote.notes(of: problem, path) { Output.say(note.compilerLines) }
      return .couldNotStart
    } catch {
      Output.say("\(error)")
      return .couldNotStart
    }
  }

  /// For whom the mistakes of a schema are said.
  private enum MistakeReport: String, CaseIterable {
    case text, compiler
  }

  private static func mistakeReport(_ words: Words) throws(UsageError) -> MistakeReport {
    guard let name = words.value("--report") else { return .text }
    guard let report = MistakeReport(rawValue: "\(name)") else {
      throw .badValue(
        option: "--report", name, allowed: MistakeReport.allCases.map(\.rawValue))
    }
    return report
  }

  /// The one file that a verb works on.
  static func oneFile(_ words: Words, of verb: Verb) throws(UsageError) -> FilePath {
    if let extra = words.operands.dropFirst().first { throw .oneOperand(extra, of: verb.name) }
    return words.operands[0]
  }

  /// Writes a text to a file, or to standard output.
  static func write(_ text: String, to path: FilePath?) throws -> ExitCode {
    if let path, path != "-" {
      try File.write(Array(text.utf8), to: path)
    } else {
      Output.text(text)
    }
    return .done
  }
}

extension FilePath {
  /// The name without folders and extension: `invoice` of `schemas/invoice.yaml`.
  var stem: String {
    let name = "\(lastComponent)"
    return name.split(separator: ".", maxSplits: 1).first.map(String.init) ?? name
  }
}
