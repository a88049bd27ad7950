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

/// What a job may take, over all its runs.
@Suite("A limit of a folder run")
struct FolderLimitTests {
  @Test(
    "stays within its tokens from the first call on, whoever knows no price", arguments: [16, 3])
  func tokenLimit(width: Int) async throws {
    var extraction = ExtractionSettings()
    extraction.model = ModelName("gemini-unpriced")
    var inbox = try Inbox(40, extraction: extraction)
    inbox.settings.width = width
    let one = try await Inbox(1).report().tokens
    inbox.settings.limits.tokens = one * 5
    let report = try await inbox.report()
    #expect(report.exitCode == 6)
    #expect(inbox.calls <= 6 && inbox.calls >= 3, "\(inbox.calls)")
    // The same holds for the next run of the job.
    let calls = inbox.calls
    #expect(try await inbox.report().exitCode == 6)
    #expect(inbox.calls - calls <= 1)
  }

  @Test("ends at the limit of the job, also when that is the limit of a document")
  func equalLimits() async throws {
    let one = try await Inbox(1).report().tokens
    var extraction = ExtractionSettings()
    extraction.budget.tokens = one * 3
    var inbox = try Inbox(12, extraction: extraction)
    inbox.settings.limits.tokens = one * 3
    let report = try await inbox.report()
    #expect(report.exitCode == 6)
    #expect(report.outcomes["over-budget"] == nil)
    #expect((report.outcomes["open"] ?? 0) >= 8)
  }

  @Test("stays within what the job may cost, over all its runs")
  func moneyLimit() async throws {
    var inbox = try Inbox(40)
    let one = try Inbox(1)
    let price = try await one.report().cost.known
    inbox.settings.limits.money = price * 10
    let first = try await inbox.report()
    #expect(first.exitCode == 6)
    #expect(first.cost.known <= price * 10)
    #expect(inbox.calls >= 5)
    let calls = inbox.calls
    // The same limit is for the whole job.
    #expect(try await inbox.report().exitCode == 6)
    #expect(inbox.calls - calls <= 1)
    inbox.settings.limits.money = price * 100
    #expect(try await inbox.report().exitCode == 0)
    #expect(inbox.calls == 40)
  }

  @Test("asks about so many documents and no more")
  func documentLimit() async throws {
    var inbox = try Inbox(20)
    inbox.settings.limits.documents = 7
    #expect(try await inbox.report().exitCode == 6)
    #expect(inbox.calls == 7)
    #expect(try inbox.lines("records.jsonl").count == 7)
  }

  @Test("counts a document once, though its first call came to nothing")
  func failedDocuments() async throws {
    var inbox = try Inbox(6)
    inbox.settings.limits.documents = 3
    inbox.rehearsal.wire.fail(with: .exhausted("there is no memory"), after: 0)
    #expect(try await inbox.report().records == 0)
    inbox.rehearsal.wire.recover()
    let report = try await inbox.report()
    #expect(report.exitCode == 6)
    #expect(report.outcomes == ["record": 3, "open": 3])
  }

  @Test("says with which words it goes on past a limit of documents, and keeps them")
  func wordsBeyond() async throws {
    var inbox = try Inbox(5)
    inbox.settings.limits.documents = 2
    inbox.settings.words = ["extract", "run", "--max-docs", "2"]
    inbox.settings.wordsBeyond = { ending, asked in
      guard case .documentLimit(2) = ending else { return nil }
      return ["extract", "run", "--max-docs", FilePath("\(asked + 2)") ?? ""]
    }
    let report = try await inbox.report()
    #expect(report.words == ["extract", "run", "--max-docs", "4"])
    let status = try RecordFolder(inbox.out).status()
    #expect(status.next == "extract run --max-docs 4")
    #expect(status.run.code == 6)
  }
}
