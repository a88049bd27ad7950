import Interactions
public import OrderedJSON

extension FolderPlan: CustomStringConvertible {
  /// All of it for people, in a few lines; of what is skipped, the first twenty.
  public var description: String {
    (counts + amounts + remarks + skippedLines).joined(separator: "\n")
  }

  private var counts: [String] {
    let way = [
      inline > 0 ? "\(inline) within the request" : nil,
      uploads > 0
        ? uploads.of("upload") + (reusedUploads > 0 ? ", \(reusedUploads) of them done before" : "")
        : nil,
    ].compactMap(\.self)
    let rows: [(Int, String)] = [
      (documents, Self.noun(documents) + (types.isEmpty ? "" : " (\(typeList))")),
      (done, "done before, free"),
      (equal, "the same as another, free"),
      (failed, "failed before; extract retry asks about them again"),
      (askedAgain, "done or failed before, to be asked about and paid for again"),
      (begun, "begun before; what was answered is not asked again"),
      (calls, "to send" + (way.isEmpty ? "" : ": " + way.joined(separator: ", "))),
      (skipped.count, "skipped: \(skipList)"),
    ]
    let shown = rows.filter { $0.0 > 0 || $0.1.hasPrefix("document") || $0.1.hasPrefix("to send") }
    let width = shown.map { "\($0.0)".count }.max() ?? 0
    return shown.map { count, words in
      String(repeating: " ", count: width - "\(count)".count) + "\(count) \(words)"
    }
  }

  private static func noun(_ count: Int) -> String { count == 1 ? "document" : "documents" }

  private var amounts: [String] {
    guard calls > 0 else { return ["cost   \(Money.zero)"] }
    return [
      "tokens \(Self.range(inputTokens)) in, \(Self.range(outputTokens)) out", "cost   \(costs)",
    ] + (duration.map { ["time   \($0.brief) at the least, at the limits of the pace"] } ?? [])
  }

  /// What it may cost: a range, or what is known of it and why not all is.
  private var costs: String {
    guard leastCost.isExact, mostCost.isExact else { return "\(mostCost)" }
    return leastCost == mostCost ? "\(mostCost)" : "\(leastCost) to \(mostCost)"
  }

  private var remarks: [String] {
    var lines: [String] = []
    if let otherVersion {
      lines.append("\(FolderError.sentence(otherVersion.records, otherVersion.differences))")
    }
    if unknownCalls > 0 {
      lines.append(
        "\(unknownCalls.of("call")) of earlier runs may have been paid for without an answer;"
          + " --on-unknown hold leaves \(unknownCalls == 1 ? "its document" : "their documents") alone"
      )
    }
    return (lines + notices).map { "note   \(TextPlace.visible($0))" }
  }

  private static let mostSkipped = 20

  private var skippedLines: [String] {
    let lines = skipped.prefix(Self.mostSkipped).map {
      "skip   \(TextPlace.visible($0.name)): \(TextPlace.visible($0.sentence))"
    }
    let more = skipped.count - lines.count
    return more > 0 ? lines + ["skip   and \(more) more; --json lists them all"] : lines
  }

  private var typeList: String {
    types.map { "\($0.count) \(Self.short($0.type))" }.joined(separator: ", ")
  }

  /// `pdf` of `application/pdf`; of texts that are nothing else, `text`.
  private static func short(_ type: String) -> String {
    let name = type.split(separator: "/").last.map(String.init) ?? type
    return TextPlace.visible(name == "plain" ? "text" : name)
  }

  /// `2 encrypted, 1 empty`: words by how often they are there, then by their letters.
  private var skipList: String {
    var counts: [String: Int] = [:]
    for skip in skipped { counts[skip.word, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  private static func range(_ tokens: ClosedRange<Int>) -> String {
    let (least, most) = (tokens.lowerBound.brief, tokens.upperBound.brief)
    return least == most ? least : "\(least) to \(most)"
  }
}

extension FolderPlan {
  /// All of it for programs; the form has a version, `extract.plan/1`.
  public var json: JSON {
    [
      "schema": "extract.plan/1", "documents": .int(documents),
      "types": .object(types.map { ($0.type, .int($0.count)) }),
      "done": .int(done), "failed": .int(failed), "asked_again": .int(askedAgain),
      "equal": .int(equal),
      "begun": .int(begun), "calls": .int(calls), "inline": .int(inline),
      "uploads": .int(uploads), "reused_uploads": .int(reusedUploads),
      "input_tokens": Self.json(inputTokens), "output_tokens": Self.json(outputTokens),
      "least_cost": leastCost.json, "most_cost": mostCost.json,
      "milliseconds": duration.map { .int($0.milliseconds) } ?? nil,
      "other_version": otherVersion.map {
        [
          "records": .int($0.records), "differences": .array($0.differences.map(JSON.string)),
        ]
      } ?? nil,
      "unknown_calls": .int(unknownCalls), "notices": .array(notices.map(JSON.string)),
      "skipped": .array(
        skipped.map {
          [
            "document": .string($0.name), "word": .string($0.word),
            "sentence": .string($0.sentence),
          ]
        }),
    ]
  }

  private static func json(_ tokens: ClosedRange<Int>) -> JSON {
    ["least": .int(tokens.lowerBound), "most": .int(tokens.upperBound)]
  }
}
