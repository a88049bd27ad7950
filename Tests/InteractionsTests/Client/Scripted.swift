import HTTP
import Interactions
import Locking

/// A server that answers from a list, and remembers what it was asked.
final class Scripted: HTTPTransport {
  private let state: Lock<(answers: [Answer], asked: [HTTPRequest])>

  enum Answer: Sendable {
    case response(Int, HTTPHeaders, [UInt8])
    /// A head with 200, then chunks, then perhaps an end before the end.
    case chunks(HTTPHeaders, [[UInt8]], TransportError.Fault?)
    case fault(TransportError.Fault, TransportError.Reach)
  }

  /// Answers when the list is at its end.
  private let otherwise: (@Sendable (HTTPRequest) -> Answer)?

  convenience init(_ answers: Answer...) { self.init(answers) }

  init(_ answers: [Answer]) {
    state = Lock((answers, []))
    otherwise = nil
  }

  /// A server that answers each request by itself.
  init(_ answer: @escaping @Sendable (HTTPRequest) -> Answer) {
    state = Lock(([], []))
    otherwise = answer
  }

  /// The requests so far.
  var asked: [HTTPRequest] { state.withLock { $0.asked } }
  /// The answers that nobody wanted.
  var left: Int { state.withLock { $0.answers.count } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let answer: Answer? = state.withLock { state in
      state.asked.append(request)
      return state.answers.isEmpty ? nil : state.answers.removeFirst()
    }
    let origin = request.url.origin
    switch answer ?? otherwise?(request) {
    case .response(let status, let headers, let body):
      return HTTPResponse(status: status, headers: headers, body: HTTPResponseBody(body))
    case .chunks(let headers, let chunks, let fault):
      let end = fault.map { TransportError($0, .sent, origin) }
      return HTTPResponse(
        status: 200, headers: headers, body: HTTPResponseBody(Chunks(chunks, end)))
    case .fault(let fault, let reach): throw TransportError(fault, reach, origin)
    case nil: throw TransportError(.other("the script is at its end"), .neverSent, origin)
    }
  }
}

extension Scripted.Answer {
  /// An answer in JSON.
  static func json(
    _ text: String, status: Int = 200, headers: HTTPHeaders = [:]
  ) -> Scripted.Answer {
    var all = headers
    all["content-type"] = "application/json; charset=UTF-8"
    return .response(status, all, Array(text.utf8))
  }

  /// A stream of server-sent events, given as their JSON.
  static func events(_ data: String..., then fault: TransportError.Fault? = nil) -> Self {
    .chunks(
      ["content-type": "text/event-stream"], data.map { Array("data: \($0)\n\n".utf8) }, fault)
  }
}

/// Chunks one after the other, and how they end.
private final class Chunks: ChunkSource {
  private let rest: Lock<[[UInt8]]>
  private let end: TransportError?

  init(_ chunks: [[UInt8]], _ end: TransportError?) {
    rest = Lock(chunks)
    self.end = end
  }

  func next() async throws(TransportError) -> [UInt8]? {
    let chunk: [UInt8]? = rest.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    if chunk == nil, let end { throw end }
    return chunk
  }
}

/// A world in which time passes only when somebody waits, and chance is always the same.
final class Stage: Sendable {
  private let time = Lock<[Duration]>([])

  /// How long each wait was.
  var pauses: [Duration] { time.withLock { $0 } }

  func surroundings(_ variables: [String: String] = [:], chance: Double = 1) -> Surroundings {
    Surroundings(
      variables: variables,
      pause: { pause in
        try Task.checkCancellation()
        self.time.withLock { $0.append(pause) }
      },
      elapsed: { self.pauses.reduce(.zero, +) },
      date: { 1_780_000_000 + Int(self.pauses.reduce(.zero, +).components.seconds) },
      chance: { chance })
  }
}
