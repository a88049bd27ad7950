/// One thing that goes wrong, or merely differently, with a request.
public enum Fault: Sendable, Hashable {
  // Another answer: the service is not asked, and nothing is billed.

  /// An error in the API's form. Without a code, the one that most errors of the status have.
  case status(Int, code: String? = nil, message: String? = nil)
  /// Any body.
  case body(status: Int, type: String, bytes: [UInt8])
  /// A redirect to an address.
  case redirect(String)

  // The head.

  /// A field beside the others.
  case header(String, String)
  /// When to come back.
  case comeBack(after: Duration, hint: Scenario.Hint)

  // The wire. Bytes are counted in the body, without the framing; `nil` is before the head.

  case delay(Duration)
  case stall(at: Int?)
  case reset(at: Int?)
  /// The connection ends in order after so many bytes.
  case cut(at: Int?)
  /// So many bytes at a time.
  case drip(bytes: Int, every: Duration)
  case frames(FrameFault)

  // The answer.

  case text(String)
  /// A record that its schema refuses.
  case wrongSchema
  case cutText(bytes: Int)
  case repetition(tokens: Int)
  case incomplete
  case noSteps
  /// `safety`, `recitation` or another code.
  case blocked(code: String)
  case budgetExceeded
  /// The stream ends in an error event.
  case streamError(code: String, message: String, afterEvents: Int)

  // The course of things.

  case background(EmulatorSettings.Progress)
  /// The answer is spread over so many requests.
  case hops(Int)
  /// So many functions are called at once.
  case calls(Int)
  case uploadURL(String)
  case expiredFiles
  case schemaLimits(EmulatorSettings.SchemaLimits)
}

/// What goes wrong with the frames of an event stream.
public enum FrameFault: String, Sendable, Hashable, CaseIterable {
  /// Each frame comes twice.
  case duplicate
  /// The frames between the first and the last two come in another order.
  case shuffle
  /// Events that nobody knows stand between the others.
  case unknown
  /// Frames come in pieces of an odd number of bytes.
  case split
  /// Lines end with CR and LF.
  case crlf
  /// `[DONE]` is missing.
  case unfinished
}
