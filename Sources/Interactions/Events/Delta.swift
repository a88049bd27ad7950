public import OrderedJSON

/// A further piece of a step that is still coming.
public enum Delta: WireValue {
  /// Text that goes on, or a picture, recording, film or document.
  case content(Content)
  /// What is said about the text before.
  case annotations(TextAnnotationDelta)
  /// Text of a call's arguments that goes on.
  case arguments(ArgumentsDelta)
  /// The seal of a thought.
  case signature(ThoughtSignatureDelta)
  /// A block of a thought's summary.
  case summary(ThoughtSummaryDelta)
  /// Members of a step of a tool, which take the place of those that it has: a piece of a
  /// `google_search_call` is read as such a step without its id.
  case step(Step)
  /// Anything else.
  case unknown(JSON)

  /// Takes whatever came.
  public init?(wire: JSON) {
    switch wire.tagged() {
    case (TextAnnotationDelta.tag, let members)?: self = .annotations(.init(members: members))
    case (ArgumentsDelta.tag, let members)?: self = .arguments(.init(members: members))
    case (ThoughtSignatureDelta.tag, let members)?: self = .signature(.init(members: members))
    case (ThoughtSummaryDelta.tag, let members)?: self = .summary(.init(members: members))
    default: self = Self.content(of: wire) ?? Self.step(of: wire) ?? .unknown(wire)
    }
  }

  private static func content(of wire: JSON) -> Delta? {
    switch Content(wire: wire) {
    case .unknown?, nil: nil
    case let content?: .content(content)
    }
  }

  private static func step(of wire: JSON) -> Delta? {
    switch Step(wire: wire) {
    case .unknown?, nil: nil
    case let step?: .step(step)
    }
  }

  /// The object as it came.
  public var wire: JSON {
    switch self {
    case .content(let content): content.wire
    case .annotations(let delta): delta.wire
    case .arguments(let delta): delta.wire
    case .signature(let delta): delta.wire
    case .summary(let delta): delta.wire
    case .step(let step): step.wire
    case .unknown(let json): json
    }
  }
}
