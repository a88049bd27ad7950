import Foundation

/// Runs `body` on a thread with a stack of so many bytes, and waits for its end. Recursion that is too
/// deep for the stack ends the whole process.
package func onStack(bytes: Int, _ body: @escaping @Sendable () -> Void) {
  let ended = DispatchSemaphore(value: 0)
  let thread = Thread {
    body()
    ended.signal()
  }
  thread.stackSize = bytes
  thread.start()
  ended.wait()
}
