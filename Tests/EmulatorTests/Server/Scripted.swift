import Emulator
import HTTP

/// Answers as a test says.
final class Scripted: Responder {
  private let respond: @Sendable (ArrivedRequest) -> Answer

  init(_ respond: @escaping @Sendable (ArrivedRequest) -> Reply) {
    self.respond = { .ready(respond($0)) }
  }

  init(later respond: @escaping @Sendable (ArrivedRequest) async -> Reply) {
    self.respond = { request in .later { $0.hand(.whole(await respond(request))) } }
  }

  init(relayed respond: @escaping @Sendable (ArrivedRequest, Relay) async -> Void) {
    self.respond = { request in .later { await respond(request, $0) } }
  }

  /// Says what was asked.
  static let echo = Scripted { request in
    Reply(
      status: 200,
      body: Array("\(request.head.method) \(request.head.path) \(request.body.count)".utf8))
  }

  func intake(for head: RequestHead) -> Intake { .whole(limit: 1 << 20) }
  func receive(_ bytes: [UInt8], for ticket: UploadTicket) {}
  func finish(_ ticket: UploadTicket, of head: RequestHead) -> Reply { Reply(status: 500) }
  func tooLarge(_ head: RequestHead) -> Reply { Reply(status: 413, body: Array("too large".utf8)) }
  func answer(_ request: ArrivedRequest) -> Answer { respond(request) }
}
