extension InteractionStatus {
  /// Whether the server is still at work. Everything else is final, or waits for us; a word that we do
  /// not know counts as final, lest somebody asks forever.
  public var isRunning: Bool { self == .queued || self == .inProgress }
}
