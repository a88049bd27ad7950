/// What is the same for all exchanges of one ``CurlTransport``.
public struct CurlSettings: Sendable, Hashable {
  /// Which version of HTTP is spoken.
  public var version: Version
  /// The most connections that are open at once; further exchanges wait.
  public var connections: Int
  /// Hosts that may be spoken to over plain `http`, besides this machine. No Gemini key is sent there.
  public var plainHosts: Set<String>

  /// Versions of HTTP.
  public enum Version: Sendable, Hashable {
    /// A connection an exchange; measured to be the faster of the two.
    case http1
    /// Few connections, each carrying many exchanges, where the server agrees.
    case http2
  }

  /// HTTP/1.1, and https everywhere but on this machine.
  public init(
    version: Version = .http1, connections: Int = 256, plainHosts: Set<String> = []
  ) {
    self.version = version
    self.connections = connections
    self.plainHosts = plainHosts
  }
}
