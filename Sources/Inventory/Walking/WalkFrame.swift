import Files

/// A folder on the way to where a walk is.
struct WalkFrame: Sendable {
  /// The path within the folder that was named, as it is shown: through links, if any were followed.
  let path: [UInt8]
  /// The path below the folder that was named that leads through no link.
  let place: FilePath
  let identity: FileIdentity
  /// Whether all in it is wanted; if not, what matches the glob and what can lead to that.
  let isWhole: Bool
  /// Whether it lies in a folder that matches one of the globs to include.
  let isIncluded: Bool
  var ignoring: [IgnoreScope] = []
  var names = NameList()
  var next = 0

  /// The path within the folder that was named of something in this one.
  func path(of name: ArraySlice<UInt8>) -> [UInt8] {
    path.isEmpty ? Array(name) : path + [UInt8(ascii: "/")] + name
  }
}

/// Something at a path that a caller's words lead to.
struct Found: Sendable {
  let path: FilePath
  let what: What
  private let root: FilePath
  private let inner: FilePath?

  init(path: FilePath, place: FilePath, what: What) {
    (self.path, self.what, root, inner) = (path, what, place, nil)
  }

  /// Something at a path within the folder of a walk.
  init(path: FilePath, in root: FilePath, at inner: FilePath?, what: What) {
    (self.path, self.what, self.root, self.inner) = (path, what, root, inner)
  }

  /// The same for all names of the same place.
  var place: FilePath { inner.map(root.appending) ?? root }

  enum What: Sendable {
    case file(FileStamp)
    case uri(String)
    case skipped(InventorySkip)
  }
}
