import Extractor
import OrderedJSON

extension Extract {
  /// `extract purge --raw`: answers leave the ledger, records stay.
  static let purge = Verb(
    name: "purge",
    operands: "[FOLDER]",
    purpose: "Take the raw answers of documents that are done out of a folder's ledger",
    examples: ["extract purge --raw out", "extract purge --raw --yes out"],
    options: [
      Verb.Option(name: "--raw", purpose: "the answers as the API told them; must be given"),
      Verb.Option(name: "--yes", purpose: "do it; without it, it says what would be done"),
      FolderWords.json, FolderWords.state, Configuration.optOut,
    ],
    notes: """
      Answers hold text of the documents. They were paid for: without them, extract revalidate has
      records alone to go by. Records, outputs and what was spent stay.
      """,
    run: runPurge)

  @Sendable
  private static func runPurge(_ words: Words) throws(UsageError) -> ExitCode {
    let folder = try FolderWords.onlyFolder(words, of: purge)
    guard words.has("--raw") else { throw .missingOption("--raw", of: purge) }
    return FolderWords.attempt(words) {
      guard words.has("--yes") else {
        let count = try folder.documentsToPurge()
        return words.fail(
          "\(folder.path): the raw answers of \(count) done \(count == 1 ? "item" : "items") would be "
            + "taken out for good; give --yes to do it", .usage)
      }
      let count = try await folder.purgeAnswers()
      let json: JSON = ["schema": "extract.purge/1", "answers": .number(JSONNumber(count))]
      Output.result(
        words.has("--json")
          ? json.text()
          : "\(count) raw \(count == 1 ? "answer was" : "answers were") taken out")
      return .done
    }
  }
}
