import CCurl
import HTTP

/// All exchanges of one transport, run by one thread that sleeps while nothing happens.
final class EventLoop {
  private let library: CurlLibrary
  private let settings: CurlSettings
  private let environment: CurlEnvironment
  private let inbox: Inbox
  private let multiplexer: Multiplexer
  private let time = LoopTime()
  private var running: [Exchange] = []
  private var idle: [EasyHandle] = []
  /// Those of this turn, who are told together: each telling may wake a thread.
  private var ended: [(Exchange, Result<Void, TransportError>)] = []

  /// `nil` when the process has no memory or no descriptor left.
  init?(
    _ library: CurlLibrary, _ settings: CurlSettings, _ environment: CurlEnvironment, _ inbox: Inbox
  ) {
    guard let multiplexer = Multiplexer(library, inbox, settings) else {
      return nil
    }
    self.library = library
    self.settings = settings
    self.environment = environment
    self.inbox = inbox
    self.multiplexer = multiplexer
  }

  /// Works until it is told to stop, which its owner does when no exchange is left.
  func run() {
    var commands: [Inbox.Command] = []
    while true {
      tellEnded()
      commands.removeAll(keepingCapacity: true)
      inbox.takeAll(into: &commands)
      for command in commands where !follow(command) {
        running.forEach { stop($0, .cancelled) }
        return tellEnded()
      }
      // More may have come in by now; only an empty inbox lets the loop sleep.
      let moment = commands.isEmpty ? time.nextLook : time.now
      let count = multiplexer.wait(until: moment, now: time.now)
      inbox.wakeUp()
      time.now = Watch.now()
      multiplexer.run(count, now: time.now)
      while let (exchange, code) = multiplexer.nextEnded() { end(exchange, code) }
      if time.now >= time.nextLook { lookAtLimits() }
    }
  }

  private func tellEnded() {
    for (exchange, result) in ended { exchange.tell(result) }
    ended.removeAll(keepingCapacity: true)
  }

  /// Does what was wished; `false` is the end.
  private func follow(_ command: Inbox.Command) -> Bool {
    switch command {
    case .start(let exchange, let continuation): start(exchange, continuation)
    case .cancel(let exchange): cancel(exchange)
    case .goOn(let exchange): goOn(exchange)
    case .stop: return false
    }
    return true
  }

  private func start(_ exchange: Exchange, _ continuation: Exchange.Continuation) {
    guard exchange.start(continuation, in: time) else { return }
    exchange.place = running.count
    running.append(exchange)
    guard let handle = idle.popLast() ?? EasyHandle(library, settings, environment) else {
      return stop(exchange, .exhausted("there is no memory for another request; free some"))
    }
    exchange.handle = handle
    if !handle.carry(exchange) || !multiplexer.add(handle) {
      stop(exchange, .other("libcurl does not take the request"))
    }
  }

  private func cancel(_ exchange: Exchange) {
    switch exchange.stage {
    // The start is still on its way.
    case .new: exchange.hasEnded()
    case .running: stop(exchange, .cancelled)
    case .ended: break
    }
  }

  private func goOn(_ exchange: Exchange) {
    guard exchange.stage == .running, let handle = exchange.handle else { return }
    exchange.watch.wentOn(at: time.now)
    time.lookAgain(at: exchange.watch.next)
    let code = handle.goOn()
    // The transfer itself does not learn what became of the bytes that were handed over here.
    if code != CURLE_OK { end(exchange, code) }
  }

  /// Ends the exchanges that exceed a limit.
  private func lookAtLimits() {
    time.forgetLook()
    // Backwards: the place of one that ends is taken by the last.
    for exchange in running.reversed() {
      if let fault = exchange.watch.fault(at: time.now) {
        stop(exchange, fault)
      } else {
        time.lookAgain(at: exchange.watch.next)
      }
    }
  }

  private func end(_ exchange: Exchange, _ code: CURLcode) {
    if let fault = exchange.fault {
      stop(exchange, fault)
    } else if code != CURLE_OK, let handle = exchange.handle {
      stop(exchange, handle.fault(for: code, exchange))
    } else if !exchange.head.isComplete {
      // For libcurl a head is whole wherever the server closes the connection.
      stop(exchange, .broken("the connection was closed within the head of the answer"))
    } else {
      release(exchange, succeeded: true)
      ended.append((exchange, .success(())))
    }
  }

  private func stop(_ exchange: Exchange, _ fault: TransportError.Fault) {
    let error = exchange.error(fault)
    release(exchange, succeeded: false)
    ended.append((exchange, .failure(error)))
  }

  /// Takes an exchange off the list and its handle back.
  private func release(_ exchange: Exchange, succeeded: Bool) {
    exchange.hasEnded()
    let last = running.removeLast()
    if last !== exchange {
      running[exchange.place] = last
      last.place = exchange.place
    }
    guard let handle = exchange.handle.take() else { return }
    multiplexer.remove(handle)
    handle.drop()
    // libcurl remembers in a handle how often it had to begin again, over all its exchanges.
    let isGood = succeeded && exchange.beginnings <= 1
    if isGood, idle.count < settings.connections { idle.append(handle) }
  }
}
