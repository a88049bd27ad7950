import Files
import JSONSchema
import OrderedJSON
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
        name: "--access", value: "LEVEL",
        choices: SwiftCodeOptions.Access.allCases.map(\.rawValue), standard: "public",
        purpose: "of the types"),
      Verb.Option(
        name: "--plain", purpose: "without what the schema says of the types: no module is needed"),
      Verb.Option(
        name: "--keep-unknown", purpose: "choices take values they do not know, as .unknown"),
      Verb.Option(
        name: "--output", value: "PATH", purpose: "write there; standard output by default"),
      Verb.Option(
        name: "--report", value: "FORM", choices: ["text", "compiler"], standard: "text",
        purpose: "how mistakes are said; compiler is for editors"),
      Verb.Option(name: "--json", purpose: "one JSON object: the text, or the file it went to"),
    ],
    run: runSchemaSwift)

  @Sendable
  private static func runSchemaSwift(_ words: Words) throws(UsageError) -> ExitCode {
    let path = try oneFile(words, of: schemaSwift)
    var options = SwiftCodeOptions(
      hasNotes: !words.has("--plain"), keepsUnknown: words.has("--keep-unknown"))
    options.access = try words.choice("--access") ?? options.access
    let report: MistakeReport = try words.choice("--report") ?? .text
    do {
      let schema = try SchemaFiles.schema(path, SchemaOptions())
      let code = SwiftCode(
        of: schema.inWords.blueprint,
        named: words.value("--name").map { "\($0)" } ?? schema.name ?? path.stem,
        from: "\(path.lastComponent)", options)
      return try write(code.text, words)
    } catch let problem as SchemaFiles.Problem where report == .compiler {
      for note in SchemaNote.notes(of: problem, path) { Output.say(note.compilerLines) }
      return .couldNotStart
    } catch {
      return words.fail(error)
    }
  }

  /// For whom the mistakes of a schema are said.
  private enum MistakeReport: String, CaseIterable {
    case text, compiler
  }

  /// The one file that a verb works on.
  static func oneFile(_ words: Words, of verb: Verb) throws(UsageError) -> FilePath {
    if let extra = words.operands.dropFirst().first { throw .oneOperand(extra, of: verb.name) }
    return words.operands[0]
  }

  /// Writes a text to the `--output` file, or to standard output.
  static func write(_ text: String, _ words: Words, notes: [String] = []) throws -> ExitCode {
    let path = words.value("--output").flatMap { $0 == "-" ? nil : $0 }
    if let path { try File.write(Array(text.utf8), to: path) }
    if words.has("--json") {
      Output.result(written(text, to: path, notes: notes).text())
    } else if path == nil {
      Output.text(text)
    }
    return .done
  }

  /// A text that was written, for programs; the form has a version, `extract.text/1`.
  static func written(_ text: String, to path: FilePath?, notes: [String] = []) -> JSON {
    [
      "schema": "extract.text/1", "file": path.map { .string("\($0)") } ?? JSON.null,
      "text": path == nil ? .string(text) : JSON.null,
      "notes": .array(notes.map { .string($0) }),
    ]
  }
}

extension FilePath {
  /// The name without folders and extension: `invoice` of `schemas/invoice.yaml`.
  var stem: String {
    let name = "\(lastComponent)"
    return name.split(separator: ".", maxSplits: 1).first.map(String.init) ?? name
  }
}
