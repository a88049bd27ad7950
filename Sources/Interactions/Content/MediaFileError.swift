import Files
import HTTP

/// Why a file that belongs to a request cannot be sent.
public struct MediaFileError: Error, Sendable, Hashable {
  let fault: Fault

  enum Fault: Sendable, Hashable {
    /// The text holds a NUL, which no path does.
    case notAPath(String)
    case unreadable(FileError)
    /// It was to be sent as text, and is not UTF-8.
    case notText(FilePath)
  }
}

extension MediaFileError: CustomStringConvertible {
  /// One line: the file, what is wrong, and what to do.
  public var description: String {
    switch fault {
    case .notAPath(let text):
      "\(text.prefix { $0 != "\0" })\\0: is no path, for it holds a NUL; name a file"
    case .unreadable(let error): "\(error)"
    case .notText(let path):
      "\(path): is no text in UTF-8; convert it, or send it as the document that it is"
    }
  }

  /// The file, as far as its path can be written as text.
  public var path: String {
    switch fault {
    case .notAPath(let text): text
    case .unreadable(let error): "\(error.path)"
    case .notText(let path): "\(path)"
    }
  }
}

extension LocalMedia {
  /// The file as it is now; `nil` for bytes in memory.
  func measured() throws(MediaFileError) -> FileRange? {
    switch self {
    case .bytes: return nil
    case .range(let range): return range
    case .file(let path): return try Self.measured(path)
    case .named(let text):
      guard let path = FilePath(text) else { throw MediaFileError(fault: .notAPath(text)) }
      return try Self.measured(path)
    }
  }

  private static func measured(_ path: FilePath) throws(MediaFileError) -> FileRange {
    do { return try FileRange(measuring: path) } catch {
      throw MediaFileError(fault: .unreadable(error))
    }
  }
}
