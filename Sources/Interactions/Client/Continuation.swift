import OrderedJSON

/// What is asked when an answer was cut at the limit of one request, until it is whole.
///
/// An answer that requires continuation holds a token. The next request is the same with the token and
/// the answer's id, and without the input, which the server has; where nothing is stored, the input
/// is sent again instead of the id.
struct Continuation: Sendable {
  /// As it was sent first.
  let request: InteractionRequest
  private var tokens: Set<UTF8Text> = []

  /// Far more hops than the longest answer takes.
  static let mostHops = 64

  init(of request: InteractionRequest) { self.request = request }

  /// What to ask after the answer of a hop; nothing when that was the last.
  mutating func request(
    after answer: Interaction
  ) throws(Interruption.Cause) -> InteractionRequest? {
    guard answer.status == .requiresContinuation else { return nil }
    guard let token = answer.continuationToken, tokens.insert(UTF8Text(token)).inserted else {
      throw .noWayOn
    }
    guard tokens.count < Self.mostHops else { throw .tooManyContinuations(limit: Self.mostHops) }
    var next = request
    next.continuationToken = token
    if request.store == false { return next }
    next.previousInteractionID = answer.id
    next.input = nil
    return next
  }
}

extension InteractionRequest {
  /// Whether it is continued without being asked: agents and background runs do that themselves.
  var isContinued: Bool { agent == nil && background != true }
}

extension Interaction {
  /// The steps without those in front that say what was asked.
  package var answerSteps: [Step] {
    Array(steps.drop { if case .userInput = $0 { true } else { false } })
  }
}
