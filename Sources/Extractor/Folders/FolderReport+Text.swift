import Interactions
public import OrderedJSON

extension FolderReport: CustomStringConvertible {
  /// All of it for people: the first failures, the totals, and why it ended before all was done.
  public var description: String {
    (failureLines + [totals] + endingLines).joined(separator: "\n")
  }

  /// One line: what became of the documents, and what it took.
  package var totals: String {
    let known = known == 0 ? "" : " (\(known == documents ? "all" : "\(known)") known before)"
    return "\(documents.of("document"))\(known): \(became); \(took)"
  }

  private var became: String {
    let counts: [(Int, String)] = [
      (failed, "failed"), (notApplicable, "not applicable"),
      (outcomes["skipped", default: 0] - missed, "skipped"),
      (outcomes["open", default: 0], "open"),
    ]
    return ([records.of("record")] + counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" })
      .joined(separator: ", ")
  }

  private var took: String {
    guard calls > 0 else { return "no calls, \(cost), \(duration.brief)" }
    return
      ([calls.of("call")] + (repairs > 0 ? [repairs.of("repair")] : [])
      + ["\(tokens.brief) tokens", "\(cost)", duration.brief]).joined(separator: ", ")
  }

  private static let mostLines = 20

  /// The first failures, a line each.
  package var failureLines: [String] {
    let lines = failures.prefix(Self.mostLines).map {
      "fail  \(TextPlace.visible($0.name)): \(TextPlace.visible($0.sentence))"
    }
    let more = failed - lines.count
    let all = missed == 0 ? "failures.jsonl has" : "failures.jsonl and skipped.jsonl have"
    return more > 0 && !lines.isEmpty ? lines + ["fail  and \(more) more; \(all) them all"] : lines
  }

  /// Why it ended before all was done, and what a person should know.
  package var endingLines: [String] {
    let paidTwice =
      repaid == 0
      ? []
      : ["possibly paid twice: \(repaid.of("call")) whose answer was lost before it had an id"]
    return (ending.sentence.map { ["stopped: \($0)"] } ?? []) + paidTwice
      + notices.map { "note: \(TextPlace.visible($0))" }
  }
}

extension FolderReport {
  /// All of it for programs; the form has a version, `extract.run/1`. Of the failures it has the first.
  public var json: JSON {
    [
      "schema": "extract.run/1", "ending": .string(ending.word),
      "sentence": ending.sentence.map(JSON.string) ?? nil,
      "documents": .int(documents), "known": .int(known),
      "outcomes": .object(
        outcomes.sorted { UTF8Text($0.key) < UTF8Text($1.key) }.map { ($0.key, .int($0.value)) }),
      "skips": .object(
        skips.sorted { UTF8Text($0.key) < UTF8Text($1.key) }.map { ($0.key, .int($0.value)) }),
      "calls": .int(calls), "repairs": .int(repairs), "repaid": .int(repaid),
      "tokens": .int(tokens), "cost": cost.json, "milliseconds": .int(duration.milliseconds),
      "files": .array(files.map(JSON.string)),
      "failures": .array(
        failures.map {
          [
            "document": .string($0.name), "outcome": .string($0.word),
            "sentence": .string($0.sentence),
          ]
        }),
      "notices": .array(notices.map(JSON.string)),
    ]
  }
}

extension FolderReport.Ending {
  /// One word, the same in every version.
  public var word: String {
    switch self {
    case .complete: "complete"
    case .stopped: "stopped"
    case .limit: "limit"
    case .durationLimit: "duration-limit"
    case .documentLimit: "document-limit"
    case .refused: "refused"
    case .tryLater: "try-later"
    case .storage: "storage"
    }
  }

  /// What ended a run before all was done, and what to do; nothing for one that is complete.
  public var sentence: String? {
    switch self {
    case .complete: nil
    case .stopped: "it was asked to stop; nothing is lost"
    case .limit(let limit): "\(limit)"
    case .durationLimit(let limit): "the job may take \(limit.plain), and has; allow more time"
    case .documentLimit(let limit):
      "the job may ask about \(limit.of("document")), and has; allow more documents"
    case .refused(let failure): "\(failure)"
    case .tryLater(let failure, let wait):
      "\(failure)" + (wait.map { "; it may be over in \($0.brief)" } ?? "")
    case .storage(let reason):
      "\(TextPlace.visible(reason)); then run the same command again"
    }
  }
}
