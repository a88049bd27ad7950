private import CLinux
private import Glibc

/// What a crash may show of the memory, in which keys and documents are: nothing.
///
/// Three things would show it. A core file is a copy of the memory. Another process of the same user may
/// read the memory while this one runs. And the Swift runtime, if it finds its backtracer, prints the
/// registers, and the memory that they point to, as letters; that it goes by the environment, so it is
/// undone here. `Docs/decisions/0012-what-a-release-is.md` says what was seen.
enum CrashPrivacy {
  /// Holds from here on, for all threads; to be called before anything secret is read.
  static func begin() {
    var limit = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    clinux_hide_memory()
    for signal in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] { disarm(signal) }
  }

  /// Has a signal that someone handles do what it does by itself. What is ignored is still ignored:
  /// whoever started the process wanted that.
  ///
  /// A new process handles nothing, so at its start every handler is the runtime's.
  private static func disarm(_ number: Int32) {
    var action = sigaction()
    sigaction(number, nil, &action)
    let handler = action.__sigaction_handler.sa_handler.map { unsafeBitCast($0, to: Int.self) } ?? 0
    // SIG_DFL is the number 0 and SIG_IGN the number 1 in the clothes of functions.
    if handler != 0, handler != 1 { signal(number, SIG_DFL) }
  }
}
