import Files

extension Walk {
  /// Goes into the folder that is at hand: reads its ignore file and the names in it, of which it keeps what is wanted.
  /// Answers why it cannot be read.
  mutating func enter(
    _ frame: WalkFrame, above scopes: [IgnoreScope]
  ) throws(InventoryError) -> FileError? {
    var frame = frame
    frame.ignoring = scopes
    var names = NameList()
    var hasIgnoreFile = false
    do throws(FileError) {
      try current.forEachEntry { (name, kind) in
        if name.elementsEqual(IgnoreFile.name.bytes) {
          hasIgnoreFile = true
        } else {
          names.append(name, NameList.Kind(kind))
        }
      }
    } catch { return error }
    if hasIgnoreFile, let scope = try ignoreScope(of: frame) { frame.ignoring.append(scope) }
    frame.names = wanted(names, in: frame)
    frames.append(frame)
    currentDepth = frames.count
    return nil
  }

  /// The rules for a folder that has an ignore file. One that cannot be read stops everything: what it
  /// would leave out must not be sent to anyone.
  private func ignoreScope(of frame: WalkFrame) throws(InventoryError) -> IgnoreScope? {
    do throws(FileError) {
      let bytes = try current.file(IgnoreFile.name).readAll(limit: IgnoreFile.longest)
      let depth = frame.path.isEmpty ? 0 : frame.path.count + 1
      return IgnoreScope(file: IgnoreFile(parsing: bytes), depth: depth)
    } catch {
      let path = shown(frame.path(of: IgnoreFile.name.bytes[...]))
      throw .ignoreFile(error.about(path))
    }
  }

  private mutating func wanted(_ names: NameList, in frame: WalkFrame) -> NameList {
    var wanted = NameList()
    for index in 0..<names.count {
      let (name, kind) = names[index]
      let path = frame.path(of: name)
      let isFollowed = kind == .link && rules.followsLinks && linkEnd(of: path).isFolder
      let known = isFollowed ? .followedFolder : kind
      if wants(name, at: path, known, in: frame) { wanted.append(name, known) }
    }
    wanted.sort()
    return wanted
  }

  private mutating func wants(
    _ name: ArraySlice<UInt8>, at path: [UInt8], _ kind: NameList.Kind, in frame: WalkFrame
  ) -> Bool {
    let isFolder = kind.isFolder
    if let glob, !frame.isWhole {
      guard glob.wants(path, isFolder: isFolder) else { return false }
    } else if name.first == UInt8(ascii: "."), !rules.takesHidden {
      counts.hidden += 1
      return false
    }
    if frame.ignoring.leaveOut(path, named: name, isFolder: isFolder) {
      counts.ignored += 1
      return false
    }
    let selection = rules.selection
    let isUnwanted =
      selection.excludes(path, named: name, isFolder: isFolder)
      || !isFolder && !frame.isIncluded
        && !selection.includes(path, named: name, isFolder: false)
    if isUnwanted { counts.excluded += 1 }
    return !isUnwanted
  }
}

extension NameList.Kind {
  init(_ kind: FileStatus.Kind) {
    switch kind {
    case .file: self = .file
    case .folder: self = .folder
    case .link: self = .link
    case .special: self = .special
    }
  }
}
