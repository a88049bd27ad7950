package import Files

/// A path, or a glob for some, as the bytes that it is: names of files need not be text.
///
///     settings.selection.exclude = ["drafts/", "*.tmp"]
public struct PathBytes: Sendable, Hashable {
  package let path: FilePath

  package init(_ path: FilePath) { self.path = path }

  /// Takes any bytes without a NUL.
  public init?(_ bytes: [UInt8]) {
    guard let path = FilePath(bytes) else { return nil }
    self.path = path
  }

  /// Takes a text without a NUL, as UTF-8.
  public init?(_ text: String) { self.init(Array(text.utf8)) }
}

extension PathBytes: ExpressibleByStringLiteral {
  /// A path or a glob written in the source, without a NUL.
  public init(stringLiteral text: String) { path = FilePath(stringLiteral: text) }
}
