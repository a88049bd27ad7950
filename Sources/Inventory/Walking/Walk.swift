import Files

/// A way through all that lies in a folder, by the bytes of the whole paths.
///
/// It keeps the names in the folders that lead to where it is, and two folders open: the one that was
/// named and the one at hand. Every other is opened below the first by a path that leads through no
/// symbolic link, so nobody who changes the folders meanwhile can lead it elsewhere.
struct Walk: ~Copyable {
  /// The folder as the caller named it, tidied.
  let name: FilePath
  let rules: WalkRules
  /// Which paths within the folder are wanted, if not all.
  let glob: WordGlob?
  let root: Folder
  /// Where the folder is, through all symbolic links.
  let resolvedRoot: FilePath
  /// How many bytes of what is shown stand before a path within the folder.
  let lead: Int
  var counts = InventoryCounts()
  var frames: [WalkFrame] = []
  /// The folder of the last frame, if there are as many frames as `currentDepth`.
  var current: Folder
  var currentDepth = 0
  /// Folders that links have led to.
  var followed: Set<FileIdentity> = []

  /// The longest path that the system takes.
  static let longestPath = 4095

  private init(
    _ name: FilePath, at resolvedRoot: FilePath, _ root: consuming Folder,
    _ current: consuming Folder, _ rules: WalkRules, _ glob: WordGlob?
  ) {
    self.name = name
    self.resolvedRoot = resolvedRoot
    lead = name == "." ? 0 : name.appending("").bytes.count
    self.root = root
    self.current = current
    self.rules = rules
    self.glob = glob
  }

  /// The next thing that is there; nothing at the end.
  mutating func next() throws(InventoryError) -> Found? {
    while let frame = frames.last {
      guard frame.next < frame.names.count else {
        frames.removeLast()
        currentDepth = 0
        continue
      }
      frames[frames.count - 1].next += 1
      if let found = try visit(frame.names[frame.next], in: frame) { return found }
    }
    return nil
  }
}

extension Walk {
  /// Begins a walk in a folder that a caller named, which may be a link to one.
  static func through(
    _ name: FilePath, _ rules: WalkRules, glob: WordGlob? = nil
  ) throws(InventoryError) -> Walk {
    let root = try asking { () throws(FileError) in try Folder(opening: name) }
    let current = try asking { () throws(FileError) in try root.folder("") }
    let place = try asking { () throws(FileError) in try name.resolved() }
    let identity = FileIdentity(try asking { () throws(FileError) in try root.status() })
    if glob == nil, rules.holdsRecords(root) { throw .records(name) }
    if rules.leftOut.contains(identity) || rules.leavesOut(place) { throw .leftOut(name) }
    var walk = Walk(name, at: place, root, current, rules, glob)
    let frame = WalkFrame(
      path: [], place: "", identity: identity, isWhole: glob == nil, isIncluded: false)
    if let refusal = try walk.enter(frame, above: []) { throw .file(refusal) }
    return walk
  }

  /// Refuses a folder into which nobody looks; whatever else is wrong with it shows when it is looked into.
  static func check(
    _ name: FilePath, _ rules: WalkRules, isOnly: Bool
  ) throws(InventoryError) {
    guard let root = try? Folder(opening: name) else { return }
    if rules.holdsRecords(root) {
      if isOnly { throw .records(name) }
    } else if let status = try? root.status(), let place = try? name.resolved(),
      rules.leftOut.contains(FileIdentity(status)) || rules.leavesOut(place)
    {
      throw .leftOut(name)
    }
  }

  private static func asking<Answer: ~Copyable>(
    _ work: () throws(FileError) -> Answer
  ) throws(InventoryError) -> Answer {
    do throws(FileError) { return try work() } catch { throw .file(error) }
  }
}
