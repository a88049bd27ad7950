import Extractor
import OrderedJSON

extension Extract {
  /// `extract verify`: whether a folder of records is whole.
  static let verify = Verb(
    name: "verify",
    operands: "[FOLDER]",
    purpose: "Look a folder over: its ledger, every record by its schema, every output; free",
    examples: ["extract verify out", "extract verify --json out"],
    options: [FolderWords.json, FolderWords.state, Configuration.optOut],
    notes: """
      Each thing that is wrong is one line that ends with what to do; exit code 1 says that there are
      some. Nothing is changed.
      """,
    run: runVerify)

  @Sendable
  private static func runVerify(_ words: Words) throws(UsageError) -> ExitCode {
    let folder = try FolderWords.onlyFolder(words, of: verify)
    return FolderWords.attempt(words) {
      let verdict = try folder.verify()
      Output.result(words.has("--json") ? verdict.json.text() : "\(verdict)")
      for notice in verdict.notices { Output.say(notice) }
      return verdict.faults.isEmpty ? .done : .someFailed
    }
  }
}
