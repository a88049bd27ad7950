import Emulator
import Extractor
import Files
import Glibc
import Interactions
import Ledger
import Locking
import OrderedJSON
import SQLite
import SchemaGen
import Testing
import TestSupport

/// What a run that died at some moment left in the ledger, and what the next one makes of it.
@Suite("What a dead run left")
struct TakingUpTests {
  /// The first answer begins, has its id, and does not go on.
  private static let stall = Mishap(
    Mishap.Match(path: "*/interactions", method: "POST"), times: .first(1), do: [.stall(at: 1200)])

  @Test("an answer that was saved is judged, and not asked for again")
  func savedAnswer() async throws {
    let inbox = try Inbox(1)
    let image = try await inbox.image(at: "answered")
    let calls = inbox.calls
    let report = try await inbox.resumed(from: image)
    #expect(report.outcomes == ["record": 1])
    #expect(inbox.calls == calls)
    #expect(report.calls == 0)
  }

  @Test("an answer whose repair was not asked for yet is judged, and only the repair is asked for")
  func savedWrongAnswer() async throws {
    let wrong = TillReceipt.said(TillReceipt.with(["total"], 20.97))
    let inbox = try Inbox(1, answers: [wrong, #"{"total": 19.97}"#])
    let image = try await inbox.image(at: "answered")
    #expect(inbox.calls == 2)
    let report = try await inbox.resumed(from: image)
    #expect(report.calls == 1)
    #expect(report.repairs == 1)
    #expect(inbox.calls == 3)
    #expect(report.outcomes["open"] == nil)
  }

  @Test("a call that the API knows is fetched by its id")
  func knownCall() async throws {
    let inbox = try Inbox(1, rules: [Self.stall])
    let image = try await inbox.stoppedImage()
    let report = try await inbox.resumed(from: image)
    #expect(report.outcomes == ["record": 1])
    #expect(inbox.calls == 1)
    #expect(report.repaid == 0)
  }

  @Test("a document at work when the job may ask about no more is brought to its end")
  func knownCallAtLimit() async throws {
    var inbox = try Inbox(3, rules: [Self.stall])
    inbox.settings.limits.documents = 1
    let image = try await inbox.stoppedImage()
    let report = try await inbox.resumed(from: image)
    #expect(report.outcomes == ["record": 1, "open": 2])
    #expect(report.exitCode == 6)
    #expect(inbox.calls == 1)
  }

  @Test("a call of which nobody knows whether it was made is made again, and counted")
  func unknownCall() async throws {
    let inbox = try Inbox(1)
    let image = try await inbox.image(at: "asked")
    let report = try await inbox.resumed(from: image)
    #expect(report.outcomes == ["record": 1])
    #expect(report.repaid == 1)
    #expect(inbox.calls == 2)
  }

  @Test("a call that was refused, and waits to be made again, was not paid for")
  func waitingCall() async throws {
    let refusal = Mishap(
      Mishap.Match(path: "*/interactions", method: "POST"), times: .first(1), do: [.status(503)])
    var inbox = try Inbox(1, rules: [refusal])
    let image = try await inbox.image(at: "retried")
    inbox.settings.unknownCalls = .hold
    let report = try await inbox.resumed(from: image)
    #expect(report.outcomes == ["record": 1])
    #expect(report.calls == 1)
    #expect(report.repaid == 0)
  }

  @Test("an answer that is cut off is read to its end, which is no call of its own")
  func cutAnswer() async throws {
    let cut = Mishap(
      Mishap.Match(path: "*/interactions", method: "POST"), times: .first(1), do: [.cut(at: 1200)])
    let inbox = try Inbox(1, rules: [cut])
    let report = try await inbox.report()
    #expect(report.outcomes == ["record": 1])
    #expect(report.calls == 1)
    #expect(inbox.calls == 1)
    #expect(inbox.rehearsal.wire.sent.count > 1)
  }

  @Test("such a call is left alone, when it may not be paid for twice")
  func heldCall() async throws {
    var inbox = try Inbox(1)
    let image = try await inbox.image(at: "asked")
    inbox.settings.unknownCalls = .hold
    let report = try await inbox.resumed(from: image)
    #expect(report.outcomes == ["held": 1])
    #expect(report.exitCode == 1)
    #expect(inbox.calls == 1)
  }

  @Test("nor is such a call made again while the run goes on")
  func heldWithin() async throws {
    let reset = Mishap(
      Mishap.Match(path: "*/interactions", method: "POST"), times: .first(2), do: [.reset(at: 0)])
    var inbox = try Inbox(1, rules: [reset])
    inbox.settings.unknownCalls = .hold
    let report = try await inbox.report()
    #expect(report.outcomes == ["held": 1])
    #expect(report.repaid == 0)
    #expect(inbox.calls == 1)
    // The same words leave it alone, and others have it asked again.
    inbox.settings.retries = []
    #expect(try await inbox.report().outcomes == ["held": 1])
    #expect(inbox.calls == 1)
    inbox.settings.unknownCalls = .retry
    let again = try await inbox.report()
    #expect(again.outcomes == ["record": 1])
    #expect(again.repaid == 2)
    #expect(inbox.calls == 3)
  }

  @Test("an answer that was saved becomes a record though no limit is left for a call")
  func savedAnswerAtLimit() async throws {
    var inbox = try Inbox(1)
    let image = try await inbox.image(at: "answered")
    inbox.settings.limits.tokens = 1
    let report = try await inbox.resumed(from: image)
    #expect(report.outcomes == ["record": 1])
    #expect(report.exitCode == 0)
    #expect(inbox.calls == 1)
  }

  @Test("an answer that the ledger has lost is fetched from the API")
  func lostAnswer() async throws {
    let inbox = try Inbox(1)
    let image = try await inbox.image(at: "answered")
    let report = try await inbox.resumed(from: image, after: "UPDATE call SET answer = NULL")
    #expect(report.outcomes == ["record": 1])
    #expect(report.repaid == 0)
    // It was counted when it came.
    #expect(report.calls == 0)
    #expect(report.tokens == 0)
    #expect(inbox.calls == 1)
  }

  @Test(
    "an answer that nobody has any more keeps its bill, and is held if it may not be paid for again"
  )
  func lostBill() async throws {
    var inbox = try Inbox(1)
    let image = try await inbox.image(at: "answered")
    let paid = try RecordFolder(inbox.out).status().spent
    inbox.settings.unknownCalls = .hold
    let report = try await inbox.resumed(
      from: image, after: "UPDATE call SET answer = NULL, interaction = 'v1_gone'")
    #expect(report.outcomes == ["held": 1])
    #expect(inbox.calls == 1)
    let status = try RecordFolder(inbox.folder.path("again")).status()
    #expect(status.spent.tokens == paid.tokens)
    #expect(status.spent.money == paid.money)
  }

  @Test("an answer that nobody has any more is asked for again, and counted")
  func lostEverywhere() async throws {
    let inbox = try Inbox(1)
    let image = try await inbox.image(at: "answered")
    let report = try await inbox.resumed(
      from: image, after: "UPDATE call SET answer = NULL, interaction = NULL")
    #expect(report.outcomes == ["record": 1])
    #expect(report.repaid == 1)
    #expect(inbox.calls == 2)
  }

  @Test("a document that was uploaded is shown again when its call was lost")
  func lostCallOfUpload() async throws {
    let package = FilePath(cString: #filePath).folder.folder.folder.folder
    let scan = try File(opening: package.appending("samples/receipt-bakery.png"))
      .readAll(limit: 1 << 24)
    var extraction = ExtractionSettings()
    extraction.documents.inlineByChoice = 16
    let inbox = try Inbox(1, rules: [Self.stall], extraction: extraction)
    let gone = try Inbox(1, extraction: extraction)
    for inbox in [inbox, gone] { _ = inbox.folder.file("in/r000.txt", holding: scan) }
    let report = try await gone.resumed(from: try await inbox.stoppedImage())
    let requests = gone.rehearsal.creates.map { $0.body?.text() ?? "" }
    let first = try #require(requests.first)
    #expect(first.contains("/files/"), "\(first)")
    #expect(report.repaid == 1)
  }

  @Test("an id that the API has lost is waited for, and then asked for anew")
  func lostCall() async throws {
    let inbox = try Inbox(1, rules: [Self.stall])
    let image = try await inbox.stoppedImage()
    let gone = try Inbox(1)
    let report = try await gone.resumed(from: image)
    #expect(report.outcomes == ["record": 2])
    #expect(report.repaid == 1)
    #expect(gone.calls == 1)
  }
}

extension Inbox {
  /// Runs, and copies the ledger as it was when something first happened: all that is left if the process
  /// is killed then.
  fileprivate func image(at moment: String) async throws -> [FilePath: [UInt8]] {
    let image = Lock<[FilePath: [UInt8]]?>(nil)
    var run = self.run
    let state = self.state
    run.watch = { event in
      guard case .document(let event) = event, event.kind.word == moment else { return }
      image.withLock { $0 = $0 ?? Inbox.files(of: state) }
    }
    _ = await (try run.start()).report
    return try #require(image.withLock { $0 })
  }

  /// Runs until an answer stalls, and is stopped there.
  fileprivate func stoppedImage() async throws -> [FilePath: [UInt8]] {
    let running = try await run.start()
    let report = Task { await running.report }
    let origin = "\(rehearsal.extractor.gemini.origin)"
    while try LedgerReader(in: state).interactions(at: origin).isEmpty {
      try await Task.sleep(for: .milliseconds(5))
    }
    running.stop(.now)
    _ = await report.value
    return Inbox.files(of: state)
  }

  /// Runs again where there is nothing but a copy of the ledger.
  fileprivate func resumed(
    from image: [FilePath: [UInt8]], after change: String? = nil
  ) async throws -> FolderReport {
    let folder = self.folder.path("again")
    let state = folder.appending(".extract")
    try state.makeFolder(mode: 0o700)
    for (name, bytes) in image { try File.write(bytes, to: state.appending(name)) }
    if let change { try Database(at: state.appending("ledger.db"), .writing).execute(change) }
    let other = FolderRun(
      of: [self.folder.path("in")], by: schema, into: folder, with: rehearsal.extractor, settings)
    return await (try other.start()).report
  }

  private static func files(of folder: FilePath) -> [FilePath: [UInt8]] {
    var files: [FilePath: [UInt8]] = [:]
    for name in (try? folder.names()) ?? [] where !name.bytes.elementsEqual("lock".utf8) {
      files[name] = try? File(opening: folder.appending(name)).readAll(limit: 1 << 26)
    }
    return files
  }
}
