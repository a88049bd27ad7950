import Files
import Glibc
import Ledger
import TestSupport
import Testing

@Suite("Who may open a ledger")
struct SafetyTests {
  let temporary = TemporaryFolder()
  var folder: FilePath { temporary.path("out").appending(".extract") }

  @Test("one writer at a time; the other is told who it is")
  func oneWriter() async throws {
    let first = try Ledger(in: folder)

    let refusal = #expect(throws: LedgerError.self) { try Ledger(in: folder) }

    #expect(refusal == .inUse(folder, process: getpid()))
    #expect(
      refusal?.description
        == "\(folder): another run is at work here (process \(getpid())); wait for it, or choose "
        + "another --out")
    try await first.close()
    try await Ledger(in: folder).close()
  }

  @Test("the lock goes with the last reference, too")
  func letGo() throws {
    do { _ = try Ledger(in: folder) }
    _ = try Ledger(in: folder)
  }

  @Test("nothing is taken in after the end")
  func closed() async throws {
    let ledger = try Ledger(in: folder)
    try await ledger.close()

    await #expect(throws: LedgerError.closed(folder.appending("ledger.db"))) {
      try await ledger.note([])
    }
  }

  @Test("all files are for their owner alone, whatever the umask")
  func modes() async {
    // In a process of its own: the mask is that of all tests.
    await #expect(processExitsWith: .success) {
      for mask: UInt32 in [0, 0o022, 0o077] {
        umask(mask)
        let temporary = TemporaryFolder()
        let folder = temporary.path("out").appending(".extract")
        let desk = try await Desk(in: folder)

        let names = try folder.names()

        #expect(names == ["ledger.db", "ledger.db-shm", "ledger.db-wal", "lock"])
        let modes = names.map { mode(of: folder.appending($0)) }
        #expect(modes == [0o600, 0o600, 0o600, 0o600])
        #expect(mode(of: folder) == 0o700)
        try await desk.ledger.close()
        #expect(try folder.names() == ["ledger.db", "lock"])
      }
    }
  }

  @Test("a folder that others could read is closed to them")
  func tightens() throws {
    _ = temporary.thing(".extract") { mkdir($0, 0o755) }
    chmod(string(temporary.path(".extract")), 0o775)

    _ = try Ledger(in: temporary.path(".extract"))

    #expect(mode(of: temporary.path(".extract")) == 0o700)
  }

  @Test("a symbolic link is not followed", arguments: ["lock", "ledger.db", "ledger.db-wal"])
  func plantedLinks(name: String) throws {
    let victim = temporary.file("victim", holding: Array("keep".utf8))
    chmod(string(victim), 0o644)
    _ = temporary.thing("out") { mkdir($0, 0o700) }
    _ = temporary.thing("out/.extract") { mkdir($0, 0o700) }
    let link = folder.appending(FilePath(name) ?? "")
    symlink(string(victim), string(link))

    let refusal = #expect(throws: LedgerError.self) { try Ledger(in: folder) }

    #expect(refusal == .notOurs(link, .link))
    #expect(try File(opening: victim).readAll(limit: 99) == Array("keep".utf8))
    #expect(mode(of: victim) == 0o644)
  }

  @Test("nor is the folder itself one")
  func linkedFolder() throws {
    _ = temporary.thing("elsewhere") { mkdir($0, 0o700) }
    _ = temporary.thing("out") { mkdir($0, 0o700) }
    symlink(string(temporary.path("elsewhere")), string(folder))

    let refusal = #expect(throws: LedgerError.self) { try Ledger(in: folder) }

    #expect(
      refusal?.description
        == "\(folder): is a symbolic link, which anybody may have laid; name what it leads to")
  }

  @Test("a pipe, a file with another name, and a folder are no ledger")
  func otherThings() throws {
    _ = temporary.thing("a") { mkdir($0, 0o700) }
    _ = temporary.thing("a/lock") { mkfifo($0, 0o600) }
    _ = temporary.thing("b") { mkdir($0, 0o700) }
    _ = temporary.thing("b/ledger.db") { mkdir($0, 0o700) }
    _ = temporary.thing("c") { mkdir($0, 0o700) }
    let other = temporary.file("other", holding: [])
    link(string(other), string(temporary.path("c/lock")))

    for (folder, name) in [("a", "lock"), ("b", "ledger.db"), ("c", "lock")]
      as [(FilePath, FilePath)]
    {
      let folder = temporary.path(folder)
      #expect(throws: LedgerError.notOurs(folder.appending(name), .special)) {
        try Ledger(in: folder)
      }
    }
  }

  @Test("a folder where everybody may rename things is refused, unless it is sticky")
  func exposed() throws {
    let open = temporary.thing("open") { mkdir($0, 0o700) }
    chmod(string(open), 0o777)

    let refusal = #expect(throws: LedgerError.self) { try Ledger(in: open.appending("out")) }

    #expect(
      refusal?.description
        == "\(open): everybody may write here, and put something else in our place; choose "
        + "another --out")
    chmod(string(open), 0o1777)
    _ = try Ledger(in: open.appending("out"))
  }

  @Test("what belongs to another user is refused", .enabled(if: geteuid() == 0, "root alone gives"))
  func foreign() throws {
    _ = try Ledger(in: folder)
    chown(string(folder.appending("lock")), 65534, 65534)
    #expect(throws: LedgerError.notOurs(folder.appending("lock"), .foreign)) {
      try Ledger(in: folder)
    }
    chown(string(folder), 65534, 65534)
    #expect(throws: LedgerError.notOurs(folder, .foreign)) { try Ledger(in: folder) }
  }

  @Test("a database of another program is left alone")
  func otherProgram() async throws {
    let path = folder.appending("ledger.db")
    try await Ledger(in: folder).close()
    try sqlite(path, "PRAGMA application_id = 7")
    removeLock()

    #expect(throws: LedgerError.notOurs(path, .otherProgram)) { try Ledger(in: folder) }
    #expect(throws: LedgerError.notOurs(path, .otherProgram)) { try LedgerReader(in: folder) }
  }

  private func removeLock() { unlink(string(folder.appending("lock"))) }
}
