private import Glibc
import HTTP

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
    guard Self.run(loop) else {
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

  private static func run(_ loop: EventLoop) -> Bool {
    let argument = Unmanaged.passRetained(loop)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let code = pthread_create(&thread, &attributes, loopThread, argument.toOpaque())
    if code != 0 { argument.release() }
    return code == 0
  }
}

private let loopThread: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
  // The program's own threads handle its signals. SIGPIPE, which OpenSSL's writing to a closed
  // connection raises in this thread, is nobody's: the write fails as well.
  var all = sigset_t()
  sigfillset(&all)
  pthread_sigmask(SIG_BLOCK, &all, nil)
  if let argument = $0 { Unmanaged<EventLoop>.fromOpaque(argument).takeRetainedValue().run() }
  return nil
}
