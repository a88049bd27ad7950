import Extractor
import HTTP
import Interactions
import OrderedJSON

// The examples of BigFolders.md.
extension Guide {
  func plan() async throws {
    // snippet: plan
    guard let run = FolderRun(of: [inbox], by: schema, into: out, with: extractor) else { return }
    let plan = try await run.plan()
    print(plan.calls, "of", plan.documents, "documents to send, at most", plan.mostCost)
    // end
  }

  func run() async throws {
    // snippet: run
    var settings = FolderSettings()
    settings.width = 32
    settings.pace = Pace(requestsPerMinute: 600)
    settings.limits.money = Money(parsing: "25")
    settings.formats = [.jsonl, .csv]
    settings.selection.exclude = ["drafts/"]

    guard let run = FolderRun(of: [inbox], by: schema, into: out, with: extractor, settings)
    else { return }
    let running = try await run.start()
    for try await document in running {
      if case .failed(_, let sentence, _) = document.outcome { print(document.name, sentence) }
    }
    let report = await running.report
    print(report.ending.word, report.records, "of", report.documents, report.cost)
    // end
  }

  func again() async throws {
    // snippet: again
    guard let run = FolderRun(of: [inbox], by: schema, into: out, with: extractor) else { return }
    let report = try await run.start().report
    print(report.known, "were done before;", report.calls, "calls")
    // end
  }

  func stopped() async throws {
    // snippet: stopped
    guard let run = FolderRun(of: [inbox], by: schema, into: out, with: extractor) else { return }
    let running = try await run.start()
    running.stop(.draining)
    let report = await running.report
    print(report.ending.word, report.outcomes["open"] ?? 0, "are left for the next run")
    // end
  }

  func readBack() throws {
    // snippet: readBack
    for record in try Records(of: Receipt.self, in: out) {
      switch record {
      case .success(let record): print(record.document, record.value.total)
      case .failure(let error): print(error)
      }
    }
    // end
  }

  func afterwards() async throws {
    // snippet: afterwards
    guard let folder = RecordFolder(out) else { return }
    let status = try folder.status()
    print(status.documents, "documents,", status.failed, "failed,", status.spent.money)

    let document = try folder.document(named: "a.txt")
    print(try document.value(of: "lines[1].item"))

    print(try await folder.export([.markdown]).files.map(\.path))
    print(try folder.verify().faults.count, "faults")
    // end
  }

  func retried() async throws {
    // snippet: retried
    var settings = FolderSettings()
    settings.retries = ["invalid", "looping"]
    guard let run = FolderRun(of: [inbox], by: schema, into: out, with: extractor, settings)
    else { return }
    print(try await run.start().report.calls, "calls")
    // end
  }
}
