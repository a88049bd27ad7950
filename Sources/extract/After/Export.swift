import Extractor
import OrderedJSON

extension Extract {
  /// `extract export`: the outputs anew.
  static let export = Verb(
    name: "export",
    operands: "[FOLDER]",
    purpose: "Write the outputs of a folder anew from its ledger, in more formats if asked; free",
    examples: ["extract export out", "extract export --format csv,sqlite out"],
    options: [
      Verb.Option(
        name: "--format", value: "FORMATS",
        purpose: "also write \(RecordFormat.allCases.map(\.rawValue).joined(separator: ", "))"),
      FolderWords.json, FolderWords.state, Configuration.optOut,
    ],
    notes: """
      Formats that are there stay. What was edited in an output, or deleted, is as it was written.
      """,
    run: runExport)

  @Sendable
  private static func runExport(_ words: Words) throws(UsageError) -> ExitCode {
    let folder = try FolderWords.onlyFolder(words, of: export)
    let formats = Set(try words.choices("--format", of: RecordFormat.self) ?? [])
    return FolderWords.attempt(words) {
      let export = try await folder.export(formats)
      Output.result(words.has("--json") ? export.json.text() : "\(export)")
      return .done
    }
  }
}
