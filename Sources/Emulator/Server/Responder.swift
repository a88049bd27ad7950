/// Whoever knows the answers: a server takes requests in by its word and plays what it replies.
///
/// All is asked from one thread, one after the other.
package protocol Responder: Sendable {
  /// How the body of a request is to be taken.
  func intake(for head: RequestHead) -> Intake
  /// Takes the next bytes of a body that comes in pieces.
  func receive(_ bytes: [UInt8], for ticket: UploadTicket)
  /// Answers a request whose pieces have all been received.
  func finish(_ ticket: UploadTicket, of head: RequestHead) -> Reply
  /// Answers a request whose body is longer than its limit.
  func tooLarge(_ head: RequestHead) -> Reply
  /// Answers a request.
  func answer(_ request: ArrivedRequest) -> Answer
}

/// A reply, or the way to get one.
package enum Answer: Sendable {
  case ready(Reply)
  /// It has to be asked for elsewhere; the connection waits, and the others do not. What has come of it
  /// by the time is handed to the relay.
  case later(@Sendable (Relay) async -> Void)
}
