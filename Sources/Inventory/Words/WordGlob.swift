import Files

/// A word with holes: the folder that it begins with, and a glob for what lies in there.
struct WordGlob: Sendable {
  /// What the caller wrote.
  let text: FilePath
  let folder: FilePath
  private let glob: Glob
  /// Whether names with a full stop in front need one in the glob.
  private let hidesDots: Bool

  init(_ text: FilePath, takingHidden: Bool) throws(InventoryError) {
    guard text.bytes.count <= Glob.longest else { throw .longGlob(text) }
    let slash = UInt8(ascii: "/")
    let names = text.bytes.split(separator: slash).filter { !$0.elementsEqual(".".utf8) }
    let fixed = names.prefix { !Glob.isOne($0) }
    let start = (text.bytes.first == slash ? [slash] : []) + fixed.joined(separator: [slash])
    self.text = text
    folder = FilePath(start)?.tidied ?? "."
    let end = text.bytes.last == slash ? [slash] : []
    let rest = names.dropFirst(fixed.count).joined(separator: [slash]) + end
    glob = Glob(Array(rest), .shell)
    hidesDots = !takingHidden
  }

  /// Whether this is what the caller named; a folder may have a slash behind it.
  func matches(_ path: [UInt8], isFolder: Bool) -> Bool {
    glob.matches(path, hidingDots: hidesDots)
      || isFolder && glob.matches(path + [UInt8(ascii: "/")], hidingDots: hidesDots)
  }

  /// Whether this is what the caller named, or a folder that may hold it.
  func wants(_ path: [UInt8], isFolder: Bool) -> Bool {
    matches(path, isFolder: isFolder)
      || isFolder && glob.canMatch(in: path, hidingDots: hidesDots)
  }
}

extension WordGlob {
  /// Refuses a glob that nothing matches; what an ignore file or another glob leaves out counts.
  func checkForMatch(by rules: WalkRules) throws(InventoryError) {
    do throws(InventoryError) {
      var walk = try Walk.through(folder, rules, glob: self)
      if try walk.next() != nil || walk.counts.ignored + walk.counts.excluded > 0 { return }
    } catch .file(.refused(_, _, let code)) where FileError.isGone(code) {}
    throw .noMatch(text)
  }
}
