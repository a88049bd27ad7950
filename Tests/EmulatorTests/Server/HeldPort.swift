import Glibc

/// A port of this machine for one server, which nobody else gets when that server has gone.
final class HeldPort {
  let number: UInt16
  private let holder: Int32

  init() {
    let held = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    // It does not listen itself, so that a server that is as ready to share may.
    var shares: Int32 = 1
    setsockopt(held, SOL_SOCKET, SO_REUSEADDR, &shares, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isHeld = withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(held, address, size) == 0 && getsockname(held, address, &size) == 0
      }
    }
    guard isHeld else { fatalError("A test needs a port on 127.0.0.1.") }
    holder = held
    number = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(holder) }
}
