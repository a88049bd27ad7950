import HTTP

/// What becomes of one request: an answer in place of the service's, or a change of that answer, and
/// then what happens to it on the wire.
package struct ScenarioPlan: Sendable, Equatable {
  /// An answer for which the service is not asked.
  package private(set) var reply: Reply?
  /// What the service does differently.
  package private(set) var twist = Twist()
  var latency: Duration = .zero
  private var onTheWire: [Fault] = []
  private let seed: UInt64

  /// Nothing is changed yet.
  init(seed: UInt64) { self.seed = seed }

  /// Lets the service refuse the request in its own form.
  mutating func refuse(_ error: APIError) { twist.refusal = error }

  /// Adds what one fault does.
  mutating func add(_ fault: Fault) {
    switch fault {
    case .status(let status, let code, let message):
      let words = message ?? "The scenario answers this request with \(status)."
      refuse(APIError(status, words, code: code))
    case .body(let status, let type, let bytes):
      var answer = Reply(status: status, body: bytes)
      answer.headers.add("content-type", type)
      reply = answer
    case .redirect(let address):
      var redirect = Reply(status: 307)
      redirect.headers.add("location", address)
      reply = redirect
    case .text(let text): twist.outcome = .text(text)
    case .wrongSchema: twist.outcome = .invalidRecord
    case .cutText(let bytes): twist.outcome = .cutText(bytes: bytes)
    case .repetition(let tokens): twist.outcome = .repetition(tokens: tokens)
    case .incomplete: twist.outcome = .incomplete
    case .noSteps: twist.outcome = .noSteps
    case .blocked(let code):
      twist.outcome = .failed(code: code, message: "The answer was blocked: \(code).")
    case .budgetExceeded: twist.outcome = .budgetExceeded
    case .streamError(let code, let message, let count):
      twist.outcome = .streamError(code: code, message: message, afterEvents: count)
    case .background(let progress): twist.progress = progress
    case .hops(let count): twist.hops = count
    case .calls(let count): twist.calls = count
    case .uploadURL(let address): twist.uploadURL = address
    case .expiredFiles: twist.filesHaveExpired = true
    case .schemaLimits(let limits): twist.schemaLimits = limits
    case .header, .comeBack, .delay, .stall, .reset, .cut, .drip, .frames: onTheWire.append(fault)
    }
  }

  /// What goes over the wire in place of a reply.
  package func applied(to reply: Reply) -> Reply {
    onTheWire.reduce(reply) { Self.apply($1, to: $0, seed) }.delayed(by: latency)
  }

  private static func apply(_ fault: Fault, to reply: Reply, _ seed: UInt64) -> Reply {
    var reply = reply
    switch fault {
    case .header(let name, let value): reply.headers[name] = value
    case .comeBack(let duration, let hint):
      if let (name, value) = hint.field(after: duration) { reply.headers[name] = value }
    case .delay(let duration): reply = reply.delayed(by: duration)
    case .stall(let place): reply = reply.broken(at: place, by: .stall)
    case .reset(let place): reply = reply.broken(at: place, by: .reset)
    case .cut(let place): reply = reply.broken(at: place, by: .close)
    case .drip(let bytes, let pause): reply = reply.dripping(bytes, every: pause)
    case .frames(let fault): reply = reply.withFrames(fault, seed: seed)
    case .status, .body, .redirect, .text, .wrongSchema, .cutText, .repetition, .incomplete,
      .noSteps, .blocked, .budgetExceeded, .streamError, .background, .hops, .calls, .uploadURL,
      .expiredFiles, .schemaLimits:
      break
    }
    return reply
  }
}
