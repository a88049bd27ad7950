import Glibc

/// A port of this machine that nobody else gets while it is held.
package final class LoopbackPort: Sendable {
  package let number: Int
  package let socket: Int32

  /// Without a queue nobody listens: whoever connects is refused. A port that is shared can be listened on
  /// by a server that shares as well, and stays held when that server has gone.
  package init(listening backlog: Int32? = nil, isShared: Bool = false) {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    if isShared {
      var isOn: Int32 = 1
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
    }
    var address = Self.address(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isHeld = withUnsafeMutablePointer(to: &address) { [socket] address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, size) == 0 && backlog.map { listen(socket, $0) == 0 } ?? true
          && getsockname(socket, address, &size) == 0
      }
    }
    guard isHeld else { fatalError("A test needs a port on 127.0.0.1.") }
    number = Int(UInt16(bigEndian: address.sin_port))
  }

  deinit {
    close(socket)
  }

  /// A socket that begins to connect to it; nobody waits for that.
  package func caller() -> Int32 {
    let caller = Glibc.socket(
      AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = Self.address(port: number)
    withUnsafeMutablePointer(to: &address) { address in
      _ = address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        connect(caller, address, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return caller
  }

  private static func address(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = UInt16(port).bigEndian
    return address
  }
}
