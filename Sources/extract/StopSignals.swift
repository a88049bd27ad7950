private import Glibc

/// The signals that ask a process to end, for a command that runs until then.
enum StopSignals {
  private static func set(alsoHangup: Bool) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    if alsoHangup, !isHangupIgnored { sigaddset(&set, SIGHUP) }
    return set
  }

  /// Whether whoever started the process wants it to outlive the terminal, as nohup does.
  private static let isHangupIgnored: Bool = {
    var action = sigaction()
    sigaction(SIGHUP, nil, &action)
    // SIG_IGN is the number 1 in the clothes of a function.
    return action.__sigaction_handler.sa_handler.map { unsafeBitCast($0, to: Int.self) } == 1
  }()

  /// Lets them wait, here and in all threads that are started from now on.
  static func hold(alsoHangup: Bool = false) {
    var held = set(alsoHangup: alsoHangup)
    pthread_sigmask(SIG_BLOCK, &held, nil)
  }

  /// Comes back with the next of those that are held.
  static func next() -> Int32 {
    var held = set(alsoHangup: true)
    var found: Int32 = 0
    while sigwait(&held, &found) != 0 {}
    return found
  }

  /// Comes back when one has come; the next one ends the process.
  static func wait() {
    var held = set(alsoHangup: false)
    var found: Int32 = 0
    while sigwait(&held, &found) != 0 {}
    pthread_sigmask(SIG_UNBLOCK, &held, nil)
  }

  /// Lets the process have as many sockets open as the system allows it, and says how many.
  @discardableResult
  static func raiseFileLimit() -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return .max }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return Int(clamping: limit.rlim_max)
  }
}
