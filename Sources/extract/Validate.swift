import Files
import JSONSchema
import OrderedJSON
import SchemaGen

extension Extract {
  /// `extract validate`: judges saved values by a JSON Schema.
  static let validate = Verb(
    name: "validate",
    operands: "FILE…",
    purpose: "Judge JSON and JSON Lines files by a schema, in YAML or JSON Schema",
    examples: [
      "extract validate --schema schemas/receipt.yaml samples/answers/receipt-*.json",
      "extract validate --schema s.json --report github records.jsonl",
    ],
    options: [
      Verb.Option(
        name: "--schema", value: "FILE", purpose: "the schema, in YAML or JSON; must be given"),
      Verb.Option(
        name: "--refer", value: "FOLDER",
        purpose: "JSON Schemas that it may refer to, by their $id; nothing is ever fetched"),
      Verb.Option(
        name: "--draft", value: "DRAFT", choices: drafts.map(\.name),
        standard: "2020-12", purpose: "the edition of schemas that do not say"),
      Verb.Option(
        name: "--assert-formats", purpose: "take format as a rule, whatever the schema's edition"),
      Verb.Option(
        name: "--report", value: "FORM",
        choices: ["text", "basic", "detailed", "github", "junit"], standard: "text",
        purpose: "for whom, and how closely"),
      Verb.Option(name: "--json", purpose: "one JSON object for all files"),
      Verb.Option(name: "--hide-values", purpose: "say rules and places, but no value"),
      Verb.Option(
        name: "--ihop", isListed: false, standsAlone: true,
        purpose: "answer the line protocol of test harnesses"),
    ],
    run: runValidate)

  @Sendable
  private static func runValidate(_ words: Words) throws(UsageError) -> ExitCode {
    let draft = try draft(words)
    var options = SchemaOptions(
      draft: draft, formats: words.has("--assert-formats") ? .asserted : .asDialect)
    if words.has("--ihop") {
      var harness = LineProtocol(options)
      return harness.run()
    }
    guard let path = words.value("--schema") else {
      throw .missingOption("--schema FILE", of: validate)
    }
    var report = try report(words, schema: path)
    do {
      if let folder = words.value("--refer") {
        options.registry = try SchemaFiles.registry(in: folder)
      }
      let schema = try SchemaFiles.schema(path, options)
      for operand in words.operands {
        for file in Globs.matches(operand) { judge(file, by: schema, &report) }
      }
    } catch {
      return words.fail(error)
    }
    report.finish()
    return report.isClean ? .done : .someFailed
  }

  /// Judges one file: each line by itself if it is named as JSON Lines.
  private static func judge(
    _ path: FilePath, by schema: Schema, _ report: inout ValidationReport
  ) {
    let bytes: [UInt8]
    do { bytes = try Input.bytes(of: path) } catch { return report.couldNotRead(path, error) }
    guard ["jsonl", "ndjson"].contains(path.pathExtension) else {
      return report.add(
        Validation(of: bytes[...], path, firstLine: 1, by: schema, at: report.schema))
    }
    var line = 1
    for text in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let isBlank = text.allSatisfy { $0 <= UInt8(ascii: " ") }
      if !isBlank {
        report.add(Validation(of: text, path, firstLine: line, by: schema, at: report.schema))
      }
      line += 1
    }
  }

  private static let drafts: [(name: String, draft: Draft)] = [
    ("4", .draft4), ("6", .draft6), ("7", .draft7), ("2019-09", .draft2019),
    ("2020-12", .draft2020),
  ]

  private static func draft(_ words: Words) throws(UsageError) -> Draft {
    guard let value = words.value("--draft") else { return .draft2020 }
    guard let known = drafts.first(where: { FilePath($0.name) == value }) else {
      throw .badValue(option: "--draft", value, allowed: drafts.map(\.name))
    }
    return known.draft
  }

  private static func report(
    _ words: Words, schema: FilePath
  ) throws(UsageError) -> ValidationReport {
    let form: ValidationReport.Form = try words.choice("--report") ?? .text
    return ValidationReport(
      form: words.has("--json") ? .json : form, schema: schema,
      showsValues: !words.has("--hide-values"))
  }
}
