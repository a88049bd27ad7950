extension File {
  /// Puts a file with these bytes in place of what stood at a path, wholly or not at all.
  ///
  /// The bytes go to a new file in the same folder, which is renamed when they are on the disk.
  /// Readers see the old contents or the new, also after a power cut, and a symbolic link at the
  /// path is replaced, not followed. The mode is lessened by the user's umask.
  package static func write(
    _ bytes: [UInt8], to path: FilePath, mode: UInt32 = 0o600
  ) throws(FileError) {
    let replacement = try FileReplacement(of: path, mode: mode)
    try replacement.append(bytes)
    try replacement.takePlace()
  }
}
