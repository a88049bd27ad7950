import HTTP
import OrderedJSON

/// The emulated service as a value: a request and the time go in, what happens on the wire comes out.
///
/// It opens no socket, reads no clock and draws no chance; equal histories give equal replies.
package struct EmulatedGemini {
  package let settings: EmulatorSettings
  let answers: AnswerBook
  var interactions = InteractionShelf()
  var files = FileShelf()
  private var faults = AskedFaults()
  /// Bills that nobody has taken yet.
  var bill: [BillLine] = []
  /// How often each request has come, by key and body.
  var seen: [AskedBefore: Int] = [:]
  /// How many requests have been answered, by status.
  var answered: [Int: Int] = [:]

  /// A service that has seen nothing yet.
  package init(
    _ settings: EmulatorSettings = EmulatorSettings(), answers: @escaping AnswerBook = { _ in nil }
  ) {
    self.settings = settings
    self.answers = answers
  }

  /// What every answer is marked with.
  package static let mark = "extract/0.1.0"

  /// Answers a request.
  package mutating func answer(
    _ request: ArrivedRequest, at now: Moment, twist: Twist = Twist()
  ) -> Reply {
    finished(respond(to: request, now, twist))
  }

  /// Answers a request whose body is longer than its limit.
  package mutating func tooLarge(_ head: RequestHead) -> Reply {
    let shape = (try? Route(head))?.errors ?? .interactions
    return finished(APIError.invalid("The body of the request is too large.").reply(shape))
  }

  /// Hands over the bills since the last time.
  package mutating func takeBill() -> [BillLine] {
    defer { bill = [] }
    return bill
  }

  /// Marks a reply, and counts it.
  mutating func finished(_ reply: Reply) -> Reply {
    var reply = reply
    reply.headers["x-emulator"] = Self.mark
    answered[reply.status, default: 0] += 1
    return reply
  }

  private mutating func respond(
    to request: ArrivedRequest, _ now: Moment, _ twist: Twist
  ) -> Reply {
    let route: Route
    do { route = try Route(request.head) } catch { return error.reply(.interactions) }
    do {
      // What is refused was asked for all the same.
      let retries = route == .create ? note(request) : 0
      try admit(request.head, on: route, twist)
      return try perform(route, request, now, twist, retries: retries)
    } catch {
      return error.reply(route.errors)
    }
  }

  /// Lets a request in that has a key and is not to fail.
  mutating func admit(
    _ head: RequestHead, on route: Route, _ twist: Twist
  ) throws(APIError) {
    if let refusal = twist.refusal { throw refusal }
    try faults.check(head)
    if !route.isOpen { try Admission.check(head) }
  }

  private mutating func perform(
    _ route: Route, _ request: ArrivedRequest, _ now: Moment, _ twist: Twist, retries: Int
  ) throws(APIError) -> Reply {
    switch route {
    case .create: try create(request, now, twist, retries: retries)
    case .interaction(let id): try interaction(id, request.head, now)
    case .cancel(let id): .json(try interactions.cancel(id, at: now))
    case .deleteInteraction(let id): .json(try interactions.delete(id))
    case .startUpload: try startUpload(request, now, twist)
    case .upload: uploadWhole(request, now)
    case .listFiles: .json(try files.list(request.head, at: now))
    case .file(let id): .json(try files.find(id, at: now).view(at: now))
    case .deleteFile(let id): .json(try files.delete(id, at: now))
    case .downloadFile(let id): try files.download(id, at: now)
    case .registerFiles: .json(try register(request, now))
    case .listModels: .json(try ModelShelf.list(request.head))
    case .model(let name): .json(try ModelShelf.model(name))
    case .countTokens(let name): .json(try ModelShelf.count(request.body, for: name))
    case .emulatorState: .json(state(at: now))
    }
  }
}

extension Reply {
  /// A value that was asked for.
  static func json(_ value: JSON) -> Reply {
    Reply(status: 200, headers: ["content-type": "application/json"], body: value.bytes())
  }
}
