public import OrderedJSON

/// How an agent goes to work.
///
/// What we do not know is kept as it came, and is sent again unchanged.
public enum AgentConfig: WireValue {
  /// The Antigravity agent.
  case antigravity(AntigravityAgentConfig)
  /// The Deep Research agent.
  case deepResearch(DeepResearchAgentConfig)
  /// The CodeMender agent.
  case codeMender(CodeMenderAgentConfig)
  /// An agent that is told everything by its members.
  case dynamic(DynamicAgentConfig)
  /// Anything else.
  case unknown(JSON)

  /// Takes whatever came.
  public init?(wire: JSON) {
    switch wire.tagged() {
    case (AntigravityAgentConfig.tag, let members)?:
      self = .antigravity(AntigravityAgentConfig(members: members))
    case (DeepResearchAgentConfig.tag, let members)?:
      self = .deepResearch(DeepResearchAgentConfig(members: members))
    case (CodeMenderAgentConfig.tag, let members)?:
      self = .codeMender(CodeMenderAgentConfig(members: members))
    case (DynamicAgentConfig.tag, let members)?:
      self = .dynamic(DynamicAgentConfig(members: members))
    default: self = .unknown(wire)
    }
  }

  /// The object as it came or is sent.
  public var wire: JSON {
    switch self {
    case .antigravity(let part): part.wire
    case .deepResearch(let part): part.wire
    case .codeMender(let part): part.wire
    case .dynamic(let part): part.wire
    case .unknown(let json): json
    }
  }
}
