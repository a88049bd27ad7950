extension FilePath {
  /// The same path without `.` and empty names in it: `a/b` of `./a//b/`. What `..` leaves is for the
  /// file system to say.
  package var tidied: FilePath {
    let slash = UInt8(ascii: "/")
    let names = bytes.split(separator: slash).filter { !$0.elementsEqual(".".utf8) }
    let root = bytes.first == slash ? [slash] : []
    let path = root + names.joined(separator: [slash])
    return FilePath(path.isEmpty ? Array(".".utf8) : path) ?? self
  }
}
