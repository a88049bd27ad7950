import Digest
import Files
import Ledger
import TestSupport
import Testing

@Suite("Documents in a ledger")
struct DocumentTests {
  let temporary = TemporaryFolder()
  var folder: FilePath { temporary.path("out").appending(".extract") }

  @Test("what was done is known to the next run, and nothing of it is open")
  func remembers() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<3)
    try await desk.finish(0)
    try await desk.finish(2, with: .failure("too-large"))
    try await desk.ledger.end(run: desk.run.run, code: 1, isComplete: true)
    try await desk.ledger.close()

    let next = try await Desk(in: folder, at: 2000)
    try await next.list(0..<3)
    let open = try await next.ledger.open(after: -1, count: 10, run: next.run.run)
    let state = try await next.ledger.claim(
      .numbered(0), as: .numbered(0), run: next.run.run)

    #expect(open == [.numbered(1)])
    #expect(state == .ended(.record("0")))
    #expect(next.run.version == 1)
    try await next.ledger.close()
    #expect(
      try Desk.rows(in: folder) == [
        LedgerRow(name: InputEntry.name(0), state: .ended(.numbered(0), .record("0"))),
        LedgerRow(name: InputEntry.name(1), state: .open),
        LedgerRow(name: InputEntry.name(2), state: .ended(.numbered(2), .failure("too-large"))),
      ])
    #expect(
      try LedgerReader(in: folder).counts(version: 1) == ["record": 1, "open": 1, "too-large": 1])
  }

  @Test("open documents come in the order of their ranks, some at a time")
  func pages() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list((0..<10).reversed())

    let first = try await desk.ledger.open(after: -1, count: 4, run: desk.run.run)
    let second = try await desk.ledger.open(after: 3, count: 4, run: desk.run.run)

    #expect(first == (0..<4).map { .numbered($0) })
    #expect(second == (4..<8).map { .numbered($0) })
  }

  @Test("a document that is named twice in one run is what it was the first time")
  func namedTwice() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<1)
    let again = InputEntry(
      name: InputEntry.name(0), rank: 7, parts: [],
      state: .skipped(word: "duplicate", sentence: "was named before"))
    try await desk.ledger.list([again], run: desk.run.run)

    let open = try await desk.ledger.open(after: -1, count: 4, run: desk.run.run)

    #expect(open == [.numbered(0)])
  }

  @Test("a document that was claimed and not ended is open, as its item")
  func claimedIsOpen() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<1)
    _ = try await desk.ledger.claim(.numbered(0), as: .numbered(5), run: desk.run.run)

    let open = try await desk.ledger.open(after: -1, count: 4, run: desk.run.run)

    #expect(open.map(\.state) == [.item(.numbered(5))])
  }

  @Test("a file that was changed is open again, and what it was stays paid for")
  func changedFile() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<1)
    try await desk.finish(0)

    try await desk.ledger.list([.numbered(0, modified: 2)], run: desk.run.run)
    let open = try await desk.ledger.open(after: -1, count: 4, run: desk.run.run)
    let changed = try await desk.ledger.claim(
      .numbered(0, modified: 2), as: .numbered(77), run: desk.run.run)
    let back = try await desk.ledger.claim(.numbered(0), as: .numbered(0), run: desk.run.run)

    #expect(open == [.numbered(0, modified: 2)])
    #expect(changed == .open([]))
    #expect(back == .ended(.record("0")))
  }

  @Test("equal documents are one item, and each has its row")
  func equalDocuments() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<2)
    try await desk.finish(0, as: 9)

    let twin = try await desk.ledger.claim(.numbered(1), as: .numbered(9), run: desk.run.run)
    try await desk.ledger.close()

    #expect(twin == .ended(.record("0")))
    #expect(
      try Desk.rows(in: folder).map(\.state)
        == [.ended(.numbered(9), .record("0")), .ended(.numbered(9), .record("0"))])
  }

  @Test("what is skipped is not open, until it is listed again")
  func skipping() async throws {
    let desk = try await Desk(in: folder)
    var archive = InputEntry.numbered(1)
    archive.state = .skipped(word: "type", sentence: "it is an archive")
    try await desk.ledger.list([.numbered(0), archive], run: desk.run.run)
    try await desk.ledger.skip(InputEntry.name(0), word: "empty", sentence: "there is nothing")

    let open = try await desk.ledger.open(after: -1, count: 4, run: desk.run.run)
    try await desk.ledger.sync()
    let counts = try desk.reader().counts(version: 1)
    let known = try desk.reader().document(InputEntry.name(1), version: 1)
    try await desk.list(0..<1)
    let again = try await desk.ledger.open(after: -1, count: 4, run: desk.run.run)

    #expect(open == [])
    #expect(counts == ["skipped": 2])
    #expect(known?.input == archive)
    #expect(known?.state == nil)
    #expect(again == [.numbered(0)])
  }

  @Test("documents that the last run did not name come behind its own, by the bytes of their names")
  func orderOfOutputs() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list([3, 2, 1, 0])
    for rank in 0..<4 { try await desk.finish(rank) }
    let next = try await desk.ledger.begin(.begun(at: 2000), .numbered(1))

    var last = InputEntry.numbered(2)
    last.rank = 0
    try await desk.ledger.list([last], run: next.run)
    try await desk.ledger.close()

    #expect(try Desk.rows(in: folder).map(\.name) == [2, 0, 1, 3].map(InputEntry.name))
  }

  @Test("versions do not mix")
  func versions() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<2)
    try await desk.finish(0)
    let second = try await desk.ledger.begin(.begun(), .numbered(2))
    try await desk.ledger.list([.numbered(0), .numbered(1)], run: second.run)

    let open = try await desk.ledger.open(after: -1, count: 4, run: second.run)
    let fresh = try await desk.ledger.claim(.numbered(0), as: .numbered(50), run: second.run)
    try await desk.ledger.close()

    let reader = try LedgerReader(in: folder)
    #expect(second.version == 2)
    #expect(open == [.numbered(0), .numbered(1)])
    #expect(fresh == .open([]))
    #expect(try reader.counts(version: 1) == ["record": 1])
    #expect(try reader.counts(version: 2) == ["open": 2])
    #expect(try reader.versions().map(\.items) == [1, 0])
    #expect(try reader.versions().map(\.entry) == [.numbered(1), .numbered(2)])
  }

  @Test("a name is bytes: what is no UTF-8, and twins in another composition, are kept apart")
  func namesAreBytes() async throws {
    let names =
      ["caf\u{e9}.pdf", "cafe\u{301}.pdf"].map { FilePath(Array($0.utf8)) }
      + [FilePath([0x66, 0xff, 0x0a, 0x27]), FilePath([UInt8](repeating: 0x61, count: 255))]
    let inputs = names.compactMap { $0 }.enumerated().map { rank, name in
      InputEntry(
        name: name, rank: rank,
        parts: [.uri("https://files.test/\(rank)"), .file(name, InputEntry.stamp)],
        state: .listed)
    }
    let desk = try await Desk(in: folder)

    try await desk.ledger.list(inputs, run: desk.run.run)

    #expect(try await desk.ledger.open(after: -1, count: 9, run: desk.run.run) == inputs)
    #expect(inputs.count == 4)
  }
}

extension InputEntry {
  fileprivate static let stamp = FileStamp(device: .max, inode: 3, size: 0, modified: -1)
}
