package import Files

extension SHA256 {
  /// Makes the digest of a file on a disk, in the same memory whatever its size.
  package init(ofFileAt path: FilePath) throws(FileError) {
    var hasher = Hasher()
    try File(opening: path).forEachChunk { hasher.update($0) }
    self = hasher.finish()
  }
}
