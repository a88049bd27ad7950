import HTTP

/// The body of an answer that still comes. Dropping it ends the exchange.
final class StreamedBody: ChunkSource {
  private let exchange: Exchange
  private let queue: ByteQueue
  private let engine: Engine

  init(_ exchange: Exchange, _ queue: ByteQueue, _ engine: Engine) {
    self.exchange = exchange
    self.queue = queue
    self.engine = engine
  }

  deinit {
    engine.cancel(exchange)
  }

  func next() async throws(TransportError) -> [UInt8]? {
    while !Task.isCancelled {
      switch queue.take() {
      case .bytes(let bytes, let roomAgain):
        if roomAgain { engine.goOn(exchange) }
        return bytes
      case .end(let result):
        try result.get()
        return nil
      case .nothingYet:
        // The loop ends the queue, and so the waiting, of an exchange that was cancelled.
        await withTaskCancellationHandler {
          await queue.wait()
        } onCancel: {
          engine.cancel(exchange)
        }
      }
    }
    engine.cancel(exchange)
    throw TransportError(.cancelled, .sent, exchange.request.url.origin)
  }
}
