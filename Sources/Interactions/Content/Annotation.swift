public import OrderedJSON

/// What is said about a part of a text.
///
/// What we do not know is kept as it came, and is sent again unchanged.
public enum Annotation: WireValue {
  /// A page of the web.
  case urlCitation(URLCitation)
  /// A file.
  case fileCitation(FileCitation)
  /// A place.
  case placeCitation(PlaceCitation)
  /// A speaker.
  case speech(SpeechAnnotation)
  /// A word of a transcript.
  case word(WordInfo)
  /// Anything else.
  case unknown(JSON)

  /// Takes whatever came.
  public init?(wire: JSON) {
    switch wire.tagged() {
    case (URLCitation.tag, let members)?: self = .urlCitation(URLCitation(members: members))
    case (FileCitation.tag, let members)?: self = .fileCitation(FileCitation(members: members))
    case (PlaceCitation.tag, let members)?: self = .placeCitation(PlaceCitation(members: members))
    case (SpeechAnnotation.tag, let members)?: self = .speech(SpeechAnnotation(members: members))
    case (WordInfo.tag, let members)?: self = .word(WordInfo(members: members))
    default: self = .unknown(wire)
    }
  }

  /// The object as it came or is sent.
  public var wire: JSON {
    switch self {
    case .urlCitation(let part): part.wire
    case .fileCitation(let part): part.wire
    case .placeCitation(let part): part.wire
    case .speech(let part): part.wire
    case .word(let part): part.wire
    case .unknown(let json): json
    }
  }
}
