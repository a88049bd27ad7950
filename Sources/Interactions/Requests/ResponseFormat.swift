public import OrderedJSON

/// A form that an answer can have.
///
/// What we do not know is kept as it came, and is sent again unchanged.
public enum ResponseFormat: WireValue {
  /// Text, as JSON by a schema for instance.
  case text(TextResponseFormat)
  /// Pictures.
  case image(ImageResponseFormat)
  /// Sound.
  case audio(AudioResponseFormat)
  /// A video.
  case video(VideoResponseFormat)
  /// Anything else.
  case unknown(JSON)

  /// Takes whatever came.
  public init?(wire: JSON) {
    switch wire.tagged() {
    case (TextResponseFormat.tag, let members)?: self = .text(TextResponseFormat(members: members))
    case (ImageResponseFormat.tag, let members)?:
      self = .image(ImageResponseFormat(members: members))
    case (AudioResponseFormat.tag, let members)?:
      self = .audio(AudioResponseFormat(members: members))
    case (VideoResponseFormat.tag, let members)?:
      self = .video(VideoResponseFormat(members: members))
    default: self = .unknown(wire)
    }
  }

  /// The object as it came or is sent.
  public var wire: JSON {
    switch self {
    case .text(let part): part.wire
    case .image(let part): part.wire
    case .audio(let part): part.wire
    case .video(let part): part.wire
    case .unknown(let json): json
    }
  }
}
