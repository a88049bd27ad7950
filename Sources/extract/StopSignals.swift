private import Glibc

/// The signals that ask a process to end, for a command that runs until then.
enum StopSignals {
  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    return set
  }

  /// Lets them wait, here and in all threads that are started from now on.
  static func hold() {
    var held = set
    pthread_sigmask(SIG_BLOCK, &held, nil)
  }

  /// Comes back when one has come; the next one ends the process.
  static func wait() {
    var held = set
    var found: Int32 = 0
    while sigwait(&held, &found) != 0 {}
    pthread_sigmask(SIG_UNBLOCK, &held, nil)
  }

  /// Lets the process have as many sockets open as the system allows it.
  static func raiseFileLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
