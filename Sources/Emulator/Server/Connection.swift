import HTTP

/// One client: what it sends becomes requests, and their replies are played to it, in order.
///
/// Nothing here ever waits. `run` goes on as far as the socket allows, and ``wish`` and ``deadline``
/// say when it can go on.
final class Connection {
  let socket: Socket
  let responder: any Responder
  let limits: ServerLimits
  var reader = RequestReader()
  var request: Incoming?
  var player: ReplyPlayer?
  var output: [UInt8] = []
  var outputPosition = 0
  var phase = Phase.reading
  /// When `run` has to be called though nothing has happened.
  var deadline: ContinuousClock.Instant
  /// When a reset no longer waits.
  var lastCall: ContinuousClock.Instant
  /// No request is taken after this one.
  var isLast = false
  /// Nobody is waited for.
  var isStopping = false

  /// What a connection is busy with.
  enum Phase: Equatable {
    /// With a request, or with waiting for one.
    case reading
    /// With a reply that others make; the question is taken by ``takeQuestion()``.
    case answering
    case playing
    /// With a reply of which more will come.
    case awaiting
    case pausing
    case stalled
    /// All is said; what the client still sends is thrown away, so that it can read to the end.
    case draining
    /// A reset waits until what was sent before has arrived.
    case resetting
    case closed
  }

  /// A request on its way in.
  struct Incoming {
    let head: IncomingHead
    let intake: Intake
    var body: [UInt8] = []
    var question: (@Sendable (Relay) async -> Void)?
  }

  init(_ socket: consuming Socket, to responder: any Responder, _ limits: ServerLimits) {
    self.socket = socket
    self.responder = responder
    self.limits = limits
    deadline = .now + limits.idle
    lastCall = .now
  }

  /// What it waits for.
  var wish: Socket.Wish { Socket.Wish(socket.descriptor, readiness) }

  private var readiness: Socket.Readiness {
    if hasOutput { return .writing }
    switch phase {
    case .reading, .draining: return .reading
    case .stalled, .answering, .awaiting: return .leaving
    case .playing, .pausing, .resetting, .closed: return []
    }
  }

  var hasOutput: Bool { outputPosition < output.count }
}

// MARK: Going on

extension Connection {
  /// Does what has become possible, up to something new to say; ``goOn()`` says it and continues.
  func run(found: Socket.Readiness, buffer: UnsafeMutableRawBufferPointer) {
    if !found.isDisjoint(with: .broken) { return close() }
    if found.contains(.leaving) { return close() }
    if found.contains(.reading) { read(into: buffer) }
    if deadline <= .now { expire() }
    if hasOutput { return goOn() }
    while phase != .closed, !hasOutput, step() {}
  }

  /// Goes on until something else has to happen first.
  func goOn() {
    while flush(), step() {}
  }

  /// Takes one step; says whether another may follow at once.
  private func step() -> Bool {
    switch phase {
    case .reading: return takePart()
    case .playing:
      play()
      return true
    case .draining:
      socket.endSending()
      if isStopping { close() }
      return false
    case .answering, .awaiting, .pausing, .stalled, .resetting, .closed: return false
    }
  }

  private func takePart() -> Bool {
    do throws(BadRequest) {
      guard let part = try reader.next() else {
        expectMore()
        return false
      }
      try take(part)
    } catch {
      refuse(error)
    }
    return true
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer) {
    switch socket.read(into: buffer) {
    case .bytes(let count):
      guard phase == .reading else { return }
      let wasIdle = reader.isBetweenRequests
      reader.append(buffer[..<count])
      // A head has its time from its first byte on; a body from its last.
      if wasIdle { deadline = .now + limits.head }
      if request != nil { deadline = .now + limits.silence }
    case .wouldWait: break
    case .ended, .broken: close()
    }
  }

  /// Sends what is to be sent; says whether all of it went.
  private func flush() -> Bool {
    while hasOutput {
      switch socket.write(output[outputPosition...]) {
      case .bytes(let count):
        outputPosition += count
        deadline = .now + limits.silence
      case .wouldWait: return false
      case .ended, .broken:
        close()
        return false
      }
    }
    output.removeAll(keepingCapacity: outputPosition <= 1 << 17)
    outputPosition = 0
    return phase != .closed
  }

  private func expectMore() {
    if reader.isBetweenRequests, request == nil {
      if isLast { close() }
      deadline = .now + limits.idle
    }
  }

  /// A time limit is reached.
  private func expire() {
    guard !hasOutput else { return close() }
    switch phase {
    case .pausing: phase = .playing
    case .reading where request == nil && reader.isInHead: refuse(.headTooSlow)
    case .resetting:
      guard lastCall > .now, socket.unconfirmed > 0 else { return reset() }
      deadline = .now + .milliseconds(2)
    case .reading, .draining, .playing, .closed: close()
    case .answering, .awaiting, .stalled: deadline = .now + limits.idle
    }
  }
}
