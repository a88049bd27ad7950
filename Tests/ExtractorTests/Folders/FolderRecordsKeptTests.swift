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

/// What is there when a run begins: whether it is mixed with what comes, lost, or paid for again.
@Suite("Records of earlier runs")
struct FolderRecordsKeptTests {
  @Test("does not mix records of two schemas, unless it is told to begin anew")
  func versions() async throws {
    var inbox = try Inbox(3)
    try await inbox.report()
    inbox.schema = try Schema(yaml: "name: short\noutput:\n  merchant: string\n")
    await #expect { try await inbox.report() } throws: { error in
      guard case .otherVersion(_, 3, let differences)? = (error as? FolderError)?.reason else {
        return false
      }
      return differences == ["schema", "description", "set of checks", "prompt"]
    }
    #expect(inbox.calls == 3)
    inbox.settings.beginsVersion = true
    let report = try await inbox.report()
    #expect(report.outcomes == ["record": 3])
    #expect(inbox.calls == 6)
    let data = try inbox.lines("records.jsonl").compactMap { $0["data"]?.object?.map(\.name) }
    #expect(data == Array(repeating: ["merchant"], count: 3))
  }

  @Test(
    "does not mix what another part of the schema brings, and judging differs for free",
    arguments: [
      ("examples:\n  - {input: A, output: {a: B}}", "set of examples"),
      ("description: Slips", "description"),
      ("checks:\n  - a != \"x\"", "set of checks"),
      ("NORMALIZE", "set of normalizers"),
    ])
  func schemaParts(part: String, difference: String) async throws {
    func schema(_ part: String) throws -> Schema {
      part == "NORMALIZE"
        ? try Schema(yaml: "name: s\noutput:\n  a: {$type: string, $normalize: [upper]}\n")
        : try Schema(yaml: "name: s\n\(part)\noutput:\n  a: string\n")
    }
    var inbox = try Inbox(2)
    inbox.schema = try schema("")
    try await inbox.report()
    inbox.schema = try schema(part)
    await #expect { try await inbox.report() } throws: { error in
      guard case .otherVersion(_, 2, let differences)? = (error as? FolderError)?.reason else {
        return false
      }
      let isFree = "\(error)".contains("extract revalidate")
      return differences == [difference]
        && isFree
          == ["checks", "normalizers"].contains {
            difference.hasSuffix($0)
          }
    }
    _ = try await RecordFolder(inbox.out).revalidate(by: inbox.schema)
    let report = try await inbox.report()
    #expect(report.outcomes == ["record": 2])
    #expect(inbox.calls == 2)
  }

  @Test("leaves records where they are until others come, when all is asked about again")
  func forcedInVain() async throws {
    let refusal = Mishap.Match(path: "*/interactions", method: "POST", text: "Copy 1")
    var inbox = try Inbox(3)
    try await inbox.report()
    let before = try inbox.output("records.jsonl")
    inbox.settings.asksAgain = true

    // Not even the first call may be made.
    inbox.settings.limits.tokens = 1
    let stopped = try await inbox.report()
    #expect(stopped.exitCode == 6)
    #expect(stopped.outcomes == ["record": 3])
    #expect(try inbox.output("records.jsonl") == before)

    // Who asked for that gets it from the next run, and its plan says so.
    inbox.settings.asksAgain = false
    let plan = try await inbox.run.plan()
    #expect((plan.askedAgain, plan.done) == (3, 0))
    inbox.settings.asksAgain = true

    // What is held back now keeps the record that it had.
    inbox.settings.limits.tokens = nil
    let blocking = try Inbox(rules: [Mishap(refusal, do: [.blocked(code: "safety")])])
    let run = FolderRun(
      of: [inbox.folder.path("in")], by: inbox.schema, into: inbox.out,
      with: blocking.rehearsal.extractor, inbox.settings)
    let report = try await run.start().report
    #expect(blocking.calls == 3)
    #expect(report.outcomes == ["record": 3])
    #expect(try inbox.lines("records.jsonl").count == 3)
    #expect(try inbox.output("failures.jsonl").isEmpty)
  }

  @Test("keeps the files of another version as long as nothing has come of its own")
  func barrenVersion() async throws {
    let refusal = Mishap(
      Mishap.Match(path: "*/interactions", method: "POST"),
      do: [.status(404, code: "model_not_found")])
    var inbox = try Inbox(2)
    try await inbox.report()
    let before = try inbox.output("records.jsonl")
    inbox.settings.beginsVersion = true
    inbox.schema = try Schema(yaml: "name: short\noutput:\n  merchant: string\n")
    let refusing = try Inbox(rules: [refusal])
    let run = FolderRun(
      of: [inbox.folder.path("in")], by: inbox.schema, into: inbox.out,
      with: refusing.rehearsal.extractor, inbox.settings)
    let report = try await run.start().report
    #expect(report.exitCode == 2)
    #expect(try inbox.output("records.jsonl") == before)
  }

  @Test("is complete when all that it named is done, though an earlier one named more")
  func vanished() async throws {
    var inbox = try Inbox(4)
    inbox.settings.limits.documents = 2
    inbox.settings.width = 1
    #expect(try await inbox.report().outcomes == ["record": 2, "open": 2])
    for name: FilePath in ["in/r002.txt", "in/r003.txt"] { unlink("\(inbox.folder.path(name))") }
    let report = try await inbox.report()
    #expect(report.exitCode == 0)
    #expect(report.outcomes == ["record": 2])
    #expect(try RecordFolder(inbox.out).status().outcomes == ["record": 2])
    // The next is another job, with limits of its own.
    for number in 4..<6 { inbox.receipt(number) }
    #expect(try await inbox.report().outcomes == ["record": 4])
  }

  @Test("pays for nothing again when its ledger is gone, whatever form the records have")
  func lostLedger() async throws {
    var inbox = try Inbox(2)
    inbox.settings.formats = [.csv]
    try await inbox.report()
    unlink("\(inbox.state.appending("ledger.db"))")
    for _ in 0..<2 {
      await #expect { try await inbox.report() } throws: { error in
        "\(error)".contains("has records of which no ledger knows")
      }
      await #expect { _ = try await inbox.run.plan() } throws: { error in
        "\(error)".contains("has records of which no ledger knows")
      }
    }
    #expect(inbox.calls == 2)
  }
}
