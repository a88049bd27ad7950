import Locking

/// The emulated service for a server: the staged value behind a lock, with a clock and somebody who
/// writes the bill.
package final class EmulatedService: Responder {
  private let gemini: Lock<StagedGemini>
  private let now: @Sendable () -> Moment
  private let note: @Sendable ([BillLine]) -> Void

  /// Serves a staged service, at the time of a clock.
  package init(
    _ gemini: sending StagedGemini, now: @escaping @Sendable () -> Moment = { .now },
    note: @escaping @Sendable ([BillLine]) -> Void = { _ in }
  ) {
    self.gemini = Lock(gemini)
    self.now = now
    self.note = note
  }

  package func intake(for head: RequestHead) -> Intake {
    gemini.withLock { $0.intake(for: head) }
  }

  package func receive(_ bytes: [UInt8], for ticket: UploadTicket) {
    let now = now()
    gemini.withLock { $0.receive(bytes, for: ticket, at: now) }
  }

  package func finish(_ ticket: UploadTicket, of head: RequestHead) -> Reply {
    let now = now()
    return gemini.withLock { $0.finish(ticket, of: head, at: now) }
  }

  package func tooLarge(_ head: RequestHead) -> Reply {
    gemini.withLock { $0.tooLarge(head) }
  }

  package func answer(_ request: ArrivedRequest) -> Answer {
    let now = now()
    let (reply, lines) = gemini.withLock { gemini in
      (gemini.answer(request, at: now), gemini.takeBill())
    }
    if !lines.isEmpty { note(lines) }
    return .ready(reply)
  }
}
