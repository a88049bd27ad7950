/// The one thread of a server: it waits for all connections at once and runs those that can go on.
final class ServerLoop {
  /// Gone as soon as the server stops.
  private var listener: Socket?
  private let responder: any Responder
  private let limits: ServerLimits
  private let inbox: ServerInbox
  /// In the order in which they came.
  private var clients: [Client] = []
  private var nextNumber = 0
  /// New clients wait until then.
  private var acceptsFrom: ContinuousClock.Instant = .now
  /// What is under way then is cut off.
  private var end: ContinuousClock.Instant?
  /// What is read from a socket before it belongs to a connection.
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)

  private struct Client {
    let number: Int
    let connection: Connection
    /// The making of a reply that it waits for.
    var question: Task<Void, Never>?
  }

  init(
    _ listener: consuming Socket, to responder: any Responder, _ limits: ServerLimits,
    _ inbox: ServerInbox
  ) {
    self.listener = consume listener
    self.responder = responder
    self.limits = limits
    self.inbox = inbox
  }

  deinit { buffer.deallocate() }

  /// Serves until the server is stopped.
  func run() {
    while listener != nil || !clients.isEmpty {
      let wishes = waited()
      inbox.quieten()
      if wishes.listener.contains(.reading) { accept() }
      run(wishes.clients)
      deliver()
      askQuestions()
      removeClosed()
      stopIfAsked()
    }
  }
}

// MARK: Waiting

extension ServerLoop {
  private func waited() -> (listener: Socket.Readiness, clients: [Socket.Readiness]) {
    let accepts = acceptsFrom <= .now
    var wishes = [
      inbox.wish, Socket.Wish(listener?.descriptor ?? -1, accepts ? .reading : []),
    ]
    wishes += clients.map(\.connection.wish)
    let isBusy = clients.contains { $0.connection.isClosed }
    Socket.wait(for: &wishes, milliseconds: isBusy ? 0 : milliseconds(accepts: accepts))
    return (wishes[1].found, wishes.dropFirst(2).map(\.found))
  }

  /// How long nothing happens unless a socket says so.
  private func milliseconds(accepts: Bool) -> Int32 {
    var next = clients.lazy.map(\.connection.deadline).min()
    if let end { next = min(next ?? end, end) }
    if !accepts { next = min(next ?? acceptsFrom, acceptsFrom) }
    guard let next else { return -1 }
    let (seconds, attoseconds) = (next - .now).components
    // Rounded up, so that the time is over when the wait is.
    return Int32(
      clamping: max(0, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    )
  }
}

// MARK: Clients

extension ServerLoop {
  private func accept() {
    while let arrival = listener?.accept() {
      switch consume arrival {
      case .client(let socket):
        let connection = Connection(socket, to: responder, limits)
        clients.append(Client(number: nextNumber, connection: connection))
        nextNumber += 1
      case .none: return
      case .exhausted:
        // Whoever waits is taken in when others have gone.
        acceptsFrom = .now + .milliseconds(50)
        return
      }
    }
  }

  /// Runs all that can go on. What they have to say is sent together, for a program with many
  /// connections is then woken once and not for each; but nobody waits long for others.
  private func run(_ found: [Socket.Readiness]) {
    var unsent: [Connection] = []
    var now = ContinuousClock.now
    var end = now + Self.longestHold
    for (client, found) in zip(clients, found) {
      guard !found.isEmpty || client.connection.deadline <= now else { continue }
      client.connection.run(found: found, buffer: buffer)
      now = .now
      if client.connection.hasOutput { unsent.append(client.connection) }
      guard now >= end else { continue }
      for connection in unsent { connection.goOn() }
      unsent = []
      end = now + Self.longestHold
    }
    for connection in unsent { connection.goOn() }
  }

  /// How long an answer may lie ready for others to be made.
  private static let longestHold = Duration.milliseconds(1)

  private func askQuestions() {
    for index in clients.indices {
      guard let question = clients[index].connection.takeQuestion() else { continue }
      let (number, inbox) = (clients[index].number, inbox)
      let relay = Relay { inbox.deliver($0, to: number) }
      clients[index].question = Task { await question(relay) }
    }
  }

  private func deliver() {
    for (number, part) in inbox.takeParts() {
      guard let index = clients.firstIndex(where: { $0.number == number }) else { continue }
      if part.isLast { clients[index].question = nil }
      clients[index].connection.proceed(with: part)
    }
  }

  private func removeClosed() {
    guard clients.contains(where: \.connection.isClosed) else { return }
    for client in clients where client.connection.isClosed { client.question?.cancel() }
    clients.removeAll(where: \.connection.isClosed)
  }

  private func stopIfAsked() {
    if end == nil, inbox.isStopping {
      end = .now + limits.grace
      listener = nil
      for client in clients { client.connection.stop() }
    }
    if let end, end <= .now { clients.forEach { $0.connection.close() } }
    removeClosed()
  }
}
