@testable import CurlTransport
import Foundation
import HTTP
import Locking
import Testing

@Suite(.timeLimit(.minutes(10))) struct `Waiting for an answer` {
  @Test func `costs no time of the processor`() async throws {
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.stall()
    }
    let request = HTTPRequest(.post, try server.url(), body: HTTPBody([1]))
    let exchanges = (0..<16).map { _ in Exchange(request, isLocal: true) }
    let inbox = try #require(Inbox())
    let used = Lock<Duration?>(nil)
    let thread = Thread {
      guard let library = try? CurlLibrary.shared.get() else { return }
      let loop = EventLoop(library, CurlSettings(), CurlEnvironment { _ in nil }, inbox)
      let before = Self.processorTime()
      loop?.run()
      let after = Self.processorTime()
      used.withLock { $0 = after - before }
    }

    await withTaskGroup(of: Void.self) { group in
      for exchange in exchanges {
        group.addTask {
          _ = await withCheckedContinuation { inbox.post(.start(exchange, $0)) }
        }
      }
      thread.start()
      try? await Task.sleep(for: .seconds(2))
      for exchange in exchanges { inbox.post(.cancel(exchange)) }
    }
    inbox.post(.stop)
    while !thread.isFinished { try await Task.sleep(for: .milliseconds(5)) }

    // Sixteen requests are sent and cancelled in that, too; a loop that turns would use it all.
    let time = try #require(used.withLock { $0 })
    #expect(time < .milliseconds(500), "\(time) of two seconds")
  }

  /// What the present thread has used so far.
  private static func processorTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
