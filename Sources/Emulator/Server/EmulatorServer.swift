public import HTTP
import Threads

/// A server on this machine that answers as the emulated service does, on a real socket.
///
///     let server = try EmulatorServer.start(Emulator())
///     // server.url is what a client takes for the address of the API.
///     await server.stop()
///
/// It listens on 127.0.0.1 and nowhere else, and speaks HTTP/1.1.
public final class EmulatorServer: Sendable {
  /// Where it listens: `http://127.0.0.1:41234`.
  public let url: HTTPURL
  private let inbox: ServerInbox

  /// Starts a server for whoever knows the answers; port 0 lets the system choose one.
  package static func start(
    _ responder: any Responder, port: UInt16 = 0, limits: ServerLimits = ServerLimits()
  ) throws(StartError) -> EmulatorServer {
    let listener: Socket
    do { listener = try Socket.listening(onPort: port) } catch {
      throw StartError(error, port: port)
    }
    guard let inbox = ServerInbox() else { throw .noDescriptors }
    guard let url = HTTPURL("http://127.0.0.1:\(listener.port)") else { throw .refused(0) }
    let descriptor = listener.release()
    let isRunning = SystemThread.detach(stack: threadStack) {
      ServerLoop(Socket(owning: descriptor), to: responder, limits, inbox).run()
      inbox.noteEnd()
    }
    guard isRunning else {
      _ = Socket(owning: descriptor)
      throw .noThreads
    }
    return EmulatorServer(url, inbox)
  }

  /// Room for judging what is nested as deep as is read, in a build that is not optimised.
  private static let threadStack = 8 << 20

  private init(_ url: HTTPURL, _ inbox: ServerInbox) {
    self.url = url
    self.inbox = inbox
  }

  deinit { inbox.stop() }

  /// Takes no more clients, lets what is under way come to its end for a few seconds, and comes back
  /// when nothing is left.
  public func stop() async {
    inbox.stop()
    await inbox.waitForEnd()
  }

  /// Comes back when somebody has stopped the server.
  package func waitForEnd() async { await inbox.waitForEnd() }
}

extension EmulatorServer {
  /// Why a server did not start.
  public enum StartError: Error, Sendable, Hashable {
    /// Another program listens on the port.
    case portInUse(UInt16)
    /// Only root may listen on the port.
    case portNotAllowed(UInt16)
    case noDescriptors
    case noThreads
    /// Anything else, with the number the system gave (errno(3)).
    case refused(Int32)

    init(_ refusal: Socket.Refusal, port: UInt16) {
      self =
        if refusal.isInUse {
          .portInUse(port)
        } else if refusal.isPrivileged {
          .portNotAllowed(port)
        } else {
          .refused(refusal.code)
        }
    }
  }
}

extension EmulatorServer.StartError: CustomStringConvertible {
  /// One line that says what to do.
  public var description: String {
    switch self {
    case .portInUse(let port):
      "port \(port): another program listens there; choose another, or 0 for any that is free"
    case .portNotAllowed(let port):
      "port \(port): only root may listen there; choose one from 1024 on, or 0 for any"
    case .noDescriptors: "too many files are open; close some, or raise the limit (ulimit -n)"
    case .noThreads: "the system has no thread left; end some programs"
    case .refused(let code): "listening was refused (error \(code)); try another port"
    }
  }
}
