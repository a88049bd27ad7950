package import Files
private import Glibc
import SQLite

/// The memory of a folder of records: every document, every call, every answer, written before the next
/// step is taken.
///
/// One thread has the one connection that writes; what tasks hand in at the same time is committed
/// together. *Durable* below means that the call comes back when its lines are on the disk; the others
/// come back when they are seen by those that follow, and reach the disk with the next durable one. The
/// first refusal of the disk is the last word: every later call throws it again.
package final class Ledger: Sendable {
  /// What its file is called.
  package static let fileName: FilePath = "ledger.db"

  /// Opens the ledger in a folder, such as `out/.extract`, and makes both where they are missing. Nobody
  /// else can open it for writing until this value is gone.
  package convenience init(in folder: FilePath) throws(LedgerError) {
    try self.init(Store(in: folder))
  }

  /// Goes on with what was opened.
  init(_ store: sending Store) throws(LedgerError) {
    path = store.path
    notices = store.notices
    let mailbox = Mailbox()
    thread = try WriterThread(store, mailbox)
    self.mailbox = mailbox
  }

  deinit {
    mailbox.close()
    thread.join()
  }

  /// What a person should know, such as that the file system is slow for it.
  package let notices: [String]
  private let path: FilePath
  private let mailbox: Mailbox
  private let thread: WriterThread

  /// Waits until all is on the disk, and closes. Nothing can be handed in after that.
  package func close() async throws(LedgerError) {
    let result: Result<Void, LedgerError>
    do throws(LedgerError) { result = .success(try await sync()) } catch {
      result = .failure(error)
    }
    mailbox.close()
    let refusal = await thread.end()
    try result.get()
    if let refusal { throw refusal }
  }

  /// Puts all on the disk that was handed in before, where readers see it. Durable.
  package func sync() async throws(LedgerError) {
    try await ask(durably: true) { _ in }
  }

  // MARK: Runs

  /// Begins a run. Durable.
  package func begin(
    _ run: RunEntry, _ version: VersionEntry
  ) async throws(LedgerError) -> RunStart {
    try await ask(durably: true) { tables throws(SQLiteError) in try tables.begin(run, version) }
  }

  /// Ends a run with the exit code of its command, and with the words that go on from there, if they are
  /// others than those that it began with. Durable. `isComplete` ends its job, too.
  package func end(
    run: Int, code: Int32, isComplete: Bool, words: [FilePath] = []
  ) async throws(LedgerError) {
    try await ask(durably: true) { tables throws(SQLiteError) in
      try tables.end(run: run, code: code, isComplete: isComplete, words: words, at: wallClock())
    }
  }

  /// Says otherwise what a version asks, when its schema was mended; its identity stays, and with it
  /// its items. Durable.
  package func amend(
    version: Int, to entry: VersionEntry
  ) async throws(LedgerError) {
    try await ask(durably: true) { tables throws(SQLiteError) in
      try tables.amend(version: version, to: entry)
    }
  }

  // MARK: Documents

  /// Takes in documents as the inventory finds them. What is known of a document by that name stays if its
  /// parts are what they were (and was not skipped), else it is `listed` again.
  package func list(
    _ inputs: [InputEntry], run: Int
  ) async throws(LedgerError) {
    try await ask { tables throws(SQLiteError) in
      for input in inputs { try tables.list(input, run: run) }
    }
  }

  /// Documents of a run whose item is not done under its version, in order, behind a rank. What was
  /// skipped is not among them, nor what has failed.
  package func open(
    after rank: Int, count: Int, run: Int
  ) async throws(LedgerError) -> [InputEntry] {
    try await ask { tables throws(SQLiteError) in
      try tables.open(after: rank, count: count, run: run)
    }
  }

  /// Notes that there is nothing to ask about in a document.
  package func skip(
    _ name: FilePath, word: String, sentence: String
  ) async throws(LedgerError) {
    try await ask { tables throws(SQLiteError) in
      try tables.skip(name, word: word, sentence: sentence)
    }
  }

  /// Notes which item a document is, with its parts as they were read, and says what is known of that.
  package func claim(
    _ input: InputEntry, as key: ItemKey, run: Int
  ) async throws(LedgerError) -> ItemState {
    try await ask { tables throws(SQLiteError) in try tables.claim(input, as: key, run: run) }
  }

  /// Whether an item was asked about by the job of a run.
  package func isBegun(_ item: ItemKey, inJobOf run: Int) async throws(LedgerError) -> Bool {
    try await ask { tables throws(SQLiteError) in try tables.isBegun(item, inJobOf: run) }
  }

  /// Ends an item: its record and its state in one.
  package func end(
    _ item: ItemKey, with end: ItemEnd, run: Int
  ) async throws(LedgerError) {
    try await ask { tables throws(SQLiteError) in try tables.end(item, with: end, run: run) }
  }

  /// Opens items of a run's documents again that ended with one of these outcomes: with any but `record` and
  /// `not-applicable` if there is no set, with whatever if it is empty. Their calls are kept, but what was
  /// answered to them is not taken for an answer again. Durable. Says how many.
  package func reopen(
    outcomes: Set<String>?, run: Int
  ) async throws(LedgerError) -> Int {
    try await ask(durably: true) { tables throws(SQLiteError) in
      try tables.reopen(outcomes: outcomes, run: run)
    }
  }

  // MARK: Calls

  /// Notes a call before it is made. Durable.
  package func intend(_ call: CallEntry, run: Int) async throws(LedgerError) {
    try await ask(durably: true) { tables throws(SQLiteError) in try tables.intend(call, run: run) }
  }

  /// Takes back a call that was about to be made, and by which nothing was done. Durable.
  package func withdraw(_ item: ItemKey, call number: Int) async throws(LedgerError) {
    try await ask(durably: true) { tables throws(SQLiteError) in
      try tables.withdraw(item, call: number)
    }
  }

  /// Notes under which id the API has a call. Durable.
  package func acknowledge(
    _ item: ItemKey, call number: Int, as interaction: String
  ) async throws(LedgerError) {
    try await ask(durably: true) { tables throws(SQLiteError) in
      try tables.acknowledge(item, call: number, as: interaction)
    }
  }

  /// Notes what came of a call, the answer as it came. Durable.
  package func settle(
    _ item: ItemKey, call number: Int, _ fate: CallEntry.Fate
  ) async throws(LedgerError) {
    try await ask(durably: true) { tables throws(SQLiteError) in
      try tables.settle(item, call: number, fate)
    }
  }

  // MARK: The API's shelf, and outputs

  package func note(_ upload: UploadEntry) async throws(LedgerError) {
    try await ask { tables throws(SQLiteError) in try tables.note(upload) }
  }

  /// What was uploaded to an origin and not forgotten.
  package func uploads(to origin: String) async throws(LedgerError) -> [UploadEntry] {
    try await ask { tables throws(SQLiteError) in try tables.database.uploads(to: origin) }
  }

  package func forgetUpload(_ name: String, at origin: String) async throws(LedgerError) {
    try await ask { tables throws(SQLiteError) in try tables.forgetUpload(name, at: origin) }
  }

  /// Notes the outputs that were written, in place of all earlier ones. Durable.
  package func note(_ outputs: [OutputEntry]) async throws(LedgerError) {
    try await ask(durably: true) { tables throws(SQLiteError) in try tables.note(outputs) }
  }

  // MARK: Erasing

  /// Takes the raw answers out of all calls whose item is done, and their bytes out of the file. Says how
  /// many.
  package func purgeAnswers() async throws(LedgerError) -> Int {
    try await ask(durably: true, erases: true) { tables throws(SQLiteError) in
      try tables.purgeAnswers()
    }
  }

  /// Takes out a document, and its item with all calls if no other document is the same. What is left of
  /// it in the file is overwritten. Says whether there was one.
  package func forget(_ name: FilePath) async throws(LedgerError) -> Bool {
    try await ask(durably: true, erases: true) { tables throws(SQLiteError) in
      try tables.forget(name)
    }
  }

  /// Notes that the API has deleted an interaction.
  package func forgetInteraction(_ id: String) async throws(LedgerError) {
    try await ask { tables throws(SQLiteError) in try tables.forgetInteraction(id) }
  }
}

extension Ledger {
  /// Hands in some work, and waits for what comes of it.
  private func ask<Answer: Sendable>(
    durably isDurable: Bool = false, erases: Bool = false,
    _ work: @escaping @Sendable (Tables) throws(SQLiteError) -> Answer
  ) async throws(LedgerError) -> Answer {
    let result = await withUnsafeContinuation { continuation in
      let request = Request(isDurable: isDurable, erases: erases, continuation) {
        [path] tables throws(LedgerError) in
        do throws(SQLiteError) {
          return try work(tables)
        } catch {
          throw LedgerError(error, of: path)
        }
      }
      if !mailbox.post(request) { continuation.resume(returning: .failure(.closed(path))) }
    }
    return try result.get()
  }
}
