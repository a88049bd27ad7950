package import Files
package import HTTP

/// Where the bytes of a picture, recording, film or document come from.
public struct MediaSource: Sendable, Hashable {
  let origin: Origin

  enum Origin: Sendable, Hashable {
    case local(LocalMedia)
    case base64(String)
    case uri(String)
  }

  /// Bytes in memory.
  public static func data(_ bytes: [UInt8]) -> MediaSource {
    MediaSource(origin: .local(.bytes(bytes)))
  }

  /// Bytes that are base64 already.
  public static func base64(_ text: String) -> MediaSource { MediaSource(origin: .base64(text)) }

  /// A file of this machine. It is read while the request is sent, and is never in memory.
  public static func file(path: String) -> MediaSource {
    MediaSource(origin: .local(.named(path)))
  }

  /// What a URI names: an uploaded file, or something on the web.
  public static func uri(_ uri: String) -> MediaSource { MediaSource(origin: .uri(uri)) }

  /// A file of this machine, whatever bytes its path is.
  package static func file(_ path: FilePath) -> MediaSource {
    MediaSource(origin: .local(.file(path)))
  }

  /// A part of a file as it was when it was measured.
  package static func file(_ range: FileRange) -> MediaSource {
    MediaSource(origin: .local(.range(range)))
  }
}

/// Media whose bytes are not in any JSON.
enum LocalMedia: Sendable, Hashable {
  case bytes([UInt8])
  /// A file by a path that may be none: a text can hold a NUL.
  case named(String)
  case file(FilePath)
  /// Measured already.
  case range(FileRange)

  /// What is known of the path, for the extension at its end.
  var name: String? {
    switch self {
    case .bytes: nil
    case .named(let path): path
    case .file(let path): "\(path)"
    case .range(let range): "\(range.path)"
    }
  }
}
