import CCurl
import Glibc

/// libcurl's multi handle and the epoll(7) descriptor that watches its sockets: all transfers of one
/// thread.
///
/// libcurl tells which sockets it waits for and when it next has something to do by the clock. So a
/// turn of the loop costs what has happened, however many transfers wait.
final class Multiplexer {
  private let library: CurlLibrary
  private let multi: UnsafeMutableRawPointer
  private let epoll: Int32
  private let inbox: Inbox
  private var events: [epoll_event]
  /// When libcurl wants to be run, whatever the sockets do.
  fileprivate(set) var due = Int.max

  /// `nil` when the process has no memory or no descriptor left.
  init?(_ library: CurlLibrary, _ inbox: Inbox, _ settings: CurlSettings) {
    let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else { return nil }
    guard let multi = library.makeMulti(),
      Self.watch(inbox.descriptor, epoll)
    else {
      close(epoll)
      return nil
    }
    self.library = library
    self.multi = multi
    self.epoll = epoll
    self.inbox = inbox
    events = Array(repeating: epoll_event(), count: 256)
    let connections = max(1, settings.connections)
    setLong(CURLMOPT_MAX_TOTAL_CONNECTIONS, connections)
    setLong(CURLMOPT_MAXCONNECTS, connections)
    let argument = Unmanaged.passUnretained(self).toOpaque()
    _ = ccurl_multi_set_pointer(library.setMulti, multi, CURLMOPT_SOCKETDATA, argument)
    _ = ccurl_multi_set_pointer(library.setMulti, multi, CURLMOPT_TIMERDATA, argument)
    _ = ccurl_multi_set_socket_function(library.setMulti, multi, watchSocket)
    _ = ccurl_multi_set_timer_function(library.setMulti, multi, setTimer)
  }

  /// Each change of the inbox's descriptor counts, so that none has to be read away.
  private static func watch(_ inbox: Int32, _ epoll: Int32) -> Bool {
    ccurl_epoll_change(epoll, EPOLL_CTL_ADD, inbox, EPOLLIN.rawValue | EPOLLET.rawValue) == 0
  }

  private func setLong(_ option: CURLMoption, _ value: Int) {
    _ = ccurl_multi_set_long(library.setMulti, multi, option, value)
  }

  deinit {
    // This closes the connections that were kept, and calls back for their sockets.
    _ = library.freeMulti(multi)
    close(epoll)
  }

  /// Begins a transfer; `false` when libcurl cannot.
  func add(_ handle: EasyHandle) -> Bool {
    library.addToMulti(multi, handle.pointer) == CURLM_OK
  }

  /// Ends a transfer; one that is not through takes its connection with it.
  func remove(_ handle: EasyHandle) {
    _ = library.removeFromMulti(multi, handle.pointer)
  }

  /// Sleeps until a socket moves, something is in the inbox or a moment has come.
  func wait(until moment: Int, now: Int) -> Int {
    let rest = min(moment, due)
    // Rounded up: a loop that wakes too early turns until the millisecond is over.
    let milliseconds = rest == .max ? -1 : max(0, (rest - now + 999_999) / 1_000_000)
    let timeout = Int32(clamping: milliseconds)
    return Int(max(0, epoll_wait(epoll, &events, Int32(events.count), timeout)))
  }

  /// Runs the transfers whose sockets moved and those whose time has come.
  func run(_ count: Int, now: Int) {
    for event in 0..<count {
      let descriptor = ccurl_epoll_descriptor(&events[event])
      guard descriptor != inbox.descriptor else { continue }
      run(descriptor, Self.selection(ccurl_epoll_events(&events[event])))
    }
    if due <= now {
      // Once only: libcurl sets the next one.
      due = .max
      run(CURL_SOCKET_TIMEOUT, 0)
    }
  }

  private func run(_ socket: curl_socket_t, _ selection: Int32) {
    var running: Int32 = 0
    _ = library.runMulti(multi, socket, selection, &running)
  }

  private static func selection(_ events: UInt32) -> Int32 {
    var selection: Int32 = 0
    if events & EPOLLIN.rawValue != 0 { selection |= CURL_CSELECT_IN }
    if events & EPOLLOUT.rawValue != 0 { selection |= CURL_CSELECT_OUT }
    if events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { selection |= CURL_CSELECT_ERR }
    return selection
  }

  /// The next transfer that is through, with its result.
  func nextEnded() -> (Exchange, CURLcode)? {
    var left: Int32 = 0
    while let message = library.readMulti(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
        let exchange = EasyHandle.handle(of: easy, library)?.exchange
      else { continue }
      return (exchange, ccurl_message_result(message))
    }
    return nil
  }

  fileprivate func watch(_ socket: curl_socket_t, for action: Int32, isKnown: Bool) {
    if action == CURL_POLL_REMOVE {
      _ = ccurl_epoll_change(epoll, EPOLL_CTL_DEL, socket, 0)
      return
    }
    var events: UInt32 = 0
    if action & CURL_POLL_IN != 0 { events |= EPOLLIN.rawValue }
    if action & CURL_POLL_OUT != 0 { events |= EPOLLOUT.rawValue }
    _ = ccurl_epoll_change(epoll, isKnown ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, events)
    if !isKnown { _ = library.assignToSocket(multi, socket, multi) }
  }
}

private func multiplexer(_ argument: UnsafeMutableRawPointer?) -> Multiplexer? {
  argument.map { Unmanaged<Multiplexer>.fromOpaque($0).takeUnretainedValue() }
}

private let watchSocket: curl_socket_callback = { _, socket, action, argument, mark in
  // The mark is what was assigned to the socket when it was first watched.
  multiplexer(argument)?.watch(socket, for: action, isKnown: mark != nil)
  return 0
}

private let setTimer: curl_multi_timer_callback = { _, milliseconds, argument in
  multiplexer(argument)?.due = milliseconds < 0 ? .max : Watch.now() + milliseconds * 1_000_000
  return 0
}
