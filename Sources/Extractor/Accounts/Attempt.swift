public import Interactions

/// One call that was made for a document.
public struct Attempt: Sendable, Hashable {
  /// Counted from 1.
  public let number: Int
  /// Why it was made.
  public let purpose: Purpose
  /// By what the API knows it.
  public let interactionID: String?
  /// The model that answered.
  public let model: ModelName
  /// What was counted; nothing if the API did not say.
  public let tokens: Tokens?
  /// What it cost.
  public let cost: Cost
  /// Bytes of the answer's text.
  public let answerBytes: Int
  /// How long it took, retries included.
  public let duration: Duration
  /// How it ended.
  public let ending: Ending

  /// Why it was made.
  public enum Purpose: String, Sendable, CaseIterable {
    /// The document is shown.
    case extraction
    /// What is wrong is asked for again.
    case repair
    /// The rest of a cut answer is asked for.
    case rest
  }

  /// How it ended.
  public enum Ending: Sendable, Hashable {
    /// The model finished.
    case finished
    /// It was stopped by a limit of tokens.
    case cutShort
    /// It was stopped here, in a loop.
    case looping
    /// The API held it back, for this reason.
    case blocked(String)
    /// The call failed; whether it may have been paid for all the same.
    case failed(String, mayHaveBeenBilled: Bool)
  }

  package init(
    number: Int, purpose: Purpose, interactionID: String?, model: ModelName, tokens: Tokens?,
    cost: Cost, answerBytes: Int, duration: Duration, ending: Ending
  ) {
    self.number = number
    self.purpose = purpose
    self.interactionID = interactionID
    self.model = model
    self.tokens = tokens
    self.cost = cost
    self.answerBytes = answerBytes
    self.duration = duration
    self.ending = ending
  }
}
