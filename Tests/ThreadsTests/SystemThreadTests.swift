import Glibc
import Locking
import Testing
import Threads

@Suite struct `A thread of its own` {
  @Test func `has done its work when it was waited for`() throws {
    let state = Lock((isDone: false, thread: pthread_self()))

    let thread = try #require(
      SystemThread {
        usleep(20_000)
        state.withLock { $0 = (true, pthread_self()) }
      })
    thread.join()

    #expect(state.withLock { $0.isDone })
    #expect(state.withLock { pthread_equal($0.thread, pthread_self()) } == 0)
  }

  @Test func `handles no signal of the program`() throws {
    let isBlocked = Lock([Int32: Bool]())

    let thread = try #require(
      SystemThread {
        var blocked = sigset_t()
        pthread_sigmask(SIG_BLOCK, nil, &blocked)
        for signal in [SIGINT, SIGTERM, SIGPIPE, SIGWINCH] {
          isBlocked.withLock { $0[signal] = sigismember(&blocked, signal) == 1 }
        }
      })
    thread.join()

    #expect(
      isBlocked.withLock { $0 } == [SIGINT: true, SIGTERM: true, SIGPIPE: true, SIGWINCH: true])
  }

  @Test(arguments: [nil, 16 << 20]) func `runs without anybody waiting for it`(stack: Int?) async {
    let isAnother = await withCheckedContinuation { continuation in
      let own = pthread_self()
      let isStarted = SystemThread.detach(stack: stack) {
        continuation.resume(returning: pthread_equal(own, pthread_self()) == 0)
      }
      #expect(isStarted)
    }

    #expect(isAnother)
  }

  @Test func `is refused when the system has no room for it`() {
    let isStarted = SystemThread.detach(stack: 1 << 50) { Issue.record("It was started.") }

    #expect(!isStarted)
  }

  @Test func `lets go of what its work holds`() throws {
    final class Held: Sendable {}
    weak let left: Held?
    do {
      let held = Held()
      left = held
      let thread = try #require(SystemThread { withExtendedLifetime(held) {} })
      thread.join()
    }

    #expect(left == nil)
  }
}
