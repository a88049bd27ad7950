import Files

/// What a walk may look at, the same for all words of a request.
struct WalkRules: Sendable {
  let selection: Selection
  let followsLinks: Bool
  let takesHidden: Bool
  /// Folders that are not looked into, by what they are and by where.
  let leftOut: Set<FileIdentity>
  let leftOutPlaces: [FilePath]
  /// Files that are no documents, for the work itself is done with them.
  private let tools: Set<FileIdentity>
  /// What lies in a folder that holds records.
  private let recordsMark: FilePath?

  init(_ request: InventoryRequest) throws(InventoryError) {
    selection = try Selection(including: request.include, excluding: request.exclude)
    followsLinks = request.followsLinks
    takesHidden = request.takesHidden
    // Those that are not there yet hold nothing.
    leftOut = Self.identities(of: request.leftOut)
    let lists = request.words.compactMap { word in
      word.bytes.first == UInt8(ascii: "@") ? FilePath(word.bytes.dropFirst()) : nil
    }
    tools = Self.identities(of: request.tools + lists)
    recordsMark = request.recordsMark
    leftOutPlaces = request.leftOut.compactMap { try? $0.resolved() }
  }

  private static func identities(of paths: [FilePath]) -> Set<FileIdentity> {
    Set(paths.compactMap { try? FileStatus(of: $0) }.map(FileIdentity.init))
  }

  /// What a file on a disk is, or why it is no document.
  func what(_ status: FileStatus, refusal: Int32?) -> Found.What {
    if !tools.isEmpty, tools.contains(FileIdentity(status)) { return .skipped(.tool) }
    if status.stamp.size == 0 { return .skipped(.empty) }
    if let refusal { return .skipped(.unreadable(code: refusal)) }
    return .file(status.stamp)
  }

  /// Whether a folder holds the records of some run.
  func holdsRecords(_ folder: borrowing Folder) -> Bool {
    recordsMark.map { folder.hasFile($0) } ?? false
  }

  /// Whether a resolved path leads into a folder that is left out.
  func leavesOut(_ place: FilePath) -> Bool {
    leftOutPlaces.contains { place == $0 || place.isBelow($0) }
  }
}

/// Which file or folder it is, whatever its path.
struct FileIdentity: Sendable, Hashable {
  let device: UInt64
  let inode: UInt64

  init(_ status: FileStatus) {
    device = status.stamp.device
    inode = status.stamp.inode
  }
}
