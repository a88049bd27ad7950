/// How a schema's author wants the model to be asked; a call may say otherwise.
public struct SchemaSettings: Sendable, Hashable {
  /// The model to ask.
  public var model: String?
  /// How long the model may think.
  public var thinking: Thinking?
  /// How long an answer may be, thoughts included.
  public var maxOutputTokens: Int?
  /// Makes a model's choices repeatable, as far as it can.
  public var seed: Int?
  /// What the model is to be, for the system instruction.
  public var system: String?
  /// What the model is to do with a document.
  public var prompt: String?
  /// The sorts of document that it is meant for; empty if any.
  public var input: [Input] = []

  /// Settings that leave everything to the call.
  public init() {}

  /// How long a model may think.
  public enum Thinking: String, Sendable, CaseIterable {
    case minimal, low, medium, high, xhigh
  }

  /// A sort of document.
  public enum Input: String, Sendable, CaseIterable {
    case text, image, audio, video, pdf, document
  }
}
