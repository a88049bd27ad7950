import Files

/// What a walk may look at, the same for all words of a request.
struct WalkRules: Sendable {
  let selection: Selection
  let followsLinks: Bool
  let takesHidden: Bool
  /// Folders that are not looked into, by what they are and by where.
  let leftOut: Set<FolderIdentity>
  let leftOutPlaces: [FilePath]

  init(_ request: InventoryRequest) throws(InventoryError) {
    selection = try Selection(including: request.include, excluding: request.exclude)
    followsLinks = request.followsLinks
    takesHidden = request.takesHidden
    // Those that are not there yet hold nothing.
    leftOut = Set(request.leftOut.compactMap { try? FileStatus(of: $0) }.map(FolderIdentity.init))
    leftOutPlaces = request.leftOut.compactMap { try? $0.resolved() }
  }

  /// Whether a resolved path leads into a folder that is left out.
  func leavesOut(_ place: FilePath) -> Bool {
    leftOutPlaces.contains { place == $0 || place.isBelow($0) }
  }
}

/// Which folder it is, whatever its path.
struct FolderIdentity: Sendable, Hashable {
  let device: UInt64
  let inode: UInt64

  init(_ status: FileStatus) {
    device = status.stamp.device
    inode = status.stamp.inode
  }
}
