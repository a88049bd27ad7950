import Digest
import Files
import Glibc
import Ledger
import SQLite
import TestSupport
import Testing

@Suite("Damaged ledgers")
struct DamageTests {
  let temporary = TemporaryFolder()
  var folder: FilePath { temporary.path(".extract") }
  var database: FilePath { folder.appending("ledger.db") }

  private let pageSize = 8192

  /// What must not be changed without a word: every record, and every answer that was paid for.
  private struct Contents: Equatable {
    var rows: [LedgerRow] = []
    var answers: [[UInt8]?] = []

    init(of folder: FilePath) throws {
      let reader = try LedgerReader(in: folder)
      try reader.forEachDocument(version: 1) { rows.append($0) }
      for number in 0..<30 {
        for call in try reader.calls(of: .numbered(number)) {
          guard case .answered(let answer) = call.fate else { continue }
          answers.append(answer.raw)
        }
      }
    }
  }

  /// A ledger of thirty documents, some with answers of several pages; open still if `isOpen`.
  private func write() async throws -> Desk {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<30)
    for rank in 0..<30 {
      let text = String(repeating: "\(rank),", count: 20 + rank * rank * 5)
      let key = ItemKey.numbered(rank)
      _ = try await desk.ledger.claim(.numbered(rank), as: key, run: desk.run.run)
      try await desk.ledger.intend(.numbered(1, of: key), run: desk.run.run)
      try await desk.ledger.settle(key, call: 1, .answered(.saying(text)))
      try await desk.ledger.end(key, with: .record(text), run: desk.run.run)
    }
    try await desk.ledger.sync()
    return desk
  }

  /// Opens it as a run does, and reads it as its end does.
  private func reopened(_ folder: FilePath) throws -> Contents {
    do { _ = try Ledger(in: folder) }
    return try Contents(of: folder)
  }

  @Test("a bit that has turned, anywhere in the file, is noticed or does not matter")
  func turnedBits() async throws {
    try await write().ledger.close()
    let (whole, contents) = (try bytes(of: database), try Contents(of: folder))
    var random = SeededRandom(seed: 11)
    var noticed = 0

    for place in 0..<50 {
      var damaged = whole
      // All over the file, and once in each field of the header.
      let at = place < 25 ? place * 4 : random.number(100...whole.count - 1)
      damaged[at] ^= 1 << UInt8(random.number(0...7))
      try put(damaged, at: database)
      do {
        #expect(try reopened(folder) == contents, "byte \(at)")
      } catch is LedgerError {
        noticed += 1
      }
    }

    #expect(noticed > 15)
    try put(whole, at: database)
    #expect(try reopened(folder) == contents)
  }

  @Test("a column of another name is noticed before anything is written")
  func turnedLetter() async throws {
    try await write().ledger.close()
    var damaged = try bytes(of: database)
    let at = try #require(
      damaged.indices.first { damaged[$0...].starts(with: "is_complete".utf8) })
    damaged[at] ^= 2
    try put(damaged, at: database)

    let refusal = #expect(throws: LedgerError.self) { try reopened(folder) }
    #expect(refusal == .damaged(database, "its table run is not as it was made"))
    #expect(try bytes(of: database) == damaged)
  }

  @Test("a file that was cut is damaged, wherever it was cut")
  func cutFiles() async throws {
    try await write().ledger.close()
    let whole = try bytes(of: database)

    for place in 0..<50 {
      let end = whole.count * place / 50
      try put(Array(whole[..<end]), at: database)
      let refusal = #expect(throws: LedgerError.self, "\(end)") { try reopened(folder) }
      // What has not even the head of a database is an empty one to SQLite.
      switch refusal {
      case .damaged(database, _)?: break
      case .lost(database, _)? where end < 512: break
      default: Issue.record("\(end): \(String(describing: refusal))")
      }
    }
  }

  @Test("a log that was cut or has turned bits misses commits, and that is told")
  func damagedLogs() async throws {
    let desk = try await write()
    let contents = try Contents(of: folder)
    let other = temporary.path("copy")
    try copy(folder, to: other)
    let logPath = other.appending("ledger.db-wal")
    let (log, file) = (try bytes(of: logPath), try bytes(of: other.appending("ledger.db")))
    var random = SeededRandom(seed: 12)
    var noticed = 0

    for place in 0..<50 {
      var damaged = log
      if place < 25 {
        damaged.removeLast(log.count - log.count * place / 25)
      } else {
        damaged[random.number(0...log.count - 1)] ^= 1 << UInt8(random.number(0...7))
      }
      for name in try other.names() { unlink(string(other.appending(name))) }
      try put(file, at: other.appending("ledger.db"))
      try put(damaged, at: logPath)
      try put(bytes(of: folder.appending("lock")), at: other.appending("lock"))
      do {
        #expect(try reopened(other) == contents, "place \(place)")
      } catch is LedgerError {
        noticed += 1
      }
    }

    #expect(noticed >= 40)
    try await desk.ledger.close()
  }

  @Test("a log that is gone is missed, and so is the ledger itself")
  func deleted() async throws {
    let desk = try await write()
    let other = temporary.path("copy")
    try copy(folder, to: other)
    let path = other.appending("ledger.db")
    unlink(string(other.appending("ledger.db-wal")))

    let refusal = #expect(throws: LedgerError.self) { try Ledger(in: other) }
    let lookRefusal = #expect(throws: LedgerError.self) { try LedgerReader(in: other) }
    unlink(string(path))

    // All of it was in the log.
    #expect(refusal == .lost(path, "nothing is in it any more"))
    #expect(lookRefusal == refusal)
    #expect(throws: LedgerError.lost(path, "is gone")) { try Ledger(in: other) }
    #expect(
      LedgerError.lost(path, "is gone").description
        == "\(path): is gone, and nothing can be saved of it; bring back a copy, name another --out,"
        + " or take \(path.folder) away and pay again with --force")
    // Who saves what there is says the same.
    #expect(throws: LedgerError.lost(path, "is gone")) { try Ledger.recover(in: other) }
    try await desk.ledger.close()
  }

  @Test("a ledger of a newer program is left alone")
  func newer() async throws {
    try await write().ledger.close()
    try sqlite(database, "PRAGMA user_version = 9")
    let before = try bytes(of: database)

    let refusal = #expect(throws: LedgerError.self) { try Ledger(in: folder) }

    #expect(refusal == .newer(database, version: 9))
    #expect(throws: LedgerError.newer(database, version: 9)) { try LedgerReader(in: folder) }
    #expect(
      refusal?.description
        == "\(database): a newer extract made it (form 9); use that one, or another --out")
    #expect(try bytes(of: database) == before)
  }

  @Test("an empty folder has no ledger to look into")
  func missing() throws {
    mkdir(string(folder), 0o700)
    #expect(throws: LedgerError.missing(folder)) { try LedgerReader(in: folder) }
    #expect(throws: LedgerError.missing(temporary.path("no"))) {
      try LedgerReader(in: temporary.path("no"))
    }
    #expect(try folder.names() == [])
  }

  @Test("a page that is lost costs what was on it, and the rest is saved")
  func recovers() async throws {
    try await write().ledger.close()
    let (whole, contents) = (try bytes(of: database), try Contents(of: folder))
    let pages = whole.count / pageSize
    var saved = 0

    for page in stride(from: 2, to: pages, by: 3) {
      var damaged = whole
      for at in page * pageSize..<page * pageSize + 200 { damaged[at] ^= 0x5a }
      for name in try folder.names() where name != "lock" {
        unlink(string(folder.appending(name)))
      }
      try put(damaged, at: database)

      let line = try Ledger.recover(in: folder)
      let after = try reopened(folder)

      #expect(
        line.hasPrefix("\(database): saved ")
          && line.hasSuffix("; the old file is ledger.db.damaged-1"))
      #expect(try bytes(of: folder.appending("ledger.db.damaged-1")) == damaged)
      #expect(try LedgerReader(in: folder).faults() == [])
      // Nothing that was not there.
      let known = Set(contents.rows.map(\.name))
      #expect(after.rows.allSatisfy { known.contains($0.name) })
      for row in after.rows {
        guard case .ended = row.state else { continue }
        #expect(contents.rows.contains(row))
      }
      saved += after.rows.count
    }

    #expect(pages > 15)
    #expect(saved > 8 * (pages - 2), "of \(10 * (pages - 2))")
  }

  @Test("numbers of rows that no run gives are no trap for whoever saves the rest")
  func recoversOddNumbers() async throws {
    try await write().ledger.close()
    try sqlite(
      database, "UPDATE answer SET id = id - 1000; UPDATE call SET answer = answer - 1000")
    let whole = try bytes(of: database)

    for page in 2..<whole.count / pageSize {
      var damaged = whole
      for at in page * pageSize..<page * pageSize + 200 { damaged[at] ^= 0x5a }
      for name in try folder.names() where name != "lock" {
        unlink(string(folder.appending(name)))
      }
      try put(damaged, at: database)

      _ = try Ledger.recover(in: folder)

      #expect(try LedgerReader(in: folder).faults() == [])
    }
  }

  @Test("recovering a ledger whose log is lost takes what is left for the whole")
  func recoversWithoutLog() async throws {
    let desk = try await write()
    try await desk.ledger.close()
    let contents = try Contents(of: folder)
    try put(Array("0000004711 00000000000000009999\n".utf8), at: folder.appending("lock"))
    #expect(throws: LedgerError.self) { try Ledger(in: folder) }

    let line = try Ledger.recover(in: folder)

    #expect(
      line
        == "\(database): saved 30 documents, 30 results, 30 calls, 30 answers; the old file is "
        + "ledger.db.damaged-1")
    #expect(try reopened(folder) == contents)
  }

  @Test("a whole ledger has no faults; a record that was changed is one")
  func faults() async throws {
    try await write().ledger.close()
    #expect(try LedgerReader(in: folder).faults() == [])

    try sqlite(database, "UPDATE result SET record = '{}' WHERE item = 3")
    try sqlite(database, "UPDATE answer SET raw = '{}' WHERE id = 5")

    #expect(
      try LedgerReader(in: folder).faults() == [
        "answer 5 is not what was written", "the result of item 3 is not what was written",
      ])
    #expect(throws: LedgerError.damaged(database, "the result of an item is not what was written"))
    {
      try Contents(of: folder)
    }
  }
}
