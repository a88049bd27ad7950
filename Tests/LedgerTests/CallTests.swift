import Digest
import Files
import Ledger
import TestSupport
import Testing

@Suite("Calls in a ledger")
struct CallTests {
  let temporary = TemporaryFolder()
  var folder: FilePath { temporary.path(".extract") }
  let key = ItemKey.numbered(0)

  @Test("each step of a call is there for the next run", arguments: 0...4)
  func steps(count: Int) async throws {
    let answer = CallAnswer.saying("total 12")
    var failure = CallFailure(
      interaction: nil, status: 503, word: "unavailable", sentence: "try later", bill: .of(0))
    let fates: [CallEntry.Fate] = [
      .intended, .acknowledged("v1_abc"), .answered(answer), .failed(failure),
    ]
    let desk = try await Desk(in: folder)
    try await desk.list(0..<1)
    _ = try await desk.ledger.claim(.numbered(0), as: key, run: desk.run.run)
    if count > 0 { try await desk.ledger.intend(.numbered(1, of: key), run: desk.run.run) }
    if count > 1 { try await desk.ledger.acknowledge(key, call: 1, as: "v1_abc") }
    if count > 2 { try await desk.ledger.settle(key, call: 1, fates[count - 1]) }
    try await desk.ledger.close()

    let next = try await Desk(in: folder)
    let state = try await next.ledger.claim(.numbered(0), as: key, run: next.run.run)

    // A failure keeps the id that the call had.
    failure.interaction = "v1_abc"
    let fate = count == 4 ? CallEntry.Fate.failed(failure) : count > 0 ? fates[count - 1] : nil
    #expect(state == .open(fate.map { [.numbered(1, of: key, fate: $0)] } ?? []))
    #expect(try next.reader().unknownCalls() == (count == 1 ? 1 : 0))
  }

  @Test("sums of money do not end where a number of 64 bits does")
  func absurdSpending() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<3)
    var answer = CallAnswer.saying("total 12")
    answer.bill.picodollars = .max - 1
    for number in 0..<3 {
      let key = ItemKey.numbered(number)
      _ = try await desk.ledger.claim(.numbered(number), as: key, run: desk.run.run)
      try await desk.ledger.intend(.numbered(1, of: key), run: desk.run.run)
      try await desk.ledger.settle(key, call: 1, .answered(answer))
    }
    let spending = try desk.reader().jobSpending()
    #expect(spending.calls == 3)
    #expect(spending.picodollars == 3 * (Int128(Int.max) - 1))
  }

  @Test("a job's spending goes on over runs until one is complete")
  func spending() async throws {
    let desk = try await Desk(in: folder, at: 1000)
    try await desk.list(0..<2)
    try await desk.finish(0)
    try await desk.ledger.intend(
      .numbered(2, of: .numbered(0), isRepeat: true), run: desk.run.run)
    try await desk.ledger.end(run: desk.run.run, code: 3, isComplete: false)

    let second = try await desk.ledger.begin(.begun(), .numbered(1))
    try await desk.ledger.end(run: second.run, code: 0, isComplete: true)
    let third = try await desk.ledger.begin(.begun(), .numbered(1))

    #expect(desk.run.spent == LedgerSpending())
    var spent = second.spent
    spent.milliseconds = 0
    var expected = LedgerSpending()
    expected.calls = 2
    expected.tokens = 100
    expected.picodollars = 100_000_000
    expected.uncounted = 1
    expected.answers = 1
    expected.repaid = 1
    expected.documents = 1
    #expect(spent == expected)
    #expect(second.spent.milliseconds > 0)
    #expect(third.spent == LedgerSpending())
    var read = try desk.reader().spending(version: 1)
    read.milliseconds = 0
    #expect(read == expected)
  }

  @Test("an answer of an item that was opened again is set aside, and keeps its bill")
  func reopening() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<3)
    try await desk.finish(0, with: .failure("invalid"))
    try await desk.finish(1, with: .failure("blocked"))
    try await desk.finish(2)

    let count = try await desk.ledger.reopen(outcomes: ["invalid"], run: desk.run.run)
    let open = try await desk.ledger.open(after: -1, count: 9, run: desk.run.run)
    let state = try await desk.ledger.claim(.numbered(0), as: key, run: desk.run.run)

    let aside = CallFailure(
      interaction: "v1_0", status: nil, word: "set-aside",
      sentence: "its document was to be asked about again", bill: .of(100))
    #expect(count == 1)
    #expect(open.map(\.rank) == [0])
    #expect(state == .open([.numbered(1, of: key, fate: .failed(aside))]))
    #expect(try await desk.ledger.reopen(outcomes: nil, run: desk.run.run) == 1)
    #expect(
      try await desk.ledger.reopen(outcomes: ["record"], run: desk.run.run) == 1)
    #expect(try desk.reader().calls(of: key).map(\.fate) == [.answered(.saying("0"))])
  }

  @Test("interactions that the API may have are known, until it has deleted them")
  func interactions() async throws {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<3)
    for rank in 0..<3 { try await desk.finish(rank) }
    try await desk.ledger.forgetInteraction("v1_1")
    try await desk.ledger.close()

    let reader = try LedgerReader(in: folder)
    #expect(try reader.interactions(at: "https://api.test") == ["v1_0", "v1_2"])
    #expect(try reader.interactions(at: "https://other.test") == [])
  }

  @Test("uploads are known by their origin")
  func uploads() async throws {
    let upload = UploadEntry(
      contents: SHA256(of: [1]), type: "application/pdf", origin: "https://api.test",
      name: "files/abc", uri: "https://api.test/files/abc", expires: 99)
    let desk = try await Desk(in: folder)

    try await desk.ledger.note(upload)

    #expect(try await desk.ledger.uploads(to: "https://api.test") == [upload])
    #expect(try await desk.ledger.uploads(to: "https://other.test") == [])
    try await desk.ledger.forgetUpload("files/abc", at: "https://api.test")
    #expect(try await desk.ledger.uploads(to: "https://api.test") == [])
  }

  @Test("outputs take the place of earlier ones")
  func outputs() async throws {
    let old = OutputEntry(path: "records.csv", digest: SHA256(of: [1]), size: 1)
    let new = OutputEntry(path: "records.jsonl", digest: SHA256(of: [2]), size: 0)
    let desk = try await Desk(in: folder)

    try await desk.ledger.note([old])
    try await desk.ledger.note([new])

    #expect(try desk.reader().outputs() == [new])
  }

  @Test("a run is told as it was begun and as it ended")
  func runs() async throws {
    let desk = try await Desk(in: folder)
    let alive = try desk.reader().run()
    try await desk.ledger.end(run: 1, code: 130, isComplete: false)
    let ended = try desk.reader().run(1)
    try await desk.ledger.close()

    #expect(alive?.entry == .begun())
    #expect(alive?.version == 1)
    #expect(alive?.isAlive == true)
    #expect(alive?.ended == nil)
    #expect(ended?.code == 130)
    #expect(ended?.isAlive == false)
    #expect(try LedgerReader(in: folder).run(2) == nil)
  }
}
