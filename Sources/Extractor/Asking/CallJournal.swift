import Digest
import Interactions
import Ledger
import OrderedJSON
import SchemaGen

/// The calls for one document as they stand in the ledger: those of earlier runs, which are taken up
/// instead of being made again, and those of this one, which are written down before and after.
struct CallJournal: Sendable {
  let ledger: Ledger
  let item: ItemKey
  let run: Int
  /// What is done about a call whose fate nobody knows.
  let unknownCalls: FolderSettings.UnknownCalls
  /// Calls of earlier runs that were not looked at yet, in order.
  private(set) var earlier: ArraySlice<CallEntry>
  /// Whether the next call repeats one that may have been paid for.
  var repeatsPaidCall = false
  /// Calls that were made again though an earlier one may have been paid for.
  private(set) var repaid = 0
  private var lastNumber: Int

  init(
    _ ledger: Ledger, of item: ItemKey, run: Int, after earlier: [CallEntry],
    unknownCalls: FolderSettings.UnknownCalls
  ) {
    self.ledger = ledger
    self.item = item
    self.run = run
    self.unknownCalls = unknownCalls
    self.earlier = earlier[...]
    lastNumber = earlier.map(\.number).max() ?? 0
  }

  /// Whether an earlier run made calls that were not taken yet.
  var knowsEarlier: Bool { !earlier.isEmpty }

  /// Takes the next call of an earlier run.
  mutating func popEarlier() -> CallEntry? { earlier.popFirst() }

  /// On which footing the next answer that is known already was asked for.
  var footing: Footing? {
    earlier.lazy.compactMap { call in
      switch call.fate {
      case .answered, .acknowledged: Footing(code: call.footing)
      case .intended, .failed: nil
      }
    }.first
  }
}

// Each comes back when it is on the disk.
extension CallJournal {
  /// The line of a call that is to be made. It is written when the call goes out.
  mutating func line(
    of request: InteractionRequest, _ purpose: Attempt.Purpose, on footing: Footing,
    by model: ModelName
  ) -> CallEntry {
    lastNumber += 1
    defer { repeatsPaidCall = false }
    return CallEntry(
      item: item, number: lastNumber, purpose: purpose.rawValue, footing: footing.code,
      model: model.rawValue, request: digest(of: request), isRepeat: repeatsPaidCall)
  }

  /// Counts a call that went out.
  mutating func count(_ line: CallEntry) { if line.isRepeat { repaid += 1 } }

  /// A document is known by its item; what is asked again, by its words.
  private func digest(of request: InteractionRequest) -> SHA256 {
    guard let previous = request.previousInteractionID else { return item.digest }
    return SHA256(of: previous.utf8)
  }

  /// Notes a call that is about to be made.
  func intend(_ line: CallEntry) async throws(ExtractionFailure) {
    do { try await ledger.intend(line, run: run) } catch { throw .unsaved("\(error)") }
  }

  /// Takes back a call by which nothing can have been done.
  func withdraw(_ line: CallEntry) async throws(ExtractionFailure) {
    do { try await ledger.withdraw(item, call: line.number) } catch { throw .unsaved("\(error)") }
  }

  /// Notes under which id the API has a call.
  func acknowledge(_ number: Int, as id: String) async throws(ExtractionFailure) {
    do { try await ledger.acknowledge(item, call: number, as: id) } catch {
      throw .unsaved("\(error)")
    }
  }

  /// Notes what came of a call.
  func settle(_ number: Int, _ fate: CallEntry.Fate) async throws(ExtractionFailure) {
    do { try await ledger.settle(item, call: number, fate) } catch { throw .unsaved("\(error)") }
  }
}

extension Footing {
  /// One number for it.
  var code: Int { rung.rawValue * 2 + (asksForAbsence ? 0 : 1) }

  init?(code: Int) {
    guard let rung = Rung(rawValue: code / 2) else { return nil }
    self.init(rung: rung, asksForAbsence: code % 2 == 0)
  }
}

// MARK: Between attempts and the ledger

extension CallEntry.Fate {
  /// What came of a call, as the ledger keeps it.
  init(_ called: Called, _ attempt: Attempt) {
    switch called.result {
    case .success(let answer):
      self = .answered(
        CallAnswer(
          interaction: answer.interaction.id ?? called.id,
          raw: answer.interaction.wire.bytes(.compact), ending: attempt.ending.word,
          bill: attempt.bill))
    case .failure(let error):
      self = .failed(
        CallFailure(
          interaction: called.id ?? error.progress?.id, status: error.status, word: error.word,
          sentence: "\(error)", bill: attempt.bill))
    }
  }
}

extension Attempt {
  var bill: CallBill {
    var bill = CallBill()
    bill.inputTokens = (tokens?.input ?? 0) + (tokens?.toolUse ?? 0)
    bill.outputTokens = (tokens?.output ?? 0) + (tokens?.thought ?? 0)
    bill.tokens = tokens?.total ?? 0
    bill.picodollars = Int(clamping: cost.known.picodollars)
    bill.isExact = cost.isExact && tokens?.isWhole ?? cost.isExact
    bill.milliseconds = duration.milliseconds
    return bill
  }
}

extension Attempt.Ending {
  /// One word for it.
  var word: String {
    switch self {
    case .finished: "finished"
    case .cutShort: "cut-short"
    case .looping: "looping"
    case .blocked: "blocked"
    case .failed: "failed"
    }
  }
}

extension Answered {
  /// Reads an answer that was saved as it would be read when it comes.
  init?(_ saved: CallAnswer) {
    guard let raw = saved.raw, let wire = try? JSON(parsing: raw), let members = wire.object else {
      return nil
    }
    self.init(Interaction(members: members))
    guard saved.ending.utf8.elementsEqual("looping".utf8) else { return }
    var watch = RepetitionWatch()
    ending = .looping
    loop = watch.take(text.utf8)
  }
}

extension GeminiError {
  /// The status of an answer, if there was one.
  var status: Int? {
    switch self {
    case .api(let error): error.status
    case .unreadable(let answer): answer.status
    default: nil
    }
  }
}
