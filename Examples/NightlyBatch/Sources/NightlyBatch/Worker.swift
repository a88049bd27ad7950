import Extractor
import Foundation
import OrderedJSON

/// Empties an inbox, again and again, until it is told to stop.
///
/// What is done is known to the folder of the records, so nothing is kept here: a worker that was killed is
/// started again, and goes on.
actor Worker {
  private let run: FolderRun
  private var running: RunningFolder?
  private var nap: Task<Void, any Error>?
  private var isStopping = false

  init(_ run: FolderRun) { self.run = run }

  /// Works until it is stopped, or once if there is no pause; answers whether somebody should have a look.
  func work(every pause: Duration?) async throws(FolderError) -> Bool {
    repeat {
      let report = try await round()
      say(report.json.text())
      switch report.ending {
      case .complete, .stopped, .tryLater: break
      case .limit, .durationLimit, .documentLimit, .refused, .storage: return true
      }
      guard let pause, !isStopping else { break }
      nap = Task { try await Task.sleep(for: pause) }
      _ = await nap?.result
    } while !isStopping
    return false
  }

  /// Takes no further documents; the second time it lets go of those at work, too.
  func stop() {
    running?.stop(isStopping ? .now : .draining)
    isStopping = true
    nap?.cancel()
  }

  /// Asks about what is in the inbox now, and was not asked about before.
  private func round() async throws(FolderError) -> FolderReport {
    let running = try await run.start()
    self.running = running
    if isStopping { running.stop(.draining) }
    for try await document in running { say("\(document.name): \(document.outcome.word)") }
    self.running = nil
    return await running.report
  }

  /// Writes a line at once, for whoever reads the journal.
  private func say(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
  }
}
