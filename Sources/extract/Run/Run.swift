import Extractor
import Sinks

extension Extract {
  /// `extract run`: a folder of documents becomes a folder of records.
  static let run = Verb(
    name: "run",
    operands: "DOCUMENTS…",
    purpose:
      "Extract the records of many documents; stopped at any moment, it goes on where it was",
    examples: [
      "extract run inbox/ --schema schemas/invoice.yaml --out out/ --max-cost 5",
      "extract run 'scans/**/*.pdf' --schema schemas/receipt.yaml --jobs 32 --format jsonl,csv",
      "extract run inbox/ --schema schemas/contract.yaml --group-by stem --exclude '*.tmp'",
      "extract run samples/ --schema schemas/receipt.yaml --emulate samples/answers --dry-run",
      "extract run - --schema s.yaml --state state/ --out - --yes <names.txt | jq .data",
    ],
    options: FolderOptions.all,
    notes: FolderOptions.notes,
    run: runRun)

  /// `extract plan`: what such a run would do.
  static let plan = Verb(
    name: "plan",
    operands: "DOCUMENTS…",
    purpose: "Say what run would do with the same words, and what it may cost; send nothing",
    examples: [
      "extract plan inbox/ --schema schemas/invoice.yaml --out out/",
      "extract plan inbox/ --schema schemas/invoice.yaml --json",
    ],
    options: FolderOptions.all,
    notes: """
      It takes the words of extract run, and is the same as extract run --dry-run. Nothing is sent, nothing
      is written, and no key is needed. What it may cost is a guess by the sizes of documents and the
      answers that the schema allows.
      """,
    run: runPlan)

  @Sendable
  private static func runRun(_ words: Words) throws(UsageError) -> ExitCode {
    try runFolder(words, of: run)
  }

  @Sendable
  private static func runPlan(_ words: Words) throws(UsageError) -> ExitCode {
    try runFolder(words, of: plan)
  }

  /// Does it, with the documents that failed before, if they are asked for by their outcomes; all of
  /// them by none.
  static func runFolder(
    _ words: Words, of verb: Verb, retries: Set<String>? = nil
  ) throws(UsageError) -> ExitCode {
    let sorted = try RunWords(words, of: verb, retries: retries)
    // Before there is any other thread, for those get their signals held by this one.
    let desk = StopDesk.open()
    Output.outliveReaders()
    let files = StopSignals.raiseFileLimit()
    // With fewer the system's own libraries end the process where they stand.
    guard files >= 64 else {
      return words.fail(
        "this process may open only \(files) files at a time, and needs 64; use ulimit -n", .failed)
    }
    return Waiting.until(words) { await RunJob(sorted, desk).run() }
  }
}

/// The options of `extract run` and `extract plan`.
enum FolderOptions {
  static let all =
    documents + outputs + paces + limits + asking + access + telling + [Configuration.optOut]

  private static let documents = [
    Verb.Option(
      name: "--schema", value: "FILE", setting: .anywhere,
      purpose: "the schema, in YAML or JSON; must be given"),
    Verb.Option(
      name: "--include", value: "GLOB", setting: .anywhere, isRepeatable: true,
      purpose: "of what lies in folders, only this; may stand several times"),
    Verb.Option(
      name: "--exclude", value: "GLOB", setting: .anywhere, isRepeatable: true,
      purpose: "and nothing of this, named files too; may stand several times"),
    Verb.Option(
      name: "--group-by", value: "HOW", setting: .anywhere,
      purpose: "files that are one document: stem, folder, or a pattern as (*)-page-*.png"),
    Verb.Option(
      name: "--follow-links", setting: .anywhere,
      purpose: "follow links that stay in the folder that was named"),
    Verb.Option(
      name: "--hidden", setting: .anywhere, purpose: "take names that begin with a full stop, too"),
  ].under("Documents")

  private static let outputs = [
    Verb.Option(
      name: "--out", value: "FOLDER", standard: "out", setting: .anywhere,
      purpose: "where the records go; with - they go to standard output as they are done"),
    Verb.Option(
      name: "--format", value: "LIST", choices: RecordFormat.allCases.map(\.rawValue),
      standard: "jsonl", setting: .anywhere, purpose: "what is written there, with commas between"),
    Verb.Option(
      name: "--state", value: "FOLDER", setting: .anywhere,
      purpose: "where the ledger is, if not in the --out folder"),
  ].under("Records")

  private static let paces = [
    Verb.Option(
      name: "--jobs", value: "N", standard: "16", setting: .anywhere,
      purpose: "how many documents at a time"),
    Verb.Option(
      name: "--rpm", value: "N", setting: .anywhere, purpose: "at most so many requests a minute"),
    Verb.Option(
      name: "--tpm", value: "N", setting: .anywhere,
      purpose: "at most so many tokens of input a minute"),
    Verb.Option(
      name: "--wait", value: "TIME", standard: "10m", setting: .anywhere,
      purpose: "how long to bear rate limits and outages: 90s, 10m, 1h"),
  ].under("Pace")

  private static let limits =
    ([
      Verb.Option(
        name: "--dry-run", purpose: "say what would be done, and what it may cost; send nothing"),
      Verb.Option(name: "--yes", setting: .user, purpose: "start, whatever it may cost"),
      Verb.Option(
        name: "--max-cost", value: "DOLLARS", setting: .anywhere,
        purpose: "for all documents, earlier runs included"),
      Verb.Option(
        name: "--max-tokens", value: "N", setting: .anywhere,
        purpose: "for all documents, earlier runs included"),
      Verb.Option(
        name: "--max-duration", value: "TIME", setting: .anywhere,
        purpose: "for all runs of this job together"),
      Verb.Option(
        name: "--max-docs", value: "N", setting: .anywhere,
        purpose: "ask about no more documents than these"),
    ]
    + ModelOptions.limits(tokens: "--max-doc-tokens", money: "--max-doc-cost", setting: .anywhere)
    + [
      Verb.Option(
        name: "--force", purpose: "ask again about documents that are done, and pay again"),
      Verb.Option(
        name: "--new-version",
        purpose: "ask again where the schema, the prompt or the model is another than before"),
      Verb.Option(
        name: "--on-unknown", value: "HOW", choices: ["retry", "hold"], standard: "retry",
        setting: .anywhere, purpose: "calls that a crash left without an id: retry, or hold"),
    ]).under("Money")

  private static let asking =
    ModelOptions.asking
    + [
      Verb.Option(
        name: "--background", setting: .anywhere,
        purpose: "let the API work on its own and ask how far it is; for long answers")
    ].under("Asking")

  private static let access = ModelOptions.access

  private static let telling = [
    Verb.Option(name: "--json", purpose: "at the end one object about the run, or the plan"),
    Verb.Option(name: "--events", purpose: "say on standard error what happens, as JSON Lines"),
    Verb.Option(name: "--quiet", purpose: "say nothing but what went wrong"),
  ].under("What is said")

  static let notes = """
    DOCUMENTS are files, folders, globs, URIs, @FILE for the names in a file, and - for names on standard
    input. What a folder holds is taken if the API reads such files; the rest is listed as skipped.

    Each step is in the ledger, in FOLDER/.extract, before the next is taken: Ctrl-C, a crash or a full
    disk lose nothing, and the same command goes on where it was. What is done is never paid for again.
    The first Ctrl-C lets documents at work come to their end, the second does not.

    A run that may cost more than $1 asks first; where nobody can be asked, it needs --max-cost or --yes,
    which also save the estimate. extract help exit-codes and help config say more.
    """
}
