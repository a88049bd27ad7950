package import Digest
package import Files

/// A file that was written.
package struct OutputFile: Sendable, Hashable {
  /// Within the output folder.
  package var path: FilePath
  package var digest: SHA256
  package var size: Int
  package init(path: FilePath, digest: SHA256, size: Int) {
    self.path = path
    self.digest = digest
    self.size = size
  }
}
