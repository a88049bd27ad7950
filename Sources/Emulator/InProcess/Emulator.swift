public import HTTP
import Locking

/// A stand-in for Gemini in the same process: give it to whoever wants a transport, and tests need no
/// network, no key and no money.
///
///     let emulator = Emulator()
///     let response = try await emulator.send(request)
///     emulator.takeBill().count == 1
///
/// It answers as `extract emulate` does, faults included: a connection that is reset, or an answer that
/// never comes, ends in the error that a real client would have met with.
public final class Emulator: HTTPTransport {
  let service: EmulatedService
  private let clock: EmulatorClock
  private let bill: Lock<[BillLine]>

  /// Stages a scenario, with the answers that are known, at the time of a clock.
  public init(
    _ scenario: Scenario = Scenario(), answers: @escaping AnswerBook = { _ in nil },
    clock: EmulatorClock = .ofThisMachine
  ) {
    let bill = Lock<[BillLine]>([])
    self.bill = bill
    self.clock = clock
    service = EmulatedService(StagedGemini(scenario, answers: answers), now: clock.now) { lines in
      bill.withLock { $0 += lines }
    }
  }

  /// Hands over what was billed since the last time.
  public func takeBill() -> [BillLine] {
    bill.withLock { bill in
      let lines = bill
      bill = []
      return lines
    }
  }

  /// Makes one exchange, within the limits of the request.
  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let reply = try await reply(to: request)
    let player = ScriptPlayer(reply, request, clock)
    try await player.playHead()
    let response = HTTPResponse(
      status: reply.status, headers: reply.headers, body: HTTPResponseBody(player))
    guard request.delivery == .whole else { return response }
    var whole = response
    whole.body = HTTPResponseBody(try await response.body.collected())
    return whole
  }

  private func reply(to request: HTTPRequest) async throws(TransportError) -> Reply {
    let head = RequestHead(request)
    do {
      switch service.intake(for: head) {
      case .pieces(let ticket):
        try hand(request.body, to: ticket)
        return service.finish(ticket, of: head)
      case .whole(let limit):
        guard request.body.count <= limit else { return service.tooLarge(head) }
        let arrived = ArrivedRequest(head, body: try request.body.bytes(upTo: limit))
        return await service.answer(arrived).whole()
      }
    } catch {
      throw TransportError(.bodyUnreadable("\(error)"), .partlySent, request.url.origin)
    }
  }

  /// Sends an upload piece by piece, in the same memory whatever its size.
  private func hand(_ body: HTTPBody, to ticket: UploadTicket) throws(HTTPBodyError) {
    var reader = HTTPBodyReader(body)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try reader.read(into: buffer)
      guard count > 0 else { return }
      service.receive(Array(buffer[..<count]), for: ticket)
    }
  }
}

extension EmulatorServer {
  /// Puts an emulator behind a socket of this machine, for clients that want a real one.
  public static func start(
    _ emulator: Emulator, port: UInt16 = 0
  ) throws(StartError) -> EmulatorServer {
    try start(emulator.service, port: port)
  }
}

extension RequestHead {
  /// The head that a request has on the wire.
  fileprivate init(_ request: HTTPRequest) {
    let url = request.url
    self.init(
      request.method.rawValue, url.path, query: url.query, headers: request.headers,
      scheme: url.scheme)
    if headers["host"] == nil {
      headers["host"] = url.port == url.scheme.port ? url.host : "\(url.host):\(url.port)"
    }
  }
}
