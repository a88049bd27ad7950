import Files

/// Finds the one absolute path behind the names of a place: that of its folder through all links, and
/// its own last name, so that a link to a file is another place than the file.
struct PlaceFinder {
  /// Words often name many files of one folder.
  private var last: (folder: FilePath, resolved: FilePath)?

  /// A folder that cannot be resolved keeps the name that it was given.
  mutating func place(of path: FilePath) -> FilePath {
    let folder = path.folder
    if last?.folder != folder { last = (folder, (try? folder.resolved()) ?? folder) }
    return (last?.resolved ?? folder).appending(path.lastComponent)
  }
}
