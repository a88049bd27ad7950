private import Glibc

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

extension File {
  /// Fills a buffer from an offset of the file, and says how much was there; less than the buffer
  /// holds is all there is.
  package borrowing func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(FileError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = try FileError.Operation.reading.attempt(on: path) {
        pread(descriptor, rest.baseAddress, rest.count, offset + filled)
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}
