import Locking

/// What is worked out of a schema once, and shared by its copies. Where it lies tells one schema from
/// another, as long as somebody keeps it.
package final class SchemaMemory: Sendable {
  private let identity = Lock<String?>(nil)

  /// The identity, worked out when it is asked for first.
  func identity(_ work: () -> String) -> String {
    if let known = identity.withLock({ $0 }) { return known }
    let found = work()
    identity.withLock { $0 = found }
    return found
  }
}
