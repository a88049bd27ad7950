import Extractor
import Interactions
import OrderedJSON

// The examples of PrivacyAndMoney.md.
extension Guide {
  func shown() throws {
    // snippet: shown
    let request = try extractor.request(for: .text("Espresso 2.80", named: "note"), by: schema)
    print(request.members["system_instruction"]?.string ?? "")
    print(request.members["input"] ?? [])
    // end
  }

  func unstored() async throws {
    // snippet: unstored
    var discreet = extractor
    discreet.settings.isStored = false
    let extraction = await discreet.extraction(of: .text("Espresso 2.80"), by: schema)
    print(extraction.outcome.word)
    // end
  }

  func purged() async throws {
    // snippet: purged
    guard let folder = RecordFolder(out) else { return }
    print(try await folder.purgeAnswers(), "answers were taken out")
    // end
  }

  func forgotten() async throws {
    // snippet: forgotten
    guard let folder = RecordFolder(out) else { return }
    print(try await folder.forget("a.txt", by: gemini))
    print(try await folder.forget(by: gemini))
    // end
  }

  func priced() throws {
    // snippet: priced
    let ours = try PriceTable(
      yaml: """
        as_of: 2026-11-01
        models:
          gemini-3.5-flash: {input: 1.50, output: 9.00, cached: 0.15}
        """.utf8)
    var extractor = extractor
    extractor.prices = PriceTable.builtIn.overridden(by: ours)
    print(extractor.prices.date ?? "")
    // end
  }

  func limited() async throws {
    // snippet: limited
    var careful = extractor
    careful.settings.budget = Budget(attempts: 3, money: Money(parsing: "0.05"))
    careful.settings.mostRepairs = 1

    var settings = FolderSettings()
    settings.limits.money = Money(parsing: "0.00001")
    settings.unknownCalls = .hold
    guard let run = FolderRun(of: [inbox], by: schema, into: out, with: careful, settings)
    else { return }
    let report = try await run.start().report
    print(report.ending.word, "-", report.records, "records")
    // end
  }

  func spent() throws {
    // snippet: spent
    guard let folder = RecordFolder(out) else { return }
    let status = try folder.status()
    print(status.spent.calls, "calls,", status.spent.repaid, "possibly paid twice")
    print(
      status.spentByJob.money, "for the last job; calls of unknown cost:", status.spent.uncounted)
    // end
  }

  func billed() async throws {
    // snippet: billed
    let extraction = await extractor.extraction(of: .text("Espresso 2.80"), by: schema)
    if case .failed(.failed(let error)) = extraction.outcome {
      print(error.mayHaveBeenBilled ? "perhaps paid" : "not paid", extraction.cost)
    }
    // end
  }
}
