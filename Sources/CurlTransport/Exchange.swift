import HTTP

/// One request and what has become of it.
///
/// `@unchecked Sendable` holds because whoever makes an exchange only ever passes it to the inbox of an
/// event loop, whose thread alone touches what changes; the inbox's lock orders the two.
final class Exchange: @unchecked Sendable {
  let request: HTTPRequest
  /// Whether the other end has to be this machine.
  let isLocal: Bool
  /// Where the body of the answer goes when it is streamed.
  let stream: ByteQueue?
  /// The body when it is short and lies in memory already.
  let wholeBody: [UInt8]?

  private(set) var stage = Stage.new
  /// What carries it while it runs.
  var handle: EasyHandle?
  /// Where it stands among those that run.
  var place = 0
  var watch: Watch
  var source: HTTPBodyReader
  var head = AnswerHead()
  var body: [UInt8] = []
  /// Why the exchange is to end; libcurl only knows that a callback wanted it.
  var fault: TransportError.Fault?
  /// How often libcurl was about to send the request.
  var beginnings = 0
  /// The connection died, and the request was about to be sent a second time.
  var wasRepeated = false
  private(set) var time: LoopTime?
  private var continuation: Continuation?

  typealias Continuation = CheckedContinuation<Result<Answer, TransportError>, Never>

  enum Stage {
    case new, running, ended
  }

  init(_ request: HTTPRequest, isLocal: Bool) {
    self.request = request
    self.isLocal = isLocal
    stream = request.delivery == .streamed ? ByteQueue() : nil
    wholeBody = Self.wholeBody(of: request.body)
    source = HTTPBodyReader(request.body)
    watch = Watch(request.limits, bodyCount: request.body.count, at: 0)
  }

  /// Begins, unless it was cancelled before.
  func start(_ continuation: Continuation, in time: LoopTime) -> Bool {
    guard stage == .new else {
      continuation.resume(returning: .failure(error(.cancelled)))
      return false
    }
    stage = .running
    self.continuation = continuation
    self.time = time
    // A short body leaves with the head; nobody says when.
    watch = Watch(request.limits, bodyCount: isPulled ? request.body.count : 0, at: time.now)
    time.lookAgain(at: watch.next)
    return true
  }

  /// Hands over the head of a streamed answer, or all of another. What comes later goes to the stream.
  func handOver() {
    let answer = Answer(status: head.status, headers: head.headers, body: body)
    continuation.take()?.resume(returning: .success(answer))
  }

  /// Nothing that comes from now on changes how the exchange ends.
  func hasEnded() { stage = .ended }

  /// Tells whoever waits how the exchange ended, once.
  func tell(_ result: Result<Void, TransportError>) {
    switch result {
    case .success: handOver()
    case .failure(let error): continuation.take()?.resume(returning: .failure(error))
    }
    stream?.end(result)
  }
}

extension Exchange {
  /// How far the request came, by what libcurl gave to the system. What is counted as sent may still be
  /// on its way, so the request may be said to have come too far, and never not far enough.
  var reach: TransportError.Reach {
    guard watch.connected != nil, let sent = handle?.sent else { return .neverSent }
    // libcurl counts anew for the second attempt, which was not made.
    if wasRepeated { return isPulled && watch.sent < request.body.count ? .partlySent : .sent }
    if sent.head == 0 { return .neverSent }
    return max(sent.body, watch.sent) < request.body.count ? .partlySent : .sent
  }

  /// The error for a fault of this exchange.
  func error(_ fault: TransportError.Fault) -> TransportError {
    TransportError(fault, reach, request.url.origin)
  }

  /// Whether libcurl asks for the body piece by piece. A short one in memory goes out with the head,
  /// in one packet.
  var isPulled: Bool { request.body.count > 0 && wholeBody == nil }

  private static func wholeBody(of body: HTTPBody) -> [UInt8]? {
    guard case .bytes(let bytes)? = body.segments.first, body.segments.count == 1
    else { return nil }
    // Beyond 64 KiB libcurl copies in either case.
    return bytes.count <= 65536 ? bytes : nil
  }
}
