import HTTP
import Locking

/// Lets the client of one exchange see what the script of a reply says: bytes, pauses, and every way in
/// which a connection can end.
final class ScriptPlayer: ChunkSource {
  private let clock: EmulatorClock
  private let limits: HTTPLimits
  private let origin: HTTPURL.Origin
  private let before: [Piece]
  private let length: Int?
  private let course: Lock<Course>

  /// How far the script has been played.
  private struct Course {
    var rest: ArraySlice<Piece>
    var received = 0
    var waited = Duration.zero
    var isOver = false
  }

  init(_ reply: Reply, _ request: HTTPRequest, _ clock: EmulatorClock) {
    self.clock = clock
    limits = request.limits
    origin = request.url.origin
    before = reply.before
    length = reply.length
    course = Lock(Course(rest: reply.script[...]))
  }

  /// Comes back when the head has been sent.
  func playHead() async throws(TransportError) {
    for piece in before {
      switch piece {
      case .pause(let pause): try await wait(pause, within: limits.firstByte, .firstByte)
      case .stall: try await stall(within: limits.firstByte, .firstByte)
      case .reset: throw fault(.broken("The connection was reset before the answer."))
      case .close: throw fault(.broken("The connection ended before the answer."))
      case .bytes: break
      }
    }
  }

  func next() async throws(TransportError) -> [UInt8]? {
    while true {
      switch course.withLock({ $0.isOver ? nil : $0.rest.popFirst() }) {
      case .bytes(let bytes)?: if !bytes.isEmpty { return try taken(bytes) }
      case .pause(let pause)?: try await wait(pause, within: limits.idle, .idle)
      case .stall?: try await stall(within: limits.idle, .idle)
      case .reset?: throw end(.broken("The connection was reset in the middle of the answer."))
      case .close?:
        guard isWhole else { throw end(Self.cutShort) }
        course.withLock { $0.isOver = true }
      case nil:
        guard length == nil || isWhole else { throw end(Self.cutShort) }
        return nil
      }
    }
  }

  private static let cutShort = TransportError.Fault.broken(
    "The connection ended before the answer did.")

  /// Whether as much has come as was promised; of chunks, none is the last unless the script ends.
  private var isWhole: Bool { course.withLock { $0.isOver || $0.received == length } }

  private func taken(_ bytes: [UInt8]) throws(TransportError) -> [UInt8] {
    let received = course.withLock { course in
      course.received += bytes.count
      return course.received
    }
    if let limit = limits.responseBytes, received > limit {
      throw end(.responseTooLarge(limit: limit))
    }
    return bytes
  }

  // MARK: Time

  private func wait(
    _ pause: Duration, within limit: Duration?, _ phase: TransportError.Phase
  ) async throws(TransportError) {
    let left = limits.total.map { total in total - course.withLock { $0.waited } }
    if let left, left < pause, left <= limit ?? left {
      try await sleep(left)
      throw end(.timedOut(.total, limits.total ?? left))
    }
    if let limit, limit < pause {
      try await sleep(limit)
      throw end(.timedOut(phase, limit))
    }
    try await sleep(pause)
  }

  /// Waits for what never comes.
  private func stall(
    within limit: Duration?, _ phase: TransportError.Phase
  ) async throws(TransportError) {
    if limit != nil || limits.total != nil {
      try await wait(.seconds(1 << 40), within: limit, phase)
    }
    // Without a limit only a cancelled task ends it, whatever the clock.
    while true {
      do { try await Task.sleep(for: .seconds(3600)) } catch { throw end(.cancelled) }
    }
  }

  private func sleep(_ pause: Duration) async throws(TransportError) {
    do { try await clock.sleep(pause) } catch { throw end(.cancelled) }
    course.withLock { $0.waited += pause }
  }

  // MARK: Ends

  private func fault(_ fault: TransportError.Fault) -> TransportError {
    TransportError(fault, .sent, origin)
  }

  /// After a fault nothing more comes.
  private func end(_ fault: TransportError.Fault) -> TransportError {
    course.withLock { $0.isOver = true }
    return self.fault(fault)
  }
}
