extension Connection {
  func begin(_ reply: Reply, isWhole: Bool = true) {
    guard let request else { return }
    player = ReplyPlayer(
      reply, isWhole: isWhole, to: request.head, keepsAlive: request.head.keepsAlive && !isLast)
    self.request = nil
    phase = .playing
  }

  func play() {
    guard let step = player?.next() else { return close() }
    switch step {
    case .send(let bytes): output = bytes
    case .await:
      phase = .awaiting
      deadline = .now + limits.idle
    case .pause(let duration):
      phase = .pausing
      deadline = .now + duration
    case .stall:
      phase = .stalled
      deadline = .now + limits.idle
      if isLast { close() }
    case .reset:
      phase = .resetting
      lastCall = .now + limits.linger
      deadline = .now
    case .close: drain()
    case .finished:
      if isLast { return drain() }
      player = nil
      phase = .reading
      deadline = .now + (reader.hasBytes ? limits.head : limits.idle)
    }
  }

  func drain() {
    phase = .draining
    deadline = .now + limits.linger
  }
}

// MARK: The end

extension Connection {
  /// No request is taken any more; one that is under way is finished.
  func stop() {
    isLast = true
    isStopping = true
    let isIdle = phase == .reading && request == nil && reader.isBetweenRequests
    if (isIdle || phase == .draining) && !hasOutput || phase == .stalled { close() }
  }

  /// Whether nothing is left to do.
  var isClosed: Bool { phase == .closed }

  func close() { phase = .closed }

  func reset() {
    socket.resetOnClose()
    close()
  }
}
