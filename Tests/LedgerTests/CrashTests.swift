import Digest
import Files
import Glibc
import SQLite
import TestSupport
import Testing

@testable import Ledger

@Suite("What a crash leaves")
struct CrashTests {
  let temporary = TemporaryFolder()
  var folder: FilePath { temporary.path(".extract") }
  let key = ItemKey.numbered(0)

  /// What a process that died here would leave, opened again.
  private func afterCrash(
    _ number: Int
  ) async throws -> (start: RunStart, state: ItemState, unknownCalls: Int) {
    let other = temporary.path(FilePath("copy-\(number)") ?? "")
    try copy(folder, to: other)
    let next = try await Desk(in: other)
    let state = try await next.ledger.claim(.numbered(0), as: key, run: next.run.run)
    try await next.ledger.close()
    return (next.run, state, try LedgerReader(in: other).unknownCalls())
  }

  @Test("whatever was durable is there after a crash, step by step")
  func everyStep() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<1)
    _ = try await desk.ledger.claim(.numbered(0), as: key, run: desk.run.run)

    try await desk.ledger.intend(.numbered(1, of: key), run: desk.run.run)
    let intended = try await afterCrash(1)
    try await desk.ledger.acknowledge(key, call: 1, as: "v1_abc")
    let acknowledged = try await afterCrash(2)
    try await desk.ledger.settle(key, call: 1, .answered(.saying("12")))
    let answered = try await afterCrash(3)
    try await desk.ledger.end(key, with: .record("12"), run: desk.run.run)
    try await desk.ledger.end(run: desk.run.run, code: 0, isComplete: true)
    let ended = try await afterCrash(4)

    #expect(intended.state == .open([.numbered(1, of: key)]))
    #expect(intended.unknownCalls == 1)
    #expect(acknowledged.state == .open([.numbered(1, of: key, fate: .acknowledged("v1_abc"))]))
    #expect(acknowledged.unknownCalls == 0)
    #expect(answered.state == .open([.numbered(1, of: key, fate: .answered(.saying("12")))]))
    #expect(answered.start.spent.tokens == 100)
    #expect(ended.state == .ended(.record("12")))
    #expect(ended.start.spent == LedgerSpending())
    try await desk.ledger.close()
  }

  @Test("a ledger that somebody takes away is put back, whole, and nothing more is written")
  func takenAway() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<1)
    _ = try await desk.ledger.claim(.numbered(0), as: key, run: desk.run.run)
    try await desk.ledger.intend(.numbered(1, of: key), run: desk.run.run)
    try Folder(opening: folder).remove("ledger.db")

    let error = await #expect(throws: LedgerError.self) {
      try await desk.ledger.settle(key, call: 1, .answered(.saying("12")))
    }
    #expect("\(error as Any)".contains("was taken away while it was written, and is back"))
    await #expect(throws: LedgerError.self) { try await desk.ledger.sync() }
    try? await desk.ledger.close()

    let status = try FileStatus(of: folder.appending("ledger.db"))
    #expect(status.kind == .file)
    let next = try await Desk(in: folder)
    let state = try await next.ledger.claim(.numbered(0), as: key, run: next.run.run)
    #expect(state == .open([.numbered(1, of: key, fate: .answered(.saying("12")))]))
    #expect(next.ledger.notices.isEmpty)
    try await next.ledger.close()
  }

  @Test("a ledger whose folder is moved keeps all that it has")
  func moved() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<1)
    _ = try await desk.ledger.claim(.numbered(0), as: key, run: desk.run.run)
    try await desk.ledger.intend(.numbered(1, of: key), run: desk.run.run)
    let other = temporary.path("moved")
    try #require(rename(string(folder), string(other)) == 0)

    try await desk.ledger.settle(key, call: 1, .answered(.saying("12")))
    // SQLite does not bring its log into a file that is somewhere else; the log is there.
    await #expect(throws: LedgerError.self) { try await desk.ledger.close() }

    let next = try await Desk(in: other)
    let state = try await next.ledger.claim(.numbered(0), as: key, run: next.run.run)
    #expect(state == .open([.numbered(1, of: key, fate: .answered(.saying("12")))]))
    try await next.ledger.close()
  }

  @Test("what nobody waits for reaches the disk all the same")
  func lazySteps() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<1)

    var counts: [String: Int] = [:]
    // A busy disk takes its time.
    for _ in 0..<6_000 where counts.isEmpty {
      try await Task.sleep(for: .milliseconds(10))
      counts = try desk.reader().counts(version: 1)
    }

    #expect(counts == ["open": 1])
  }

  @Test("ten thousand steps from 64 tasks leave what they leave one after the other")
  func manyTasks() async throws {
    let count = 2000
    let sequence = try await Desk(in: temporary.path("sequence"))
    let crowd = try await Desk(in: temporary.path("crowd"))
    for desk in [sequence, crowd] { try await desk.list(0..<count) }

    for rank in 0..<200 { try await sequence.finish(rank) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<64 {
        group.addTask {
          for rank in stride(from: worker, to: count, by: 64) { try await crowd.finish(rank) }
        }
      }
      try await group.waitForAll()
    }
    for desk in [sequence, crowd] { try await desk.ledger.close() }

    let rows = try Desk.rows(in: crowd.folder)
    let reader = try LedgerReader(in: crowd.folder)
    #expect(Array(rows[..<200]) == Array(try Desk.rows(in: sequence.folder)[..<200]))
    #expect(
      rows
        == (0..<count).map { rank in
          LedgerRow(
            name: InputEntry.name(rank), state: .ended(.numbered(rank), .record("\(rank)")))
        })
    #expect(try reader.spending(version: 1).tokens == 100 * count)
    #expect(try reader.spending(version: 1).documents == count)
    #expect(try reader.faults() == [])
  }

  @Test("a reader beside a writer sees whole moments")
  func readersBesideWriter() async throws {
    let count = 300
    let desk = try await Desk(in: folder)
    try await desk.list(0..<count)
    try await desk.ledger.sync()

    let folder = folder
    let seen = Task {
      var ended: [Int] = []
      while ended.last != count {
        let rows = try Desk.rows(in: folder)
        #expect(rows.count == count)
        ended.append(rows.count { if case .ended = $0.state { true } else { false } })
        // Whoever writes may have no other thread than this one.
        await Task.yield()
      }
      return ended
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<8 {
        group.addTask {
          for rank in stride(from: worker, to: count, by: 8) { try await desk.finish(rank) }
        }
      }
      try await group.waitForAll()
    }
    try await desk.ledger.sync()

    let ended = try await seen.value
    #expect(ended == ended.sorted())
    try await desk.ledger.close()
    #expect(try folder.names() == ["ledger.db", "lock"])
  }

  @Test("the first refusal of the disk is the last word, and what was durable before is there")
  func fullDisk() async throws {
    let store = try Store(in: folder)
    try store.database.execute("PRAGMA max_page_count = 60")
    let ledger = try Ledger(store)
    let run = try await ledger.begin(.begun(), .numbered(1)).run
    try await ledger.list((0..<40).map { .numbered($0) }, run: run)

    var (written, refusals): (Int, [LedgerError]) = (0, [])
    for rank in 0..<40 {
      do throws(LedgerError) {
        let key = ItemKey.numbered(rank)
        _ = try await ledger.claim(.numbered(rank), as: key, run: run)
        try await ledger.intend(.numbered(1, of: key), run: run)
        let text = String(repeating: "x", count: 9000)
        try await ledger.settle(key, call: 1, .answered(.saying(text)))
        written += 1
      } catch {
        refusals.append(error)
      }
    }
    let closing = await #expect(throws: LedgerError.self) { try await ledger.close() }

    let path = folder.appending("ledger.db")
    #expect(written > 0)
    #expect(refusals.count == 40 - written)
    #expect(
      Set(refusals) == [.storage(path, "there is no space left for it; free some space")])
    #expect(closing == refusals.first)
    let other = temporary.path("later")
    try copy(folder, to: other)
    let next = try await Desk(in: other)
    #expect(next.run.spent.tokens == 100 * written)
    let open = try await next.ledger.open(after: -1, count: 99, run: run)
    #expect(open.count == 40)
  }

  @Test("without a write-ahead log it keeps what it was told, and says that it is slow")
  func sharedFileSystem() async throws {
    let store = try Store(in: folder, on: .shared("NFS"))
    let ledger = try Ledger(store)
    let run = try await ledger.begin(.begun(), .numbered(1)).run
    try await ledger.list([.numbered(0)], run: run)
    try await ledger.sync()

    #expect(
      ledger.notices == ["\(folder): NFS is slow for a ledger; --state DIR puts it elsewhere"])
    #expect(try folder.names() == ["ledger.db", "lock"])
    #expect(try LedgerReader(in: folder).counts(version: 1) == ["open": 1])
    try await ledger.close()
  }
}

@Suite("Ledgers of older programs")
struct MigrationTests {
  let temporary = TemporaryFolder()

  @Test("steps behind the version of a database are taken, wholly or not at all")
  func steps() throws {
    let path = temporary.path("some.db")
    let database = try Database(at: path, .writing)
    try LedgerFormat.migrate(database, by: ["CREATE TABLE a(x); INSERT INTO a VALUES (1);"])
    try LedgerFormat.migrate(
      database, by: ["CREATE TABLE nonsense(", "ALTER TABLE a ADD COLUMN y DEFAULT 2;"])
    #expect(throws: SQLiteError.self) {
      try LedgerFormat.migrate(database, by: ["", "", "DROP TABLE a;", "CREATE nonsense"])
    }

    #expect(try database.number(of: "SELECT x + y FROM a") == 3)
    #expect(try database.number(of: "PRAGMA user_version") == 2)
  }

  @Test("a ledger of version 1 is read as what it is")
  func versionOne() async throws {
    let folder = temporary.path(".extract")
    mkdir(string(folder), 0o700)
    let path = folder.appending("ledger.db")
    try put([], at: path)
    try sqlite(path, Self.versionOne)

    let desk = try await Desk(in: folder)
    let state = try await desk.ledger.claim(
      .numbered(0), as: .numbered(0), run: desk.run.run)
    try await desk.ledger.close()

    #expect(desk.run.run == 2)
    #expect(desk.run.version == 1)
    #expect(desk.run.spent.calls == 1)
    #expect(state == .ended(.record("0")))
    #expect(
      try LedgerReader(in: folder).calls(of: .numbered(0)) == [
        .numbered(1, of: .numbered(0), fate: .answered(.saying("0")))
      ])
  }
}
