import HTTP
import Threads

/// The event loop of a transport as other threads see it. The loop's thread ends with the last
/// reference.
final class Engine: Sendable {
  private let inbox: Inbox

  /// Starts the thread. An error names the origin of the request for which that was done.
  init(
    _ settings: CurlSettings, _ environment: CurlEnvironment, for origin: HTTPURL.Origin
  ) throws(TransportError) {
    let library: CurlLibrary
    do throws(CurlLibrary.Missing) {
      library = try CurlLibrary.shared.get()
    } catch {
      throw TransportError(.libraryMissing(error.reason), .neverSent, origin)
    }
    guard let inbox = Inbox(), let loop = EventLoop(library, settings, environment, inbox) else {
      let reason = "no file can be opened for a new transport; allow more with ulimit -n"
      throw TransportError(.exhausted(reason), .neverSent, origin)
    }
    self.inbox = inbox
    // SIGPIPE, which OpenSSL raises by writing to a closed connection, is nobody's there: the write fails
    // as well.
    guard SystemThread.detach({ loop.run() }) else {
      let reason = "the system gives no thread to a new transport; allow more with ulimit -u"
      throw TransportError(.exhausted(reason), .neverSent, origin)
    }
  }

  deinit {
    inbox.post(.stop)
  }

  /// Carries out an exchange up to its end, or to the head of its answer when that is streamed.
  func answer(to exchange: Exchange) async throws(TransportError) -> Answer {
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { inbox.post(.start(exchange, $0)) }
    } onCancel: {
      cancel(exchange)
    }
    return try result.get()
  }

  /// Ends an exchange, if it has not ended, with its connection.
  func cancel(_ exchange: Exchange) { inbox.post(.cancel(exchange)) }

  /// Takes from the connection again what was left there.
  func goOn(_ exchange: Exchange) { inbox.post(.goOn(exchange)) }
}
