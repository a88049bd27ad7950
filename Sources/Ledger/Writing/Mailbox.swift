private import Glibc

/// Where tasks leave their jobs for the writer's thread, which sleeps while there are none.
///
/// `@unchecked Sendable` holds because all that changes is touched under the mutex alone.
final class Mailbox: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var jobs: [any Job] = []
  private var isClosed = false
  /// The thread sleeps until there are so many.
  private var wanted = Int.max

  init() {
    mutex.initialize(to: pthread_mutex_t())
    condition.initialize(to: pthread_cond_t())
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    // A wall clock that is set back would let a commit wait for hours.
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    let codes = [pthread_mutex_init(mutex, nil), pthread_cond_init(condition, &attributes)]
    pthread_condattr_destroy(&attributes)
    precondition(codes == [0, 0], "The system has no lock left for a ledger.")
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Leaves a job, unless nobody will come for it.
  func post(_ job: any Job) -> Bool {
    let (isTaken, wakes) = locked {
      if isClosed { return (false, false) }
      jobs.append(job)
      return (true, jobs.count == wanted)
    }
    if wakes { pthread_cond_signal(condition) }
    return isTaken
  }

  /// Nothing is taken from now on.
  func close() {
    locked { isClosed = true }
    pthread_cond_signal(condition)
  }

  /// Puts all jobs into an empty list, whose memory takes what comes next. Sleeps before that until there
  /// are `count` of them, or the time has come, or nothing more will come. Says whether more may come.
  func take(
    into taken: inout [any Job], atLeast count: Int, until time: MonotonicTime?
  ) -> Bool {
    locked {
      wanted = count
      while jobs.count < count, !isClosed, sleep(until: time) {}
      wanted = .max
      swap(&jobs, &taken)
      return !isClosed
    }
  }

  /// Says whether the time has not come.
  private func sleep(until time: MonotonicTime?) -> Bool {
    guard let time else { return pthread_cond_wait(condition, mutex) == 0 }
    var moment = timespec(
      tv_sec: time.nanoseconds / 1_000_000_000, tv_nsec: time.nanoseconds % 1_000_000_000)
    return pthread_cond_timedwait(condition, mutex, &moment) == 0
  }

  private func locked<Answer>(_ body: () -> Answer) -> Answer {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }
}

/// A moment that no setting of the clock moves.
struct MonotonicTime: Comparable {
  var nanoseconds: Int

  static var now: MonotonicTime {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(nanoseconds: time.tv_sec * 1_000_000_000 + time.tv_nsec)
  }

  static func + (time: Self, milliseconds: Int) -> Self {
    MonotonicTime(nanoseconds: time.nanoseconds + milliseconds * 1_000_000)
  }

  static func < (one: Self, other: Self) -> Bool { one.nanoseconds < other.nanoseconds }
}

/// Milliseconds since 1970.
func wallClock() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}
