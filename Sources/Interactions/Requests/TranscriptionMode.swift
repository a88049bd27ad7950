public import OrderedJSON

/// How closely speech is written down.
///
/// What we do not know is kept as it came, and is sent again unchanged.
public enum TranscriptionMode: WireValue {
  /// Word by word.
  case verbatim(VerbatimTranscription)
  /// As it was meant.
  case smart(SmartTranscription)
  /// Anything else.
  case unknown(JSON)

  /// Takes whatever came.
  public init?(wire: JSON) {
    switch wire.tagged() {
    case (VerbatimTranscription.tag, let members)?:
      self = .verbatim(VerbatimTranscription(members: members))
    case (SmartTranscription.tag, let members)?: self = .smart(SmartTranscription(members: members))
    default: self = .unknown(wire)
    }
  }

  /// The object as it came or is sent.
  public var wire: JSON {
    switch self {
    case .verbatim(let part): part.wire
    case .smart(let part): part.wire
    case .unknown(let json): json
    }
  }
}
