import Emulator
import Extractor
import Files
import Glibc
import HTTP
import Interactions
import Ledger
import Locking
import OrderedJSON
import SchemaGen
import Testing
import TestSupport

@Suite("A folder run")
struct FolderRunTests {
  @Test("makes a record of every document, in the order of their names, and pays once for each")
  func records() async throws {
    let inbox = try Inbox(12)
    let report = try await inbox.report()
    #expect(report.outcomes == ["record": 12])
    #expect(report.calls == 12)
    #expect(report.exitCode == 0)
    #expect(inbox.calls == 12)
    let names = try inbox.lines("records.jsonl").compactMap { $0["document"]?.string }
    #expect(
      names.map { String($0.suffix(8)) }
        == (0..<12).map { $0 < 10 ? "r00\($0).txt" : "r0\($0).txt" })
    #expect(try inbox.output("failures.jsonl").isEmpty)

    let before = try inbox.output("records.jsonl")
    let again = try await inbox.report()
    #expect(again.outcomes == ["record": 12])
    #expect(again.calls == 0)
    #expect(inbox.calls == 12)
    #expect(try inbox.output("records.jsonl") == before)
  }

  @Test("pays once for documents that are equal, and gives each its record")
  func equalDocuments() async throws {
    let inbox = try Inbox()
    for name: FilePath in ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"] {
      inbox.file(name, TillReceipt.text)
    }
    let report = try await inbox.report()
    #expect(report.outcomes == ["record": 5])
    #expect(inbox.calls == 1)
    #expect(try inbox.lines("records.jsonl").count == 5)
  }

  @Test("says of every other thing why there is no record")
  func noRecords() async throws {
    let refusal = Mishap.Match(path: "*/interactions", method: "POST", text: "Not for you")
    let inbox = try Inbox(1, rules: [Mishap(refusal, do: [.blocked(code: "safety")])])
    inbox.file("bad.txt", TillReceipt.text + "Not for you")
    inbox.file("empty.txt", "")
    inbox.file("unknown.bin", "\u{1}\u{2}\u{3}")
    let report = try await inbox.report()
    #expect(report.outcomes["record"] == 1)
    #expect(report.outcomes["skipped"] == 2)
    #expect(report.outcomes["blocked"] == 1)
    #expect(report.exitCode == 1)
    let skipped = try inbox.lines("skipped.jsonl")
    #expect(skipped.map { $0["outcome"]?.string } == ["empty", "unknown-type"])
  }

  @Test("hands out what becomes of each document as it is done")
  func outcomes() async throws {
    let inbox = try Inbox(9)
    var words: [String] = []
    let running = try await inbox.run.start()
    for try await end in running { words.append("\(end.name.suffix(8)) \(end.outcome.word)") }
    #expect(words.sorted() == (0..<9).map { "r00\($0).txt record" })
    #expect(await running.report.outcomes == ["record": 9])
  }

  @Test("takes no further documents when whoever listens leaves")
  func leaving() async throws {
    let inbox = try Inbox(60)
    let running = try await inbox.run.start()
    for try await _ in running { break }
    let report = await running.report
    #expect(report.outcomes["open", default: 0] > 0)
    #expect(inbox.calls < 60)
    try await inbox.report()
    #expect(inbox.calls == 60)
    #expect(try inbox.lines("records.jsonl").count == 60)
  }

  @Test("that came to its end is not told to stop when whoever heard all of it goes away")
  func heardToTheEnd() async throws {
    let inbox = try Inbox(3)
    let stops = Lock<[String]>([])
    var run = inbox.run
    run.watch = { event in
      if case .stopping(let why) = event { stops.withLock { $0.append(why) } }
    }
    for try await _ in try await run.start() {}
    #expect(stops.withLock { $0 } == [])
  }

  @Test("is not stopped while its files are written, when all documents are done")
  func stoppedTooLate() async throws {
    let inbox = try Inbox(3)
    let running = Lock<RunningFolder?>(nil)
    let stops = Lock<[String]>([])
    var run = inbox.run
    run.watch = { event in
      if case .wrote = event { running.withLock { $0 }?.stop(.now) }
      if case .stopping(let why) = event { stops.withLock { $0.append(why) } }
    }
    let started = try await run.start()
    running.withLock { $0 = started }
    let report = await started.report
    #expect(report.ending.word == "complete")
    #expect(try inbox.lines("records.jsonl").count == 3)
    #expect(stops.withLock { $0 } == [])
  }

  @Test("lets go of what is at work when whoever listens, or waits for its end, is cancelled")
  func cancelling() async throws {
    let inbox = try Inbox(60)
    let running = try await inbox.run.start()
    let listener = Task {
      for try await _ in running { withUnsafeCurrentTask { $0?.cancel() } }
    }
    try await listener.value
    let report = await running.report
    #expect(report.ending.word == "stopped")
    #expect(inbox.calls < 60)

    let again = try await inbox.run.start()
    let waiter = Task { await again.report }
    waiter.cancel()
    #expect(await waiter.value.ending.word == "stopped")
    #expect(inbox.calls < 60)
    #expect(try await inbox.report().outcomes == ["record": 60])
  }

  @Test("plans to upload again what the API is about to forget")
  func aboutToExpire() async throws {
    var settings = ExtractionSettings()
    settings.documents.inlineByChoice = 0
    var inbox = try Inbox(extraction: settings)
    _ = inbox.folder.file("in/scan.png", holding: FileBuilder.png)
    inbox.settings.asksAgain = true
    try await inbox.report()
    #expect(try await inbox.run.plan().reusedUploads == 1)

    var careful = inbox.rehearsal.extractor
    careful.settings.documents.expiryMargin = .seconds(1 << 40)
    let run = FolderRun(
      of: [inbox.folder.path("in")], by: inbox.schema, into: inbox.out, with: careful,
      inbox.settings)
    #expect(try await run.plan().reusedUploads == 0)
  }

  @Test("lets nobody else work in the same folder")
  func lock() async throws {
    // Somebody else tries long before it comes to its end.
    let delay = Mishap(
      Mishap.Match(path: "*/interactions", method: "POST"), times: .first(1),
      do: [.delay(.seconds(3))])
    let inbox = try Inbox(2, rules: [delay])
    let running = try await inbox.run.start()
    await #expect { _ = try await inbox.run.start() } throws: { error in
      guard case .ledger(.inUse)? = (error as? FolderError)?.reason else { return false }
      return true
    }
    #expect(await running.report.outcomes == ["record": 2])
  }

  @Test("stops at once when the key is refused, and asks nothing more than there are workers")
  func refusedKey() async throws {
    let refusal = Mishap(
      Mishap.Match(path: "*/interactions", method: "POST"),
      do: [.status(401, code: "authentication", message: "No such key.")])
    let inbox = try Inbox(40, rules: [refusal])
    let report = try await inbox.report()
    #expect(report.exitCode == 4)
    #expect(report.outcomes == ["open": 40])
    #expect(inbox.calls <= 4)
  }

  @Test("stops when nothing but refusals of the request comes back")
  func refusedRequests() async throws {
    let refusal = Mishap(
      Mishap.Match(path: "*/interactions", method: "POST"),
      do: [.status(400, code: "failed_precondition", message: "Not from here.")])
    let inbox = try Inbox(200, rules: [refusal])
    let report = try await inbox.report()
    guard case .refused = report.ending else {
      Issue.record("It ended with \(report.ending).")
      return
    }
    #expect(inbox.calls <= 8)
    // It was no document's fault.
    #expect(report.outcomes == ["open": 200])
    #expect(report.exitCode == 2)
    #expect(try inbox.output("failures.jsonl").isEmpty)
  }

  @Test("takes a refusal for that of a document where others are answered, or there are no others")
  func refusedDocuments() async throws {
    let create = Mishap.Match(path: "*/interactions", method: "POST")
    let refusal = Fault.status(400, code: "failed_precondition", message: "Not this.")
    let some = try Inbox(12, rules: [Mishap(create, times: .first(3), do: [refusal])])
    let report = try await some.report()
    #expect(report.outcomes == ["record": 9, "api": 3])
    #expect(report.exitCode == 1)
    #expect(report.failures.count == 3)
    #expect(try some.lines("failures.jsonl").count == 3)

    let few = try Inbox(3, rules: [Mishap(create, do: [refusal])])
    var words: [String] = []
    let running = try await few.run.start()
    for try await end in running { words.append(end.outcome.word) }
    #expect(words == ["api", "api", "api"])
    #expect(await running.report.outcomes == ["api": 3])
    #expect(await running.report.exitCode == 1)
  }

  @Test("a document that equals one that was refused shares its end")
  func refusedEquals() async throws {
    let create = Mishap.Match(path: "*/interactions", method: "POST")
    let refusal = Fault.status(400, code: "failed_precondition", message: "Not this.")
    var inbox = try Inbox(1, rules: [Mishap(create, times: .first(1), do: [refusal])])
    for name: FilePath in ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt"] {
      inbox.file(name, TillReceipt.text)
    }
    inbox.settings.width = 1
    let report = try await inbox.report()
    #expect(report.outcomes == ["record": 1, "api": 6])
    #expect(inbox.calls == 2)
    #expect(try inbox.lines("failures.jsonl").count == 6)
    // Asked again, each has its record, and one call is paid for all.
    inbox.settings.retries = []
    #expect(try await inbox.report().outcomes == ["record": 7])
    #expect(inbox.calls == 3)
  }

  @Test("gets past documents that are refused each time, though it begins with them")
  func refusedFirst() async throws {
    let bad = Mishap.Match(path: "*/interactions", method: "POST", text: "Not for you")
    let refusal = Fault.status(400, code: "failed_precondition", message: "Not this.")
    var inbox = try Inbox(3, rules: [Mishap(bad, do: [refusal])])
    for name: FilePath in ["a1.txt", "a2.txt", "a3.txt", "a4.txt", "a5.txt"] {
      inbox.file(name, TillReceipt.text + "Not for you, \(name)")
    }
    inbox.settings.width = 1
    #expect(try await inbox.report().exitCode == 2)
    let report = try await inbox.report()
    #expect(report.outcomes == ["record": 3, "api": 5])
    #expect(report.exitCode == 1)
  }

  @Test("stops when the model is gone part-way, in whichever words it is told")
  func missingModel() async throws {
    for code in ["model_not_found", "not_found"] {
      let refusal = Mishap(
        Mishap.Match(path: "*/interactions", method: "POST"), times: .after(12),
        do: [.status(404, code: code, message: "Model is not found.")])
      let inbox = try Inbox(60, rules: [refusal])
      let report = try await inbox.report()
      guard case .refused = report.ending else {
        Issue.record("It ended with \(report.ending).")
        return
      }
      #expect(report.outcomes == ["record": 12, "open": 48])
      #expect(report.exitCode == 1)
      #expect(inbox.calls <= 12 + 4)
    }
  }

  @Test("stops and leaves documents open when this machine has no more to give")
  func shortage() async throws {
    let faults = [
      TransportError.Fault.exhausted("there is no memory"), .libraryMissing("it is not there"),
    ]
    for fault in faults {
      let inbox = try Inbox(20)
      inbox.rehearsal.wire.fail(with: fault, after: 5)
      let report = try await inbox.report()
      guard case .tryLater = report.ending else {
        Issue.record("It ended with \(report.ending).")
        return
      }
      #expect(report.exitCode == 5)
      #expect(report.outcomes == ["record": 5, "open": 15])
      #expect(inbox.calls <= 5 + 4)

      inbox.rehearsal.wire.recover()
      #expect(try await inbox.report().outcomes == ["record": 20])
    }
  }

  @Test("asks again about what failed, when it is told to, and only then")
  func retries() async throws {
    let mishap = Mishap(
      Mishap.Match(path: "*/interactions", method: "POST"), times: .first(1),
      do: [.blocked(code: "safety")])
    var inbox = try Inbox(5, rules: [mishap])
    let report = try await inbox.report()
    #expect(report.exitCode == 1)
    #expect(report.outcomes == ["record": 4, "blocked": 1])
    #expect(try inbox.lines("failures.jsonl").map { $0["outcome"]?.string } == ["blocked"])
    try await inbox.report()
    #expect(inbox.calls == 5)
    inbox.settings.retries = ["invalid"]
    try await inbox.report()
    #expect(inbox.calls == 5)
    inbox.settings.retries = ["blocked"]
    #expect(try await inbox.report().outcomes == ["record": 5])
    #expect(inbox.calls == 6)
    #expect(try inbox.output("failures.jsonl").isEmpty)
  }

  @Test("plans what it will do, and writes nothing")
  func plan() async throws {
    let inbox = try Inbox(6)
    inbox.file("same.txt", TillReceipt.text + "Copy 0\n")
    inbox.file("empty.txt", "")
    let plan = try await inbox.run.plan()
    #expect(plan.documents == 7)
    #expect(plan.inline == 6)
    #expect(plan.equal == 1)
    #expect(plan.skipped.map(\.word) == ["empty"])
    #expect(plan.leastCost.known > .zero)
    #expect(plan.leastCost.known <= plan.mostCost.known)
    #expect(inbox.folder.names == ["in"])
    try await inbox.report()
    let after = try await inbox.run.plan()
    #expect(after.inline == 0)
    #expect(after.done == 7)
    #expect(inbox.calls == 6)
  }

  @Test("counts in its plan what is asked about again like what is asked about first")
  func planAgain() async throws {
    let mishap = Mishap(
      Mishap.Match(path: "*/interactions", method: "POST"), times: .first(1),
      do: [.blocked(code: "safety")])
    var inbox = try Inbox(5, rules: [mishap])
    let first = try await inbox.run.plan()
    try await inbox.report()

    inbox.settings.asksAgain = true
    let again = try await inbox.run.plan()
    #expect(again.askedAgain == 5)
    #expect(again.documents == 5)
    #expect(again.calls == 5)
    #expect(again.done + again.failed == 0)
    #expect(again.inputTokens == first.inputTokens)
    #expect(again.outputTokens == first.outputTokens)
    #expect(again.mostCost == first.mostCost)

    inbox.settings.asksAgain = false
    for (retries, askedAgain) in [([], 1), (["blocked"], 1), (["invalid"], 0)] as [([String], Int)]
    {
      inbox.settings.retries = Set(retries)
      let retry = try await inbox.run.plan()
      #expect(retry.askedAgain == askedAgain)
      #expect(retry.calls == askedAgain)
      #expect(retry.done == 4)
      #expect(retry.failed == 1 - askedAgain)
    }
  }
}
