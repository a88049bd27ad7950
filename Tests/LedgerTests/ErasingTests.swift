import Files
import Ledger
import TestSupport
import Testing

@Suite("What is taken out of a ledger")
struct ErasingTests {
  let temporary = TemporaryFolder()
  var folder: FilePath { temporary.path(".extract") }

  /// Whether these bytes are in any file of the ledger.
  private func holds(_ text: String) throws -> Bool {
    let needle = Array(text.utf8)
    return try folder.names().contains { name in
      try bytes(of: folder.appending(name)).split(separator: needle).count > 1
    }
  }

  /// Two documents whose answers can be found in the file, the second open still.
  private func write() async throws -> Desk {
    let desk = try await Desk(in: folder)
    try await desk.list(0..<2)
    for rank in 0..<2 {
      let key = ItemKey.numbered(rank)
      let text = String(repeating: "secret-\(rank);", count: 2000)
      _ = try await desk.ledger.claim(.numbered(rank), as: key, run: desk.run.run)
      try await desk.ledger.intend(.numbered(1, of: key), run: desk.run.run)
      var answer = CallAnswer.saying(text)
      answer.interaction = "v1_\(rank)"
      try await desk.ledger.settle(key, call: 1, .answered(answer))
    }
    try await desk.ledger.end(.numbered(0), with: .record("kept-0"), run: desk.run.run)
    try await desk.ledger.sync()
    return desk
  }

  @Test("answers of what is done are gone from all files, and their bills are not")
  func purging() async throws {
    let desk = try await write()
    #expect(try holds("secret-0"))

    #expect(try await desk.ledger.purgeAnswers() == 1)

    #expect(try !holds("secret-0"))
    #expect(try holds("secret-1"))
    #expect(try holds("kept-0"))
    let call = try desk.reader().calls(of: .numbered(0)).first
    guard case .answered(let answer)? = call?.fate else {
      Issue.record("\(String(describing: call))")
      return
    }
    #expect(answer.raw == nil)
    #expect(answer.bill == .of(100))
    #expect(try await desk.ledger.purgeAnswers() == 0)
  }

  @Test("a document is gone from all files, with what it was before it was changed")
  func forgetting() async throws {
    let desk = try await write()
    try await desk.ledger.list([.numbered(0, modified: 2)], run: desk.run.run)
    _ = try await desk.ledger.claim(
      .numbered(0, modified: 2), as: .numbered(7), run: desk.run.run)

    #expect(try await desk.ledger.forget(InputEntry.name(0)))

    #expect(try !holds("secret-0"))
    #expect(try !holds("kept-0"))
    #expect(try !holds("inbox/0.pdf"))
    #expect(try holds("inbox/1.pdf"))
    #expect(try desk.reader().item(.numbered(0)) == nil)
    #expect(try desk.reader().item(.numbered(7)) == nil)
    #expect(try desk.reader().item(.numbered(1)) != nil)
    #expect(try await desk.ledger.forget(InputEntry.name(0)) == false)
  }

  @Test("an item that another document is, too, stays with that one")
  func forgettingTwins() async throws {
    let desk = try await write()
    _ = try await desk.ledger.claim(.numbered(1), as: .numbered(0), run: desk.run.run)

    #expect(try await desk.ledger.forget(InputEntry.name(0)))

    #expect(try desk.reader().item(.numbered(0)) == .ended(.record("kept-0")))
    #expect(
      try Desk.rows(in: folder).map(\.state) == [.ended(.numbered(0), .record("kept-0"))])
  }
}
