import Extractor
import Files
import OrderedJSON

extension Extract {
  /// `extract retry`: the last run again, with the documents that failed.
  static let retry = Verb(
    name: "retry",
    operands: "[FOLDER]",
    purpose:
      "Ask again about the documents of a folder that failed, with the words of its last run",
    examples: ["extract retry out", "extract retry --class api,invalid --max-cost 2 out"],
    options: [
      Verb.Option(
        name: "--class", value: "OUTCOMES",
        purpose: "only those with these outcomes, as extract status calls them")
    ] + FolderOptions.all.filter { overrides.contains($0.name) } + [Configuration.optOut],
    notes: """
      All else is as in the last run: its documents, schema, settings and outputs, but for --json,
      --events and --quiet. What is done is not asked again. A document that is not-applicable is left
      alone unless it is named by --class.
      """,
    run: runRetry)

  /// What may be said otherwise than in the last run.
  private static let overrides: Set = [
    "--state", "--jobs", "--max-cost", "--max-tokens", "--max-duration", "--max-docs", "--yes",
    "--dry-run", "--json", "--events", "--quiet", "--key-file", "--on-unknown",
  ]

  /// How it speaks is not as in the last run, unless it is said again.
  private static let voices: Set = ["--json", "--events", "--quiet"]

  /// What did not fail.
  private static let settled: Set = ["record", "skipped", "open"]

  @Sendable
  private static func runRetry(_ words: Words) throws(UsageError) -> ExitCode {
    let folder = try FolderWords.onlyFolder(words, of: retry)
    let status: FolderStatus
    do { status = try folder.status() } catch { return words.fail(error) }
    let classes = Set(
      try words.texts("--class").flatMap { $0.split(separator: ",").map(String.init) })
    let failed = status.outcomes.filter { $0.value > 0 && !settled.contains($0.key) }
    // Those are looked at again by every run.
    let there = (Array(failed.keys) + status.skips.missed.keys).sorted()
    if let missing = classes.sorted().first(where: { !there.contains($0) }) {
      let reason =
        settled.contains(missing) ? "is nothing that is asked again" : "no document is that"
      let rest = there.isEmpty ? "nothing failed" : "use \(there.joined(separator: ", "))"
      Output.say("--class \(TextPlace.visible(missing)): \(reason); \(rest)")
      return .couldNotStart
    }
    guard var last = try FolderWords.lastRun(status, words) else {
      Output.say(
        "\(folder.path): its last run was not begun by this command; begin it again where it was")
      return .couldNotStart
    }
    last = last.without(voices)
    for option in overrides where words.isTyped(option) {
      last = last.with(option, words.value(option) ?? "")
    }
    if last.value("--out") != "-" { last = last.with("--out", folder.path) }
    return try runFolder(last, of: run, retries: classes)
  }
}
