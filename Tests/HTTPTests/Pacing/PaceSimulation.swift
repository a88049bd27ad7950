import HTTP
import TestSupport

/// Clients before a server with a limit, in a world where time is a number: nothing waits, and the same
/// seed gives the same story.
///
/// Each client has a pacer of its own and a number of tasks; each task sends one request after the other,
/// and one that was refused again.
struct PaceSimulation {
  struct Client {
    var pacing: Pacing
    /// Those who wait for a turn, the oldest first.
    var line: [Request] = []
    var nextArrival = 1
    var timer: Duration?
    var answered = 0
  }

  /// One request of a task, until it is answered.
  struct Request {
    var call: PacedCall
    let client: Int
    let since: Duration
  }

  /// What happens at a moment.
  enum Event {
    case arrives(Request, Turn)
    case answered(Request, Turn, TurnEnd)
    case timer(client: Int)
  }

  /// One request as the server saw it.
  struct Arrival {
    let at: Duration
    let isRefused: Bool
  }

  /// What a server says to a request at a moment: none if it takes it.
  typealias Server = (_ now: Duration) -> TurnEnd

  private(set) var clients: [Client]
  private(set) var arrivals: [Arrival] = []
  /// When a request was refused.
  var refusals: [Duration] { arrivals.filter(\.isRefused).map(\.at) }
  /// The longest time from the first wish to send to the answer.
  private(set) var longestWait = Duration.zero
  private var events = EventQueue<Event>()
  private var chance: SeededRandom
  private let latency: ClosedRange<Double>
  private let server: Server

  init(
    clients count: Int, tasks: Int, pace: Pace = Pace(), seed: UInt64,
    latency: ClosedRange<Double> = 0.02...0.08, server: @escaping Server
  ) {
    clients = (0..<count).map { _ in Client(pacing: Pacing(pace)) }
    chance = SeededRandom(seed: seed)
    self.latency = latency
    self.server = server
    for client in 0..<count {
      for _ in 0..<tasks { ask(client, .zero) }
      send(client, .zero)
    }
  }

  /// Lets so much time pass.
  mutating func run(until end: Duration) {
    while let (now, event) = events.popFirst(before: end) {
      switch event {
      case .timer(let client):
        clients[client].timer = nil
        send(client, now)
      case .arrives(let request, let turn):
        let answer = server(now)
        arrivals.append(Arrival(at: now, isRefused: answer.isRefusal))
        events.add(.answered(request, turn, answer), at: now + someLatency())
      case .answered(let request, let turn, let answer): take(answer, request, turn, now)
      }
    }
  }

  private mutating func take(
    _ answer: TurnEnd, _ request: Request, _ turn: Turn, _ now: Duration
  ) {
    let client = request.client
    clients[client].pacing.end(turn, answer, now, chance: .random(in: 0..<1, using: &chance))
    if answer.isRefusal {
      let place = clients[client].line.firstIndex { $0.call.arrival > request.call.arrival }
      clients[client].line.insert(request, at: place ?? clients[client].line.count)
    } else {
      longestWait = max(longestWait, now - request.since)
      clients[client].answered += 1
      ask(client, now)
    }
    send(client, now)
  }

  private mutating func ask(_ client: Int, _ now: Duration) {
    var call = PacedCall(isMetered: true)
    call.arrival = clients[client].nextArrival
    clients[client].nextArrival += 1
    clients[client].line.append(Request(call: call, client: client, since: now))
  }

  /// Sends what may be sent.
  private mutating func send(_ client: Int, _ now: Duration) {
    while let request = clients[client].line.first {
      switch clients[client].pacing.admit(request.call, now) {
      case .go(let turn):
        clients[client].line.removeFirst()
        events.add(.arrives(request, turn), at: now + someLatency())
      case .standBy: return
      case .wait(let end, _):
        if let timer = clients[client].timer, timer <= end { return }
        clients[client].timer = end
        events.add(.timer(client: client), at: end)
        return
      }
    }
  }

  private mutating func someLatency() -> Duration {
    .seconds(Double.random(in: latency, using: &chance) / 2)
  }
}

extension TurnEnd {
  var isRefusal: Bool { if case .refused = self { true } else { false } }
}

/// Events by their time; of two at the same time, the one that was added first.
struct EventQueue<Event> {
  private var heap: [(at: Duration, number: Int, event: Event)] = []
  private var count = 0

  mutating func add(_ event: Event, at time: Duration) {
    heap.append((time, count, event))
    count += 1
    var place = heap.count - 1
    while place > 0, precedes(place, (place - 1) / 2) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func popFirst(before end: Duration) -> (at: Duration, Event)? {
    guard let first = heap.first, first.at < end else { return nil }
    heap[0] = heap[heap.count - 1]
    heap.removeLast()
    var place = 0
    while let child = smallestChild(of: place), precedes(child, place) {
      heap.swapAt(child, place)
      place = child
    }
    return (first.at, first.event)
  }

  private func smallestChild(of place: Int) -> Int? {
    let children = [2 * place + 1, 2 * place + 2].filter { $0 < heap.count }
    return children.min { precedes($0, $1) }
  }

  private func precedes(_ one: Int, _ other: Int) -> Bool {
    (heap[one].at, heap[one].number) < (heap[other].at, heap[other].number)
  }
}
