import Extractor
import Files

/// The words of every command about a folder of records: the folder, then what in it.
enum FolderWords {
  static let state = Verb.Option(
    name: "--state", value: "FOLDER", setting: .anywhere,
    purpose: "where the ledger is, if not in the folder")
  static let json = Verb.Option(name: "--json", purpose: "one JSON object")

  /// The folder that is meant; without a word for it, `out`. Of a run that had none but that of its
  /// ledger, it is that.
  static func folder(_ words: Words) -> RecordFolder {
    let path = words.operands.first ?? words.value("--out") ?? "out"
    if let state = words.value("--state") { return RecordFolder(path, state: state) }
    let isState =
      RecordFolder.isLedgerFolder(path)
      && (try? FileStatus(of: RecordFolder.innerFolder(of: path))) == nil
    return RecordFolder(path, state: isState ? path : nil)
  }

  /// The words of the last run; nothing if it was not begun by this command.
  static func lastRun(_ status: FolderStatus, _ words: Words) throws(UsageError) -> Words? {
    let last = status.resumption
    guard last.first == "extract", last.dropFirst().first == "run" else { return nil }
    return try Words(last.dropFirst(2), for: Extract.run).filled(like: words)
  }

  /// The options by which the API is reached.
  static let access = ModelOptions.access.filter { $0.name != "--emulate" }

  /// The same of a command that takes nothing else.
  static func onlyFolder(_ words: Words, of verb: Verb) throws(UsageError) -> RecordFolder {
    if let extra = words.operands.dropFirst().first { throw .oneFolder(extra, of: verb.name) }
    return folder(words)
  }

  /// Does something that fails with one line.
  static func attempt(_ words: Words, _ body: () throws -> ExitCode) -> ExitCode {
    do { return try body() } catch { return words.fail(error) }
  }

  /// The same for what waits.
  static func attempt(
    _ words: Words, _ body: @escaping @Sendable () async throws -> ExitCode
  ) -> ExitCode {
    Waiting.until(words) {
      do { return try await body() } catch { return words.fail(error) }
    }
  }
}
