/// How far an interaction came.
public struct InteractionStatus: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `queued`.
  public static let queued = Self("queued")
  /// `in_progress`.
  public static let inProgress = Self("in_progress")
  /// `requires_action`.
  public static let requiresAction = Self("requires_action")
  /// `completed`.
  public static let completed = Self("completed")
  /// `failed`.
  public static let failed = Self("failed")
  /// `cancelled`.
  public static let cancelled = Self("cancelled")
  /// `incomplete`.
  public static let incomplete = Self("incomplete")
  /// `budget_exceeded`.
  public static let budgetExceeded = Self("budget_exceeded")
  /// `requires_continuation`.
  public static let requiresContinuation = Self("requires_continuation")

  /// Every word that was known when this was written.
  public static let known: [Self] = [
    .queued, .inProgress, .requiresAction, .completed, .failed, .cancelled, .incomplete,
    .budgetExceeded, .requiresContinuation,
  ]
}
