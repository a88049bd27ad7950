import Files
import SQLite

/// The one that writes: takes jobs, does them in a transaction, and commits what tasks wait for.
///
/// A commit costs the disk as much for one step as for fifty. So when commits come thick and fast, one
/// waits up to ten milliseconds for company, but never once every item at work has its step in it:
/// nobody else could come.
///
///     jobs ─▶ transaction ─▶ who need not wait go on ─▶ commit, fsync ─▶ the others go on
final class Writer {
  private let store: Store
  private let mailbox: Mailbox
  private let tables: Tables
  private var waiting: [any Job] = []
  private var refusal: LedgerError?
  private var begun: MonotonicTime?
  private var committed = MonotonicTime(nanoseconds: 0)

  /// For how long a commit waits for company after the last one, in milliseconds.
  private static let gathering = 10
  /// How long a step that nobody waits for may stay off the disk.
  private static let patience = 250

  init(_ store: Store, _ mailbox: Mailbox) {
    self.store = store
    self.mailbox = mailbox
    self.tables = Tables(store.database)
  }

  /// Works until the mailbox is closed and empty, then closes the ledger. Says what the disk refused.
  func run() -> LedgerError? {
    var jobs: [any Job] = []
    var goesOn = true
    while goesOn {
      goesOn = mailbox.take(into: &jobs, atLeast: wanted, until: dueTime)
      apply(jobs)
      jobs.removeAll(keepingCapacity: true)
      if !goesOn || isDue { commit() }
    }
    attempt { () throws(LedgerError) in try store.close() }
    return refusal
  }

  /// How many jobs are worth waking up for.
  private var wanted: Int {
    waiting.isEmpty ? 1 : max(1, tables.openItems.count - waiting.count)
  }

  /// When there is something to commit, whatever comes.
  private var dueTime: MonotonicTime? {
    guard let begun else { return nil }
    return waiting.isEmpty ? begun + Self.patience : committed + Self.gathering
  }

  private var isDue: Bool {
    guard let dueTime else { return false }
    let isAlone = !waiting.isEmpty && waiting.count >= tables.openItems.count
    return isAlone || waiting.contains { $0.erases } || dueTime <= .now
  }
}

extension Writer {
  private func apply(_ jobs: [any Job]) {
    var finished: [any Job] = []
    for job in jobs {
      attempt { () throws(LedgerError) in
        if begun == nil {
          try store.begin()
          begun = .now
        }
        try job.run(on: tables)
      }
      if job.isDurable, refusal == nil { waiting.append(job) } else { finished.append(job) }
    }
    for job in finished { job.finish(refusal) }
  }

  private func commit() {
    if begun != nil {
      let erases = waiting.contains { $0.erases }
      attempt { () throws(LedgerError) in
        try store.commit()
        if erases { try store.scrub() }
      }
      begun = nil
      committed = .now
    }
    let waited = waiting
    waiting = []
    for job in waited { job.finish(refusal) }
  }

  /// Does something unless the disk has refused something before. Its first refusal is the last word: what
  /// a file holds after a failed write, nobody knows but the next one who opens it.
  private func attempt(_ body: () throws(LedgerError) -> Void) {
    guard refusal == nil else { return }
    do throws(LedgerError) { try body() } catch { refuse(error) }
  }

  private func refuse(_ error: LedgerError) {
    refusal = error
    store.giveUp()
    let waited = waiting
    waiting = []
    for job in waited { job.finish(error) }
  }
}
