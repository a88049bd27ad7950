import Extractor
import OrderedJSON

extension Extract {
  /// `extract recover`: what can be saved of a damaged ledger.
  static let recover = Verb(
    name: "recover",
    operands: "[FOLDER]",
    purpose: "Save what can be read of a damaged ledger, and look the folder over",
    examples: ["extract recover out"],
    options: [FolderWords.json, FolderWords.state, Configuration.optOut],
    notes: """
      The damaged file is kept beside the new one. Exit code 1 says that something is wrong still.
      """,
    run: runRecover)

  @Sendable
  private static func runRecover(_ words: Words) throws(UsageError) -> ExitCode {
    let folder = try FolderWords.onlyFolder(words, of: recover)
    return FolderWords.attempt(words) {
      let recovery = try folder.recover()
      Output.result(words.has("--json") ? recovery.json.text() : "\(recovery)")
      return recovery.verdict.faults.isEmpty ? .done : .someFailed
    }
  }
}
