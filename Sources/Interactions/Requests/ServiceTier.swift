/// How soon an answer is wanted, and at what price.
public struct ServiceTier: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `standard`.
  public static let standard = Self("standard")
  /// `flex`.
  public static let flex = Self("flex")
  /// `priority`.
  public static let priority = Self("priority")
  /// `deferred`.
  public static let deferred = Self("deferred")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.standard, .flex, .priority, .deferred]
}
