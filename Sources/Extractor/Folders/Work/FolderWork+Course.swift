import Files
import HTTP
import Interactions
import Inventory
import Ledger
import Locking
import OrderedJSON
import SchemaGen
import Sinks

// The course of a run: find, ask, write.

extension FolderWork {
  /// Goes from the words to the files.
  func course() async -> FolderReport {
    let begun = elapsed
    defer { beOver() }
    do throws(LedgerError) {
      try await reopen()
      try await ledger.sync()
      try tellHowMany()
      try await tellKnown()
      try await workAll(since: begun)
      // Whether all was heard by those who want all is part of how it ended.
      if settings.tellsKnown { await ends.settle() }
    } catch {
      end(.storage("\(error)"), lettingGo: true)
    }
    return await finish(since: begun)
  }

  /// Opens again what is to be asked about again.
  private func reopen() async throws(LedgerError) {
    if settings.asksAgain {
      _ = try await ledger.reopen(outcomes: [], run: start.run)
    } else if let words = settings.retries {
      _ = try await ledger.reopen(
        outcomes: words.isEmpty ? nil : words, run: start.run)
    }
  }

  /// Tells how many documents there are, and how many of them need no work.
  private func tellHowMany() throws(LedgerError) {
    let counts = try LedgerReader(in: run.stateFolder).counts(
      version: start.version, namedBy: start.run)
    let documents = counts.values.reduce(0, +) - counts["skipped", default: 0]
    run.watch(
      .began(
        documents: documents, known: documents - counts["open", default: 0],
        notices: ledger.notices))
  }

  /// Hands out what is known already, if whoever listens wants all.
  private func tellKnown() async throws(LedgerError) {
    guard settings.tellsKnown else { return }
    let reader = try LedgerReader(in: run.stateFolder)
    var known: [DocumentEnd] = []
    do {
      try reader.forEachDocument(version: start.version) { row in
        guard case .ended(_, let end) = row.state else { return }
        known.append(DocumentEnd(path: row.name, end, isKnown: true))
      }
    } catch {
      throw error as? LedgerError ?? .damaged(run.stateFolder, "\(error)")
    }
    for end in known { await ends.give(end) }
  }

  // MARK: Asking

  private func workAll(since begun: Duration) async throws(LedgerError) {
    let failure = Lock<LedgerError?>(nil)
    // Before anybody works: nothing is begun when no time is left.
    if let (limit, left) = timeLeft(since: begun), left <= .zero { end(.durationLimit(limit)) }
    let watch = Task { await self.watchTime(since: begun) }
    defer { watch.cancel() }
    let workers = Task {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<max(1, self.settings.width) {
          group.addTask {
            do throws(LedgerError) { try await self.workOn() } catch {
              failure.withLock { $0 = $0 ?? error }
              self.end(.storage("\(error)"), lettingGo: true)
            }
          }
        }
      }
    }
    begin { workers.cancel() }
    await workers.value
    if let error = failure.withLock({ $0 }) { throw error }
    for end in try await endSuspects(atEnd: true) { await hand(out: end) }
  }

  /// Works on one document after the other, as long as there are any.
  private func workOn() async throws(LedgerError) {
    while ending == nil, let input = try await feeder.next() {
      for end in try await work(on: input) { await hand(out: end) }
    }
  }

  private func hand(out end: DocumentEnd) async {
    note(end)
    run.watch(.ended(end))
    await ends.give(end)
  }

  /// Ends the run when its time is over; what is at work comes to its end.
  private func watchTime(since begun: Duration) async {
    guard let (limit, left) = timeLeft(since: begun) else { return }
    do { try await extractor.gemini.surroundings.pause(max(.zero, left)) } catch { return }
    end(.durationLimit(limit))
  }

  /// How long the job may take in all, and how much of that is left; nothing if it may take any time.
  private func timeLeft(since begun: Duration) -> (limit: Duration, left: Duration)? {
    settings.limits.duration.map { limit in
      (limit, limit - .milliseconds(start.spent.milliseconds) - (elapsed - begun))
    }
  }

  /// Leaves the ledger as it was before anything was asked.
  func giveUp(_ error: FolderError) async {
    try? await ledger.end(run: start.run, code: error.exitCode, isComplete: false)
    try? await ledger.close()
  }

  // MARK: Writing

  /// Writes the files, closes the ledger, and says how it went.
  private func finish(since begun: Duration) async -> FolderReport {
    let ending = conclusion()
    var report = report
    report.ending = ending
    report.duration = elapsed - begun
    report.notices = ledger.notices
    report.words = settings.words
    do throws(LedgerError) {
      try await readBack(&report)
      try await ledger.end(
        run: start.run, code: report.exitCode, isComplete: report.isComplete, words: report.words)
      try await ledger.close()
    } catch {
      // What was wrong first is what counts.
      if report.ending.isComplete { report.ending = .storage("\(error)") }
      try? await ledger.end(
        run: start.run, code: report.exitCode, isComplete: false, words: report.words)
      try? await ledger.close()
      // A disk that refuses to be written may still be read.
      if report.outcomes.isEmpty, let reader = try? LedgerReader(in: run.stateFolder) {
        try? count(reader, &report)
      }
    }
    return report
  }

  /// Writes the files, and counts what the ledger has. A writer that ends while somebody reads leaves its log
  /// behind, so the reader is gone when this returns.
  private func readBack(_ report: inout FolderReport) async throws(LedgerError) {
    // A reader sees what is on the disk.
    try await ledger.sync()
    let reader = try LedgerReader(in: run.stateFolder)
    // What is let go of is to end soon; the next run writes the files. Those of another version stay until
    // something has come of this one.
    let leavesFiles = isLettingGo ? true : try isBarrenVersion(reader)
    if !leavesFiles {
      let files = try await project(reader)
      report.files = files.map { "\($0.path)" }
      for file in report.files { run.watch(.wrote(file)) }
    }
    try count(reader, &report)
    let asked = try reader.jobSpending().documents
    report.words = settings.wordsBeyond(report.ending, asked) ?? report.words
  }

  /// What became of all documents, as it is on the disk.
  private func count(_ reader: LedgerReader, _ report: inout FolderReport) throws(LedgerError) {
    report.outcomes = try reader.counts(version: start.version, namedBy: start.run)
    // What was named twice has its line once.
    report.skips = report.skips.filter { $0.key == "duplicate" }
    report.skips.merge(try reader.skips(version: start.version, namedBy: start.run)) { $1 }
    let notDone = ["open", "skipped"].reduce(0) { $0 + report.outcomes[$1, default: 0] }
    report.known = max(0, report.documents - notDone - done)
  }

  /// Whether nothing has come to its end under the version that is asked, and there are files of another.
  private func isBarrenVersion(_ reader: LedgerReader) throws(LedgerError) -> Bool {
    guard ending != nil else { return false }
    let versions = try reader.versions()
    let own = versions.first { $0.number == start.version }
    return own?.items == 0 && versions.contains { $0.items > 0 }
  }

  private func project(
    _ reader: LedgerReader
  ) async throws(LedgerError) -> [OutputFile] {
    let files: [OutputFile]
    do {
      files = try run.project(reader, version: start.version)
    } catch let error as LedgerError {
      throw error
    } catch {
      throw .storage(run.folder, "\(error)")
    }
    try await ledger.note(
      files.map { OutputEntry(path: $0.path, digest: $0.digest, size: $0.size) })
    return files
  }
}

extension FolderRun {
  /// Writes the files of a version anew.
  func project(_ reader: LedgerReader, version: Int) throws -> [OutputFile] {
    try writeOutputs(
      reader, version: version, into: folder,
      formats: Set(settings.formats.compactMap { OutputFormat(rawValue: $0.rawValue) }),
      schema: schema.local, named: schema.name ?? "record")
  }
}
