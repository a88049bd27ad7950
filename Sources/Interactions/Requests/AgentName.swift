/// An agent by its name.
public struct AgentName: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `antigravity-preview-05-2026`.
  public static let antigravityPreview052026 = Self("antigravity-preview-05-2026")
  /// `antigravity-preview-09-2026`.
  public static let antigravityPreview092026 = Self("antigravity-preview-09-2026")
  /// `deep-research-preview-04-2026`.
  public static let deepResearchPreview042026 = Self("deep-research-preview-04-2026")
  /// `deep-research-max-preview-04-2026`.
  public static let deepResearchMaxPreview042026 = Self("deep-research-max-preview-04-2026")
  /// `deep-research-pro-preview-12-2025`.
  public static let deepResearchProPreview122025 = Self("deep-research-pro-preview-12-2025")

  /// Every word that was known when this was written.
  public static let known: [Self] = [
    .antigravityPreview052026, .antigravityPreview092026, .deepResearchPreview042026,
    .deepResearchMaxPreview042026, .deepResearchProPreview122025,
  ]
}
