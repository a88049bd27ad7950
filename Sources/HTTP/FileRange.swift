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

  /// The whole of a file on a disk as it is now.
  package init(measuring path: FilePath) throws(FileError) {
    let stamp = try File(opening: path).stamp()
    self.init(path, offset: 0, count: stamp.size, stamp: stamp)
  }

  /// So many bytes from an offset within this range, or those of them that it holds.
  package func part(from start: Int, count wanted: Int) -> FileRange {
    let start = min(max(start, 0), count)
    let wanted = min(max(wanted, 0), count - start)
    return FileRange(path, offset: offset + start, count: wanted, stamp: stamp)
  }
}
