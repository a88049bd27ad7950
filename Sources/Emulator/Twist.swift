package import HTTP

/// What a scenario changes about the answer to one request before it is made, and so before it is
/// stored, billed or streamed. What happens on the wire only is a change of the ``Reply`` instead.
package struct Twist: Sendable, Equatable {
  /// Refuses the request: it is counted, but makes nothing and costs nothing.
  var refusal: APIError?
  /// What becomes of the answer.
  package var outcome: Outcome?
  /// How an interaction in the background proceeds, if not as the settings say.
  package var progress: EmulatorSettings.Progress?
  /// Over how many requests the answer is spread, each but the last `requires_continuation`.
  package var hops: Int?
  /// How many functions are called at once, whatever the prompt says.
  package var calls: Int?
  /// The address that an upload is sent to.
  package var uploadURL: String?
  /// Whether every file has expired.
  package var filesHaveExpired = false
  package var schemaLimits: EmulatorSettings.SchemaLimits?

  /// No change.
  package init() {}

  /// An error, in the words of the API; without a code, the usual one of the status.
  package static func refused(
    _ status: Int, code: String? = nil, _ message: String, headers: HTTPHeaders = [:]
  ) -> Twist {
    var twist = Twist()
    twist.refusal = APIError(status, message, code: code)
    twist.refusal?.headers = headers
    return twist
  }

  package enum Outcome: Sendable, Equatable {
    /// Another text.
    case text(String)
    /// The answer lacks something its schema requires, or holds a value of a wrong type.
    case invalidRecord
    /// The text ends after so many bytes, and nothing says so.
    case cutText(bytes: Int)
    /// The text says the same again and again, until its tokens are used up: `incomplete`.
    case repetition(tokens: Int)
    /// The tokens are used up half-way: `incomplete`.
    case incomplete
    /// `completed`, without a step.
    case noSteps
    /// `failed`, with an error: `safety`, `recitation` …
    case failed(code: String, message: String)
    /// `budget_exceeded`, half-way.
    case budgetExceeded
    /// The stream ends in an error event after so many of its other events.
    case streamError(code: String, message: String, afterEvents: Int)
  }
}
