extension InteractionRequest: ExpressibleByStringInterpolation {
  /// Asks the model of the client's settings for what a text in the source says.
  public init(stringLiteral text: String) { self.init(.text(text)) }
}
