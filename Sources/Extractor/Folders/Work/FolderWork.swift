import Files
import HTTP
import Interactions
import Inventory
import Ledger
import Locking
import OrderedJSON
import SchemaGen

/// One run at work: what its workers share.
final class FolderWork: Sendable {
  let run: FolderRun
  let ledger: Ledger
  let start: RunStart
  let recipe: Recipe
  let extractor: Extractor
  let account: JobAccount
  /// What every call takes beside the document, if that is to be known.
  let frame: Estimate?
  let feeder: Feeder
  let lanes = Lanes()
  let ends: Handoff<DocumentEnd>
  private let state = Lock(State())

  private struct State {
    var report = FolderReport()
    /// Why no further document is begun.
    var ending: FolderReport.Ending?
    /// Whether those at work are let go of, too.
    var isLettingGo = false
    var letGo: (@Sendable () -> Void)?
    /// Whether all is done, so that there is nothing left to end.
    var isOver = false
    var nextDocument = 0
    /// Documents that were answered in this run.
    var answered = 0
    /// Documents that came to their end in this run.
    var done = 0
    /// When the last answer came.
    var lastAnswer: Duration?
    /// Requests that were refused with the same words before anything was answered.
    var refusals = 0
    var refusal = ""
    /// Documents that were refused before anything was answered: whether it is them, or all would be, is
    /// not known yet.
    var suspects: [Suspect] = []
  }

  init(
    _ run: FolderRun, _ ledger: Ledger, _ start: RunStart, _ recipe: Recipe,
    shelf: UploadShelf
  ) {
    self.run = run
    self.ledger = ledger
    self.start = start
    self.recipe = recipe
    account = JobAccount(run.settings.limits, after: start.spent)
    let isLimited = account.hasLimit || run.extractor.settings.budget != Budget()
    frame =
      isLimited
      ? Estimate(framing: DocumentRun(run.extractor, "", run.schema), by: recipe.model) : nil
    feeder = Feeder(ledger, run: start.run, batch: max(64, 4 * run.settings.width))
    ends = Handoff(keeping: 2 * run.settings.width)
    extractor = run.extractor.with(shelf, pacedBy: Self.pacer(of: run))
  }

  /// One for all calls of the run, which tells whoever watches of its pauses.
  private static func pacer(of run: FolderRun) -> Pacer {
    let (world, watch) = (run.extractor.gemini.surroundings, run.watch)
    let time = Pacer.Time(elapsed: world.elapsed, pause: world.pause, chance: world.chance)
    return Pacer(run.settings.pace, by: time) { event in
      switch event {
      case .paused(let pause, let why): watch(.paused(pause, why: "\(why)"))
      case .resumed: watch(.resumed)
      }
    }
  }

  var settings: FolderSettings { run.settings }
  var elapsed: Duration { extractor.gemini.surroundings.elapsed() }

  // MARK: Stopping

  /// Why no further document is begun.
  var ending: FolderReport.Ending? { state.withLock { $0.ending } }

  /// Whether those at work are let go of.
  var isLettingGo: Bool { state.withLock { $0.isLettingGo } }

  /// Begins no further document; the first reason counts, and none that comes when all is done.
  func end(_ ending: FolderReport.Ending, lettingGo: Bool = false, for signal: Int32? = nil) {
    let (isFirst, letGo) = state.withLock { state in
      guard !state.isOver else { return (false, nil as (@Sendable () -> Void)?) }
      let isFirst = state.ending == nil
      if isFirst { (state.ending, state.report.signal) = (ending, signal) }
      guard lettingGo, !state.isLettingGo else { return (isFirst, nil) }
      state.isLettingGo = true
      return (isFirst, state.letGo)
    }
    letGo?()
    if isFirst { run.watch(.stopping(ending.sentence ?? "")) }
  }

  /// How the asking ended. If nothing ended it, nothing is left that could be stopped: what remains is
  /// to write the files.
  func conclusion() -> FolderReport.Ending {
    state.withLock { state in
      if state.ending == nil { state.isOver = true }
      return state.ending ?? .complete
    }
  }

  /// Lets whoever listens know that all is done.
  func beOver() {
    state.withLock { $0.isOver = true }
    ends.finish()
  }

  /// Learns how to let go of what is at work.
  func begin(_ letGo: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      state.letGo = letGo
      return state.isLettingGo
    }
    if isLate { letGo() }
  }

  // MARK: Counting

  /// A number for a document at work.
  func nextDocument() -> Int {
    state.withLock { state in
      state.nextDocument += 1
      return state.nextDocument
    }
  }

  /// Takes a call that has ended into account.
  func count(_ attempt: Attempt, of document: Int) {
    account.add(attempt, for: document)
    let now = elapsed
    state.withLock { state in
      state.report.calls += 1
      if attempt.purpose != .extraction { state.report.repairs += 1 }
      state.report.tokens += attempt.tokens?.total ?? 0
      state.report.cost = state.report.cost + attempt.cost
      guard case .failed = attempt.ending else {
        state.answered += 1
        state.lastAnswer = now
        return
      }
    }
  }

  /// Whether calls of other documents have been answered since a moment.
  func othersFare(since moment: Duration) -> Bool {
    state.withLock { state in state.lastAnswer.map { $0 >= moment } ?? false }
  }

  /// Takes a refusal of a request into account. When nothing but refusals with the same words came back,
  /// as many as there are workers, it is not the documents.
  func isOfAll(_ refusal: String) -> Bool {
    state.withLock { state in
      guard state.answered == 0 else { return false }
      let isSame = state.refusal.utf8.elementsEqual(refusal.utf8)
      state.refusals = isSame ? state.refusals + 1 : 1
      state.refusal = refusal
      return state.refusals >= max(4, run.settings.width)
    }
  }

  /// Keeps what became of a document that was refused until it is known whether it is the document.
  /// Answers whether it is not known yet.
  func suspects(_ suspect: Suspect) -> Bool {
    state.withLock { state in
      guard state.answered == 0 else { return false }
      state.suspects.append(suspect)
      return true
    }
  }

  /// Adds a document to the suspects if its item is among them.
  func suspects(_ end: DocumentEnd, as key: ItemKey) -> Bool {
    state.withLock { state in
      guard let rank = state.suspects.firstIndex(where: { $0.key == key }) else { return false }
      state.suspects[rank].ends.append(end)
      return true
    }
  }

  /// Those that were refused for what they are, as others are answered; all of them when nothing is asked
  /// any more.
  func takeSuspects(atEnd: Bool = false) -> [Suspect] {
    state.withLock { state in
      guard atEnd || state.answered > 0 else { return [] }
      defer { state.suspects = [] }
      return state.suspects
    }
  }

  /// Counts something that nothing is asked about.
  func note(skip name: String, word: String, sentence: String) {
    state.withLock { $0.report.note(skip: name, word: word, sentence: sentence) }
  }

  /// Counts a document that is done by this run.
  func note(_ end: DocumentEnd) {
    state.withLock { state in
      state.report.note(end)
      guard !end.isKnown else { return }
      switch end.outcome {
      case .record, .notApplicable, .failed: state.done += 1
      case .skipped, .open: break
      }
    }
  }

  /// How many documents this run has brought to their end.
  var done: Int { state.withLock { $0.done } }

  func note(repaid: Int) { state.withLock { $0.report.repaid += repaid } }

  /// The report as far as it has come.
  var report: FolderReport { state.withLock { $0.report } }
}
