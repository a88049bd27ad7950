import HTTP
import OrderedJSON

/// The events of one answer, out of its chunks.
struct EventSource: Sendable {
  private let body: HTTPResponseBody
  /// The one event of an answer that came whole.
  private var whole: StreamEvent?
  private var parser = ServerEvents()
  /// What the last chunk completed, and how many of that are handed out.
  private var ready: [ServerEvent] = []
  private var taken = 0
  private var hasEnded = false

  init(_ body: HTTPResponseBody) { self.body = body }

  /// An answer that came whole is told by its last event alone.
  init(whole interaction: Interaction) {
    self.init(HTTPResponseBody([]))
    whole = StreamEvent(
      wire: ["event_type": "interaction.completed", "interaction": interaction.wire])
  }

  /// The next event, or none when the stream has ended, by its own last word or without it.
  mutating func next() async throws(EventSourceError) -> StreamEvent? {
    if let event = whole {
      whole = nil
      return event
    }
    while true {
      if let event = takeReady() { return event }
      if hasEnded { return nil }
      var chunks = body.makeAsyncIterator()
      let chunk: [UInt8]?
      do { chunk = try await chunks.next() } catch { throw .transport(error) }
      do {
        if let chunk {
          try parser.push(chunk, into: &ready)
        } else {
          hasEnded = true
          try parser.finish(into: &ready)
        }
      } catch {
        throw .events(error)
      }
    }
  }

  private mutating func takeReady() -> StreamEvent? {
    guard taken < ready.count else {
      ready = []
      taken = 0
      return nil
    }
    let event = ready[taken]
    taken += 1
    if event.data.elementsEqual("[DONE]".utf8) {
      // Whatever stands behind the last word is nothing.
      hasEnded = true
      taken = ready.count
      return nil
    }
    return StreamEvent(data: event.data)
  }
}

/// Why no further event comes.
enum EventSourceError: Error {
  case transport(TransportError)
  case events(ServerEventsError)
}

extension TransportError {
  /// The end of a stream, as the fault of an exchange.
  init(_ error: EventSourceError, from origin: HTTPURL.Origin) {
    switch error {
    case .transport(let error): self = error
    case .events(.eventTooLarge(let limit)):
      self.init(.responseTooLarge(limit: limit), .sent, origin)
    }
  }
}

extension StreamEvent {
  /// Reads the data of an event; what is no JSON is kept as the text that it is.
  init(data: [UInt8]) {
    let json = (try? JSON(parsing: data)) ?? .string(String(decoding: data, as: UTF8.self))
    self = StreamEvent(wire: json) ?? .unknown(json)
  }
}
