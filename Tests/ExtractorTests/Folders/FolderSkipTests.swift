import Extractor
import Files
import OrderedJSON
import Testing
import TestSupport

/// What a run does not ask about, and whether somebody misses a record of it.
@Suite("What a folder run skips")
struct FolderSkipTests {
  /// A PDF that stops before its end.
  private static let cut = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"

  @Test("counts as failed in its report and in the status, if there should be a record")
  func missed() async throws {
    var inbox = try Inbox(2)
    inbox.settings.words = ["extract", "run", "in"]
    inbox.file("cut.pdf", Self.cut)
    inbox.file("empty.txt", "")
    for calls in [2, 0] {
      let report = try await inbox.report()
      #expect(report.calls == calls)
      #expect(report.skips == ["truncated": 1, "empty": 1])
      #expect(report.failed == 1)
      #expect(report.exitCode == 1)
      #expect(report.failures.map(\.word) == ["skipped"])

      let status = try RecordFolder(inbox.out).status()
      #expect(status.skips == report.skips)
      #expect(status.failed == 1)
      #expect("\(status)".contains(" 2 (1 empty, 1 truncated)\n"))
      #expect(status.json["skips"] == ["empty": 1, "truncated": 1])
      #expect(status.next?.hasPrefix("extract retry ") == true)
    }
  }

  @Test("is looked at again by every run")
  func mended() async throws {
    let inbox = try Inbox(1)
    inbox.file("cut.pdf", Self.cut)
    #expect(try await inbox.report().exitCode == 1)
    inbox.file("cut.pdf", TillReceipt.text)
    let report = try await inbox.report()
    #expect(report.outcomes == ["record": 2])
    #expect(report.exitCode == 0)
    #expect(try RecordFolder(inbox.out).status().failed == 0)
  }

  @Test("counts for nothing once it is gone")
  func removed() async throws {
    let inbox = try Inbox(1)
    inbox.file("cut.pdf", Self.cut)
    #expect(try await inbox.report().exitCode == 1)
    try Folder(opening: inbox.folder.path("in")).remove("cut.pdf")
    let report = try await inbox.report()
    #expect(report.failed == 0)
    #expect(report.exitCode == 0)
    #expect(try RecordFolder(inbox.out).status().failed == 0)
  }

  @Test("is named where a list named it")
  func missing() async throws {
    let inbox = try Inbox(1)
    let names = inbox.folder.file(
      "names", holding: "\(inbox.folder.path("in/r000.txt"))\nnot/there.pdf\n".utf8)
    let list = try #require(FilePath(Array("@".utf8) + names.bytes))
    let run = FolderRun(
      of: [list], by: inbox.schema, into: inbox.out, with: inbox.rehearsal.extractor, inbox.settings
    )
    let report = try await run.start().report
    #expect(report.skips == ["missing": 1])
    #expect(report.exitCode == 1)
    #expect(
      report.failureLines == [
        "fail  not/there.pdf: is not there, though a list names it; check the list"
      ])
  }

  @Test("is a document of several files if one of them cannot be sent, and it says which")
  func incomplete() async throws {
    var inbox = try Inbox()
    inbox.settings.selection.grouping = .stem
    for name: FilePath in ["a.txt", "a.md", "b.txt", "c.txt"] {
      inbox.file(name, TillReceipt.text + "\(name)")
    }
    inbox.file("b.exe", "MZ\u{0}\u{0}")
    inbox.file("c.pdf", Self.cut)
    let report = try await inbox.report()
    #expect(report.outcomes == ["record": 1, "skipped": 2])
    #expect(report.skips == ["incomplete": 2])
    #expect(report.exitCode == 1)
    #expect(inbox.calls == 1)
    let records = try inbox.lines("records.jsonl").compactMap { $0["document"]?.string }
    #expect(records.map { String($0.suffix(5)) } == ["/in/a"])
    let reasons = try inbox.lines("skipped.jsonl").compactMap { $0["reason"]?.string }
    try #require(reasons.count == 2)
    #expect(reasons[0].contains("/b.exe: neither its contents nor its name say what it is"))
    #expect(reasons[1].contains("/c.pdf: stops before its end"))
    #expect(reasons.allSatisfy { $0.hasSuffix(", or leave it out") })
    // The plan says the same.
    let plan = try await inbox.run.plan()
    #expect(plan.skipped.map(\.word) == ["incomplete", "incomplete"])
  }
}
