import Files

/// What of all that is found a caller wants: the globs of `include` and `exclude`.
struct Selection: Sendable {
  private let include: [Choice]
  private let exclude: [Choice]

  private struct Choice: Sendable {
    let glob: Glob
    let isAboutNames: Bool
    let isAboutFolders: Bool

    init(_ text: FilePath) throws(InventoryError) {
      guard text.bytes.count <= Glob.longest else { throw .longGlob(text) }
      var text = text.bytes[...]
      if text.starts(with: "./".utf8) { text = text.dropFirst(2) }
      isAboutFolders = text.last == UInt8(ascii: "/")
      if isAboutFolders { text.removeLast() }
      isAboutNames = !text.contains(UInt8(ascii: "/"))
      if text.first == UInt8(ascii: "/") { text.removeFirst() }
      glob = Glob(Array(text), .shell)
    }

    func matches(_ path: [UInt8], _ name: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
      if isAboutFolders, !isFolder { return false }
      return isAboutNames ? glob.matches(name) : glob.matches(path)
    }
  }

  init(including include: [FilePath], excluding exclude: [FilePath]) throws(InventoryError) {
    self.include = try Self.choices(include)
    self.exclude = try Self.choices(exclude)
  }

  private static func choices(_ globs: [FilePath]) throws(InventoryError) -> [Choice] {
    var choices: [Choice] = []
    for glob in globs { choices.append(try Choice(glob)) }
    return choices
  }

  /// Whether something is unwanted, and all that lies in it.
  func excludes(_ path: [UInt8], named name: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    exclude.contains { $0.matches(path, name, isFolder: isFolder) }
  }

  /// Whether something is wanted, and all that lies in it.
  func includes(_ path: [UInt8], named name: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    include.isEmpty || include.contains { $0.matches(path, name, isFolder: isFolder) }
  }
}
