package import Files

/// Part of a file as it was when it was measured. Whoever reads it later and finds the file changed
/// has an error, not other bytes.
package struct FileRange: Sendable, Hashable {
  package let path: FilePath
  package let offset: Int
  package let count: Int
  /// What the file looked like when it was measured.
  package let stamp: FileStamp

  /// So many bytes from an offset.
  package init(_ path: FilePath, offset: Int, count: Int, stamp: FileStamp) {
    self.path = path
    self.offset = offset
    self.count = count
    self.stamp = stamp
  }
}

/// What tells a file from itself after a change: which file it is, how long, and when it was written.
package struct FileStamp: Sendable, Hashable {
  package let device: UInt64
  package let inode: UInt64
  package let size: Int
  /// Nanoseconds since 1970.
  package let modified: Int64

  package init(device: UInt64, inode: UInt64, size: Int, modified: Int64) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
  }
}
