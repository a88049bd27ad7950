extension Connection {
  func take(_ part: RequestReader.Part) throws(BadRequest) {
    switch part {
    case .head(let head): try begin(head)
    case .body(let bytes): takeBody(bytes)
    case .end: answer()
    }
  }

  func begin(_ head: IncomingHead) throws(BadRequest) {
    guard head.isForThisMachine else { throw .foreign }
    let incoming = Incoming(head: head, intake: responder.intake(for: head.asked))
    request = incoming
    deadline = .now + limits.silence
    if case .whole(let limit) = incoming.intake, case .counted(let count) = head.length,
      count > limit
    {
      return refuseBody()
    }
    if head.expectsContinue, head.length != .none, !reader.hasBytes {
      output += "HTTP/1.1 100 Continue\r\n\r\n".utf8
    }
  }

  func takeBody(_ bytes: [UInt8]) {
    switch request?.intake {
    case .pieces(let ticket)?: responder.receive(bytes, for: ticket)
    case .whole(let limit)?:
      request?.body += bytes
      if let request, request.body.count > limit { refuseBody() }
    case nil: break
    }
  }

  func answer() {
    guard let request else { return }
    if case .pieces(let ticket) = request.intake {
      return begin(responder.finish(ticket, of: request.head.asked))
    }
    switch responder.answer(ArrivedRequest(request.head.asked, body: request.body)) {
    case .ready(let reply): begin(reply)
    case .later(let question):
      self.request?.body = []
      self.request?.question = question
      phase = .answering
      deadline = .now + limits.idle
    }
  }

  /// The way to get the reply that this connection waits for; handed out once.
  func takeQuestion() -> (@Sendable (Relay) async -> Void)? {
    defer { request?.question = nil }
    return phase == .answering ? request?.question : nil
  }

  /// Takes a part of the reply that is waited for.
  func proceed(with part: Relay.Delivery) {
    switch part {
    case .whole(let reply) where phase == .answering: begin(reply)
    case .beginning(let reply) where phase == .answering: begin(reply, isWhole: false)
    case .more(let pieces): player?.add(pieces)
    case .end: player?.end()
    case .whole, .beginning: return
    }
    if phase == .awaiting { phase = .playing }
    goOn()
  }

  /// What cannot be understood is the last thing that is read here.
  func refuse(_ reason: BadRequest) {
    let code = reason.status < 500 ? "invalid_request" : "unimplemented"
    let error = APIError(reason.status, reason.description, code: code)
    output += ReplyPlayer.lastWords(error.reply(.interactions))
    request = nil
    drain()
  }

  func refuseBody() {
    guard let request else { return }
    isLast = true
    begin(responder.tooLarge(request.head.asked))
  }
}
