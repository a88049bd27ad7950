import Emulator
import HTTP
import Locking
import OrderedJSON

/// Stands between an extractor and an emulator, and notes what is sent, and how much of each answer is
/// read.
final class Wiretap: HTTPTransport {
  private let emulator: Emulator
  private let exchanges = Lock<[Sent]>([])
  private let fault = Lock<(fault: TransportError.Fault, after: Int)?>(nil)

  init(_ emulator: Emulator) { self.emulator = emulator }

  /// One request.
  struct Sent: Sendable {
    let method: String
    let path: String
    let query: String?
    /// Its body, if that is JSON.
    let body: JSON?
    let byteCount: Int
    let limits: HTTPLimits
    /// How many bytes of its answer were read.
    var received = 0

    var isCreate: Bool { method == "POST" && path.hasSuffix("/interactions") }
  }

  /// All requests so far.
  var sent: [Sent] { exchanges.withLock { $0 } }

  /// Carries so many requests, and no more.
  func fail(with fault: TransportError.Fault, after count: Int) {
    self.fault.withLock { $0 = (fault, count) }
  }

  /// Carries all requests again.
  func recover() { fault.withLock { $0 = nil } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let bytes = (try? request.body.bytes(upTo: 1 << 30)) ?? []
    let sent = Sent(
      method: request.method.rawValue, path: request.url.path, query: request.url.query,
      body: try? JSON(parsing: bytes), byteCount: request.body.count,
      limits: request.limits)
    let number = exchanges.withLock { exchanges in
      exchanges.append(sent)
      return exchanges.count - 1
    }
    if let (fault, after) = fault.withLock({ $0 }), number >= after {
      throw TransportError(fault, .neverSent, request.url.origin)
    }
    var response = try await emulator.send(request)
    response.body = HTTPResponseBody(
      Meter(response.body) { [exchanges] count in
        exchanges.withLock { $0[number].received += count }
      })
    return response
  }

  /// Counts what comes by.
  private struct Meter: ChunkSource {
    private let body: HTTPResponseBody
    private let count: @Sendable (Int) -> Void

    init(_ body: HTTPResponseBody, count: @escaping @Sendable (Int) -> Void) {
      self.body = body
      self.count = count
    }

    func next() async throws(TransportError) -> [UInt8]? {
      var chunks = body.makeAsyncIterator()
      let chunk = try await chunks.next()
      count(chunk?.count ?? 0)
      return chunk
    }
  }
}
