public import OrderedJSON

/// A block of what is said: text or media.
///
/// What we do not know is kept as it came, and is sent again unchanged.
public enum Content: WireValue {
  /// Text.
  case text(TextContent)
  /// A picture.
  case image(ImageContent)
  /// A recording.
  case audio(AudioContent)
  /// A film.
  case video(VideoContent)
  /// A document.
  case document(DocumentContent)
  /// Anything else.
  case unknown(JSON)

  /// Takes whatever came.
  public init?(wire: JSON) {
    switch wire.tagged() {
    case (TextContent.tag, let members)?: self = .text(TextContent(members: members))
    case (ImageContent.tag, let members)?: self = .image(ImageContent(members: members))
    case (AudioContent.tag, let members)?: self = .audio(AudioContent(members: members))
    case (VideoContent.tag, let members)?: self = .video(VideoContent(members: members))
    case (DocumentContent.tag, let members)?: self = .document(DocumentContent(members: members))
    default: self = .unknown(wire)
    }
  }
}

extension Content: RequestPart {
  /// The object as it came or is sent; the bytes of local media are not in it.
  public var wire: JSON { part.wire }

  var holdsLocalMedia: Bool { part.holdsLocalMedia }

  func write(to writer: inout RequestWriter) throws(MediaFileError) { try part.write(to: &writer) }

  private var part: any RequestPart {
    switch self {
    case .text(let part): part
    case .image(let part): part
    case .audio(let part): part
    case .video(let part): part
    case .document(let part): part
    case .unknown(let json): json
    }
  }
}

extension [Content]? {
  /// One block of a text that stands where a list of blocks could.
  static func plainText(_ json: JSON?) -> [Content]? {
    json?.string.map { [.text(TextContent($0))] }
  }
}
