import OrderedJSON

extension Content {
  /// Text.
  public static func text(_ text: String) -> Content { .text(TextContent(text)) }

  /// A picture.
  public static func image(
    _ source: MediaSource, mimeType: MediaType? = nil, resolution: MediaResolution? = nil
  ) -> Content {
    .image(ImageContent(source, mimeType: mimeType, resolution: resolution))
  }

  /// A recording.
  public static func audio(
    _ source: MediaSource, mimeType: MediaType? = nil,
    processing: WordOr<AudioProcessing>? = nil
  ) -> Content {
    .audio(AudioContent(source, mimeType: mimeType, processing: processing))
  }

  /// A film.
  public static func video(
    _ source: MediaSource, mimeType: MediaType? = nil, resolution: MediaResolution? = nil,
    processing: WordOr<VideoProcessing>? = nil
  ) -> Content {
    .video(
      VideoContent(source, mimeType: mimeType, resolution: resolution, processing: processing))
  }

  /// A document.
  public static func document(
    _ source: MediaSource, mimeType: MediaType? = nil, resolution: MediaResolution? = nil,
    processing: WordOr<DocumentProcessing>? = nil
  ) -> Content {
    .document(
      DocumentContent(source, mimeType: mimeType, resolution: resolution, processing: processing))
  }
}

extension Content: ExpressibleByStringInterpolation {
  /// A text written in the source.
  public init(stringLiteral text: String) { self = .text(TextContent(text)) }
}
