package import Files

/// What a caller named, and what of it counts.
package struct InventoryRequest: Sendable, Hashable {
  /// Files, folders, globs, URIs, `@list` for the lines of a file, `-` or `@-` for those of standard
  /// input.
  package var words: [FilePath]
  /// Only files that match one of these globs, or that lie in a folder that does, however they were
  /// named. A glob without a slash is matched against the last component of a path; one with a slash
  /// against the path within the folder that was named.
  package var include: [FilePath] = []
  /// And nothing that matches one of these: a folder that does is not looked into.
  package var exclude: [FilePath] = []
  /// Which files are one document.
  package var grouping: Grouping?
  /// Whether symbolic links in folders are followed, as long as they stay in the folder that was named.
  package var followsLinks = false
  /// Whether names in folders that begin with a full stop count.
  package var takesHidden = false
  /// Folders that are never looked into: where the records go.
  package var leftOut: [FilePath] = []
  /// Files with which the work is done, such as its schema or its key: they are no documents, wherever
  /// they lie. Lists that the words name are among them anyway.
  package var tools: [FilePath] = []
  /// A file in every folder that holds the records of some run: none is looked into.
  package var recordsMark: FilePath?

  package init(words: [FilePath]) { self.words = words }

  /// Which files belong together.
  package enum Grouping: Sendable, Hashable {
    /// Those in one folder whose names differ in what follows the last full stop alone. The document
    /// is called what they share: `inbox/a` of `inbox/a.png` and `inbox/a.txt`.
    case stem
    /// Those in one folder. The document is called like the folder.
    case folder
    /// Those in one folder for which the part of this glob in parentheses stands for the same, as
    /// `(*)-page-*.png`. The document is called what it stands for: `inbox/a` of `a-page-1.png`.
    case pattern(FilePath)
  }
}
