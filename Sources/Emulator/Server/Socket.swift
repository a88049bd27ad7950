private import Glibc

/// A TCP socket that never waits, open for as long as this value lives.
struct Socket: ~Copyable {
  let descriptor: Int32

  init(owning descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// The descriptor, for an owner on another thread.
  consuming func release() -> Int32 {
    let descriptor = descriptor
    discard self
    return descriptor
  }

  /// Why nothing can be listened to, by errno(3).
  struct Refusal: Error, Equatable {
    let code: Int32
    /// Whether another program has the port.
    var isInUse: Bool { code == EADDRINUSE }
    /// Whether only root may have the port.
    var isPrivileged: Bool { code == EACCES }
  }

  /// What became of reading or writing.
  enum Progress: Equatable {
    case bytes(Int)
    /// Nothing can be done until `poll` says so.
    case wouldWait
    /// The other end has sent all that it will.
    case ended
    /// The connection is gone.
    case broken
  }
}

// MARK: Listening

extension Socket {
  /// Listens on a port of 127.0.0.1, and nowhere else; port 0 lets the system choose.
  static func listening(onPort port: UInt16) throws(Refusal) -> Socket {
    let flags = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_INET, flags, 0)
    guard descriptor >= 0 else { throw Refusal(code: errno) }
    let socket = Socket(owning: descriptor)
    socket.set(SOL_SOCKET, SO_REUSEADDR, 1)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
    }
    // The system cuts the queue down to what it allows.
    guard bound == 0, listen(descriptor, 8192) == 0 else { throw Refusal(code: errno) }
    return socket
  }

  /// The port that is listened to.
  var port: UInt16 {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
    }
    return UInt16(bigEndian: address.sin_port)
  }

  /// What became of asking for the next client.
  enum Acceptance: ~Copyable {
    case client(Socket)
    case none
    /// The process has no file descriptor left.
    case exhausted
  }

  /// The next client that waits.
  borrowing func accept() -> Acceptance {
    while true {
      let client = Glibc.accept(descriptor, nil, nil)
      if client >= 0 {
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        _ = fcntl(client, F_SETFL, O_NONBLOCK)
        let socket = Socket(owning: client)
        socket.set(Int32(IPPROTO_TCP), TCP_NODELAY, 1)
        return .client(socket)
      }
      switch errno {
      case EINTR, ECONNABORTED: continue
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
      default: return .none
      }
    }
  }

  private borrowing func set(_ level: Int32, _ option: Int32, _ value: Int32) {
    var value = value
    setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }
}

// MARK: Bytes

extension Socket {
  /// Fills the front of a buffer.
  borrowing func read(into buffer: UnsafeMutableRawBufferPointer) -> Progress {
    while true {
      let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      if count > 0 { return .bytes(count) }
      if count == 0 { return .ended }
      if errno == EINTR { continue }
      return errno == EAGAIN ? .wouldWait : .broken
    }
  }

  /// Sends the front of some bytes.
  borrowing func write(_ bytes: ArraySlice<UInt8>) -> Progress {
    while true {
      let count = bytes.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count >= 0 { return .bytes(count) }
      if errno == EINTR { continue }
      return errno == EAGAIN ? .wouldWait : .broken
    }
  }

  /// How many bytes the other end has not confirmed yet.
  var unconfirmed: Int {
    var count: Int32 = 0
    return ioctl(descriptor, UInt(TIOCOUTQ), &count) == 0 ? Int(count) : 0
  }

  /// Says that nothing more will be sent, and still reads.
  borrowing func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Makes closing a reset.
  borrowing func resetOnClose() {
    var lingering = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &lingering, socklen_t(MemoryLayout<linger>.size))
  }
}

// MARK: Waiting

extension Socket {
  /// What a connection waits for, and what has happened to it.
  struct Readiness: OptionSet {
    let rawValue: Int16

    static let reading = Readiness(rawValue: Int16(POLLIN))
    static let writing = Readiness(rawValue: Int16(POLLOUT))
    /// The other end has gone, or has said that it sends nothing more. Glibc's POLLRDHUP.
    static let leaving = Readiness(rawValue: 0x2000)
    static let broken = Readiness(rawValue: Int16(POLLERR) | Int16(POLLHUP) | Int16(POLLNVAL))
  }

  /// A descriptor with what it waits for.
  struct Wish {
    fileprivate var descriptor: pollfd

    init(_ descriptor: Int32, _ readiness: Readiness) {
      self.descriptor = pollfd(fd: descriptor, events: readiness.rawValue, revents: 0)
    }

    /// What has happened.
    var found: Readiness { Readiness(rawValue: descriptor.revents) }
  }

  /// Waits until a wish comes true, or so many milliseconds; for ever if that is negative.
  static func wait(for wishes: inout [Wish], milliseconds: Int32) {
    wishes.withUnsafeMutableBytes { bytes in
      let descriptors = bytes.bindMemory(to: pollfd.self)
      poll(descriptors.baseAddress, nfds_t(descriptors.count), milliseconds)
    }
  }
}
