import Extractor
import Files
private import Glibc
import Interactions
import OrderedJSON
import JSONSchema
import SchemaGen
import Sinks

/// A folder run as the command does it: told to people, stopped by signals, ended with a code.
struct RunJob: Sendable {
  private let words: RunWords
  private let desk: StopDesk
  private let screen: RunScreen

  init(_ words: RunWords, _ desk: StopDesk) {
    self.words = words
    self.desk = desk
    screen = RunScreen(words.voice, width: words.settings.width)
  }

  /// Does it, and says how it ended.
  func run() async -> ExitCode {
    do {
      let schema = try SchemaFiles.schema(words.schema, SchemaOptions())
      let run = try folderRun(by: schema)
      do {
        if words.isPlan { return try await plan(run) }
        if let refusal = try await refusal(of: run) { return refusal }
        return try await work(run)
      } catch {
        throw SchemaFiles.located(error, in: schema, words.schema)
      }
    } catch {
      return words.words.fail(error)
    }
  }

  private func folderRun(by schema: Schema) throws -> FolderRun {
    let extractor = Extractor(
      try ModelOptions.gemini(words.words, isAsking: !words.isPlan), words.asking,
      prices: try ModelOptions.prices(words.words))
    for warning in extractor.warnings { screen.tell("\(warning)") }
    return FolderRun(
      of: words.words.operands, by: schema, into: words.folder, with: extractor, words.settings)
  }

  private func plan(_ run: FolderRun) async throws -> ExitCode {
    let plan = try await run.plan()
    Output.result(words.words.has("--json") ? plan.json.text() : "\(plan)")
    return .done
  }

  /// The end of it, unless it costs so little that nobody has to be asked, or somebody was and said yes.
  private func refusal(of run: FolderRun) async throws -> ExitCode? {
    if words.startsUnasked { return nil }
    let plan = try await run.plan()
    guard let question = MoneyQuestion(plan) else { return nil }
    guard Terminal.hasPerson else { return words.words.fail(question.refusal, .mayCost) }
    Output.say("\(plan)")
    return Terminal.isAgreed(question.sentence) ? nil : .couldNotStart
  }

  private func work(_ run: FolderRun) async throws -> ExitCode {
    desk.attend(screen, next: "next  \(words.resumption.shellLine)")
    let start = StartLine(words.asking, words.settings, isEmulated: words.words.has("--emulate"))
    screen.tell(start.text)
    let (report, refusal) = try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await screen.keepDrawing() }
      defer {
        group.cancelAll()
        screen.close()
      }
      return try await goThrough(run)
    }
    let code = finish(report)
    guard let refusal else { return code }
    Output.say("\(refusal)")
    return .storage
  }

  /// Comes to the end of the run, and says what did not let its records out.
  private func goThrough(_ run: FolderRun) async throws -> (FolderReport, FileError?) {
    var run = run
    run.watch = { [screen] in screen.note($0) }
    let running = try await run.start()
    desk.attend(running)
    let refusal = words.isStream ? await handOn(running) : nil
    let report = await running.report
    desk.leave()
    return (report, refusal)
  }

  /// Writes records to standard output as they are done. A reader that goes away ends the run, and so does a
  /// disk that is full: what was begun is paid for, and comes to its end.
  private func handOn(_ running: RunningFolder) async -> FileError? {
    var refusal: Output.Refusal?
    var ends = running.makeAsyncIterator()
    while let end = try? await ends.next() {
      guard refusal == nil, case .record(let record) = end.outcome else { continue }
      do { try Output.offer(end.row(record).line) } catch {
        refusal = error
        if case .readerGone = error {
          running.stop(.draining, for: SIGPIPE)
        } else {
          running.stop(.draining)
        }
      }
    }
    if case .refused(let error)? = refusal { return error }
    return nil
  }

  // MARK: The end

  private func finish(_ report: FolderReport) -> ExitCode {
    let code = ExitCode.of(report)
    let next = RunEnding(report, words, code).next
    if words.words.has("--json") {
      var json = report.json
      json["code"] = .number(JSONNumber(Int(code.rawValue)))
      json["next"] = next.map { .string($0.shellLine) } ?? JSON.null
      Output.result(json.text())
    }
    tell(report, code, next)
    return code
  }

  private func tell(_ report: FolderReport, _ code: ExitCode, _ next: [FilePath]?) {
    switch words.voice {
    case .events:
      Output.say(JSON.object([("event", "report"), ("report", report.json)]).text())
      return
    case .quiet where code == .done: return
    case .quiet: Output.say("\(report)")
    case .people: Output.say(([report.totals] + report.endingLines).joined(separator: "\n"))
    }
    if let next { Output.say("next  \(next.shellLine)") }
  }
}

extension DocumentEnd {
  /// Its record on the way out.
  fileprivate func row(_ record: JSON) -> RecordRow {
    RecordRow(document: path, model: model, warnings: warnings, data: record.bytes())
  }
}
