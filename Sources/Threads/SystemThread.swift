private import Glibc

/// A thread of its own, for work that waits in the system: a task that did so would hold one of the few
/// threads that all tasks share. The signals of the program are handled by its other threads.
package struct SystemThread: Sendable {
  private let thread: pthread_t

  /// Starts one, whose end is waited for with `join`; `nil` when the system has none left.
  package init?(_ work: sending @escaping () -> Void) {
    guard let thread = Self.start(work, isDetached: false, stack: nil) else { return nil }
    self.thread = thread
  }

  /// Waits, once, until its work is done.
  package func join() { pthread_join(thread, nil) }

  /// Starts one that nobody waits for; `false` when the system has none left. It gets as much stack as is
  /// said, or else as any other.
  package static func detach(stack: Int? = nil, _ work: sending @escaping () -> Void) -> Bool {
    start(work, isDetached: true, stack: stack) != nil
  }

  private static func start(
    _ work: sending @escaping () -> Void, isDetached: Bool, stack: Int?
  ) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    if let stack { pthread_attr_setstacksize(&attributes, stack) }
    if isDetached { pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED)) }
    let work = Unmanaged.passRetained(Work(work))
    var thread = pthread_t()
    guard pthread_create(&thread, &attributes, body, work.toOpaque()) == 0 else {
      work.release()
      return nil
    }
    return thread
  }

  private final class Work {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
  }

  private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    if let work = $0 { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run() }
    return nil
  }
}
