import HTTP

/// What libcurl tells of a transfer while it runs it, on the thread of the loop.
extension Exchange {
  /// A connection is there, and the request is about to be sent.
  ///
  /// libcurl sends a request again, without a word, when a connection that had been used before dies
  /// before it brought an answer. The server may have acted all the same, and a model's answer may have
  /// been made and billed: so here only what did not leave at all, or only fetches, is sent again.
  func mayBegin(on address: String) -> Bool {
    guard let time, let handle else { return false }
    beginnings += 1
    if watch.connected != nil, handle.sent.head > 0, request.method != .get {
      wasRepeated = true
      fault = Self.closedWithoutAnswer
    } else if isLocal, !address.hasPrefix("127."), address != "::1" {
      // libcurl itself takes "localhost" for this machine without asking anyone; this does not rely
      // on it, and looks where the connection really ends.
      fault = .insecure
    }
    source.rewind()
    watch.connected(at: time.now)
    time.lookAgain(at: watch.next)
    return fault == nil
  }

  static let closedWithoutAnswer =
    TransportError.Fault.broken("the connection was closed before an answer came")

  /// So much of a body that is pulled has been given to the system.
  func sent(_ count: Int) {
    guard let time, count > watch.sent else { return }
    watch.sent(count, at: time.now)
    if count >= request.body.count { time.lookAgain(at: watch.next) }
  }

  /// Fills the front of a buffer with what follows of the body; `nil` ends the exchange.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int? {
    do throws(HTTPBodyError) {
      return try source.read(into: buffer)
    } catch {
      fault = error.isShortage ? .exhausted("\(error)") : .bodyUnreadable("\(error)")
      return nil
    }
  }

  /// Takes a line of the head; `false` ends the exchange.
  func takeHeadLine(_ line: UnsafeRawBufferPointer) -> Bool {
    noteReceived(line.count)
    let wasComplete = head.isComplete
    head.take(line)
    if head.count > request.limits.headBytes {
      fault = .headTooLarge(limit: request.limits.headBytes)
    } else if head.isComplete && !wasComplete {
      headIsComplete()
    }
    return fault == nil
  }

  private func headIsComplete() {
    let length = head.contentLength ?? 0
    if let encoding = head.foreignEncoding {
      fault = .encoded(encoding)
    } else if let limit = request.limits.responseBytes, length > limit {
      fault = .responseTooLarge(limit: limit)
    } else if stream != nil {
      handOver()
    } else {
      // A server may say any length: believed in full only once that much has come.
      body.reserveCapacity(min(max(0, length), 1 << 20))
    }
  }

  /// What becomes of some bytes of the body.
  enum Taking {
    case taken
    /// The reader is behind: they are to be offered again later.
    case later
    /// The exchange ends.
    case refused
  }

  /// Takes bytes of the body.
  func takeBody(_ bytes: UnsafeRawBufferPointer) -> Taking {
    let limit = request.limits.responseBytes ?? .max
    guard bodyReceived <= limit - bytes.count else {
      fault = .responseTooLarge(limit: limit)
      return .refused
    }
    if let stream {
      guard stream.add(bytes) else {
        watch.paused()
        return .later
      }
    } else {
      body.append(contentsOf: bytes)
    }
    noteReceived(bytes.count)
    return .taken
  }

  private var bodyReceived: Int { watch.received - head.count }

  private func noteReceived(_ count: Int) {
    guard let time else { return }
    let isFirst = watch.received == 0
    watch.received(count, at: time.now)
    if isFirst { time.lookAgain(at: watch.next) }
  }
}
