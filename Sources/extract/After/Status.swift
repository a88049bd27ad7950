import Extractor
import OrderedJSON

extension Extract {
  /// `extract status`: how a folder of records stands.
  static let status = Verb(
    name: "status",
    operands: "[FOLDER]",
    purpose: "Say how a folder of records stands, also while a run is at work",
    examples: ["extract status out", "extract status --json out"],
    options: [FolderWords.json, FolderWords.state, Configuration.optOut],
    notes: """
      It says what became of the documents, what that took, how the last run ended, and with which
      command to go on. FOLDER is out if it is not given.
      """,
    run: runStatus)

  @Sendable
  private static func runStatus(_ words: Words) throws(UsageError) -> ExitCode {
    let folder = try FolderWords.onlyFolder(words, of: status)
    return FolderWords.attempt(words) {
      let status = try folder.status()
      Output.result(words.has("--json") ? status.json.text() : "\(status)")
      return .done
    }
  }
}
