/// The emulated service as a value: a request and the time go in, what happens on the wire comes out.
///
/// It opens no socket, reads no clock and draws no chance; equal histories give equal replies.
package struct EmulatedGemini {
  package let settings: EmulatorSettings
  /// Bills that nobody has taken yet.
  private var bill: [BillLine] = []

  package init(_ settings: EmulatorSettings = EmulatorSettings()) {
    self.settings = settings
  }

  /// How the body of a request is to be taken.
  package mutating func intake(for head: RequestHead) -> Intake {
    .whole(limit: settings.inlineLimits.total * 3 / 2)
  }

  /// Takes the next bytes of an upload.
  package mutating func receive(
    _ bytes: some Collection<UInt8>, for ticket: UploadTicket, at now: Moment
  ) {}

  /// Answers the request of a ticket whose bytes have all been received.
  package mutating func finish(_ ticket: UploadTicket, at now: Moment) -> Reply {
    Reply(status: 501)
  }

  /// Answers a request whose body is longer than its limit.
  package func tooLarge(_ head: RequestHead) -> Reply { Reply(status: 400) }

  /// Answers a request.
  package mutating func answer(
    _ request: ArrivedRequest, at now: Moment, twist: Twist = Twist()
  ) -> Reply {
    Reply(status: 501)
  }

  /// Hands over the bills since the last time.
  package mutating func takeBill() -> [BillLine] {
    defer { bill = [] }
    return bill
  }
}
