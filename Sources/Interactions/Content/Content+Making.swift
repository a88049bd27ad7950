private import Files
private import OrderedJSON

extension Content {
  /// Text.
  public static func text(_ text: String) -> Content { .text(TextContent(text)) }

  /// What stands in a file, which has to be UTF-8; a byte order mark at its beginning is left out.
  ///
  /// It is read at once. Media stay in their files until they are sent, see ``MediaSource/file(path:)``.
  public static func text(ofFile path: String) throws(MediaFileError) -> Content {
    guard let path = FilePath(path) else { throw MediaFileError(fault: .notAPath(path)) }
    let bytes: [UInt8]
    do { bytes = try File(opening: path).readAll(limit: mostTextBytes) } catch {
      throw MediaFileError(fault: .unreadable(error))
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.withUnsafeBytes { bytes in
      String(
        wellFormed: UnsafeRawBufferPointer(
          rebasing: bytes[(bytes.starts(with: mark) ? mark.count : 0)...]))
    }
    guard let text else { throw MediaFileError(fault: .notText(path)) }
    return .text(text)
  }

  /// More than any request may hold.
  private static let mostTextBytes = 100 << 20

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
