import Files
import JSONSchema
import OrderedJSON
import SchemaGen

extension Extract {
  /// `extract schema check`: says of each schema what is wrong with it, or which it is.
  static let schemaCheck = Verb(
    name: "schema check",
    operands: "FILE…",
    purpose: "Check schemas, in YAML or JSON Schema, and name each by its contents",
    examples: [
      "extract schema check schemas/*.yaml",
      "extract schema check --target gemini,openai --report github schemas/*.yaml",
      "extract schema check --editor > extract.schema.json",
    ],
    options: [
      Verb.Option(
        name: "--target", value: "LIST", choices: Provider.allCases.map(\.rawValue),
        purpose: "also what providers take, with commas between"),
      Verb.Option(
        name: "--fix", purpose: "write what has one cure into the files: dashes, misspelt names"),
      Verb.Option(
        name: "--report", value: "FORM", choices: SchemaReport.Form.allCases.map(\.rawValue),
        standard: "text", purpose: "for whom"),
      Verb.Option(name: "--json", purpose: "the same as --report json"),
      Verb.Option(
        name: "--editor", standsAlone: true,
        purpose: "write the JSON Schema of schema files, by which editors complete and underline"),
      Verb.Option(
        name: "--refer", value: "FOLDER",
        purpose: "JSON Schemas that they may refer to, by their $id; nothing is ever fetched"),
    ],
    run: runSchemaCheck)

  @Sendable
  private static func runSchemaCheck(_ words: Words) throws(UsageError) -> ExitCode {
    if words.has("--editor") {
      Output.result(EditorSchema.json.bytes(.indented))
      return .done
    }
    let providers = try providers(words)
    var report = SchemaReport(form: try form(words))
    var options = SchemaOptions()
    if let folder = words.value("--refer") {
      do {
        options.registry = try SchemaFiles.registry(in: folder)
      } catch {
        return words.fail(error)
      }
    }
    for path in words.operands.flatMap(Globs.matches) {
      if words.has("--fix") { SchemaFixes.apply(to: path, options) }
      report.check(path, for: providers, options)
    }
    report.finish()
    return report.isClean ? .done : .someFailed
  }

  private static func form(_ words: Words) throws(UsageError) -> SchemaReport.Form {
    try words.choice("--report") ?? (words.has("--json") ? .json : .text)
  }

  private static func providers(_ words: Words) throws(UsageError) -> [Provider] {
    guard let list = words.value("--target") else { return [] }
    var providers: [Provider] = []
    for name in list.bytes.split(separator: UInt8(ascii: ",")) {
      guard let provider = Provider(rawValue: String(decoding: name, as: UTF8.self)) else {
        throw .badValue(
          option: "--target", list, allowed: Provider.allCases.map(\.rawValue))
      }
      providers.append(provider)
    }
    return providers
  }
}

/// Says what came of checking schemas, in the form that was asked for.
struct SchemaReport {
  enum Form: String, CaseIterable {
    case text, json, github
  }

  let form: Form
  private(set) var isClean = true
  private var kept: [JSON] = []

  init(form: Form) { self.form = form }

  mutating func check(_ path: FilePath, for providers: [Provider], _ options: SchemaOptions) {
    do {
      let schema = try SchemaFiles.schema(path, options)
      var notes = schema.warnings.map(SchemaNote.init)
      var sizes: [JSON] = []
      var lines: [String] = []
      for provider in providers {
        let (size, found) = Self.preflight(schema, path, provider)
        notes += found
        guard let size else { continue }
        lines.append("\(path): \(provider.rawValue): \(size.inWords)")
        sizes.append(size.json(provider))
      }
      add(path, notes, identity: schema.identity, sizes, lines)
    } catch {
      add(path, SchemaNote.notes(of: error, path), identity: nil, [], [])
    }
  }

  private static func preflight(
    _ schema: Schema, _ path: FilePath, _ provider: Provider
  ) -> (WireSize?, [SchemaNote]) {
    do {
      let preflight = Preflight(try schema.wire(for: provider))
      return (preflight.size, preflight.findings.map { SchemaNote($0, in: schema, path) })
    } catch {
      return (nil, error.refusals.map { SchemaNote($0, in: schema, path) })
    }
  }

  private mutating func add(
    _ path: FilePath, _ notes: [SchemaNote], identity: String?, _ sizes: [JSON], _ lines: [String]
  ) {
    if notes.contains(where: { !$0.isWarning }) { isClean = false }
    switch form {
    case .text:
      for note in notes { Output.say(note.lines) }
      if let identity { Output.result("\(path): \(identity)") }
      for line in lines { Output.result(line) }
    case .github:
      for note in notes { Output.result(note.annotation) }
    case .json:
      kept.append(
        .object([
          ("file", .string("\(path)")), ("identity", identity.map(JSON.string) ?? nil),
          ("notes", .array(notes.map(\.json))), ("targets", .array(sizes)),
        ]))
    }
  }

  /// Writes what is only right at the end.
  func finish() {
    guard form == .json else { return }
    Output.result(
      JSON.object([
        ("schema", "extract.schema-check/1"), ("clean", .bool(isClean)), ("files", .array(kept)),
      ]).bytes())
  }
}

extension WireSize {
  /// The counts that people ask about.
  fileprivate var inWords: String {
    "\(bytes) bytes, \(depth) levels, \(fields) fields, \(choiceValues) values of choices, "
      + "\(optionals) optional, \(unions) union\(unions == 1 ? "" : "s"), \(itemLimits) items at most"
  }

  fileprivate func json(_ provider: Provider) -> JSON {
    let counts: [(String, Int)] = [
      ("bytes", bytes), ("depth", depth), ("fields", fields), ("nameCharacters", nameCharacters),
      ("choiceValues", choiceValues), ("wordyChoiceValues", wordyChoiceValues),
      ("choiceCharacters", choiceCharacters), ("itemLimits", itemLimits), ("optionals", optionals),
      ("unions", unions),
    ]
    return .object(
      [("provider", .string(provider.rawValue))]
        + counts.map { ($0.0, JSON.number(JSONNumber($0.1))) })
  }
}
