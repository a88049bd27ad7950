/// How long a server waits for its clients.
package struct ServerLimits: Sendable, Hashable {
  /// From the first byte of a head to its last.
  package var head: Duration = .seconds(10)
  /// Between two requests.
  package var idle: Duration = .seconds(75)
  /// Between two bytes of a body, and for a client that takes none.
  package var silence: Duration = .seconds(60)
  /// For a client to notice that a connection ends.
  package var linger: Duration = .seconds(1)
  /// For what is under way when the server stops.
  package var grace: Duration = .seconds(5)

  /// What programs on the same machine need.
  package init() {}
}
