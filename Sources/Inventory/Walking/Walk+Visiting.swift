import Files

extension Walk {
  /// What a path within the folder is called, as the caller named the folder.
  func shown(_ path: [UInt8]) -> FilePath { shown(FilePath(path)) }

  private func shown(_ path: FilePath?) -> FilePath {
    guard let path, !path.bytes.isEmpty else { return name }
    return lead == 0 ? path : name.appending(path)
  }

  /// What stands under a name that is wanted; nothing if it is gone, or a folder that was gone into.
  mutating func visit(
    _ entry: (name: ArraySlice<UInt8>, kind: NameList.Kind), in frame: WalkFrame
  ) throws(InventoryError) -> Found? {
    let path = frame.path(of: entry.name)
    guard let name = FilePath(entry.name), lead + path.count <= Self.longestPath else {
      return skipped(path, .unreadable(code: FileError.nameTooLong))
    }
    switch entry.kind {
    case .special: return skipped(path, .special)
    case .link: return rules.followsLinks ? follow(path, in: frame) : link(name, path, in: frame)
    case .file: return look(at: name, path, in: frame)
    case .folder:
      return try descend(path, at: frame.place.appending(name), in: frame, throughLink: false)
    case .followedFolder:
      guard case .folder(let place) = linkEnd(of: path) else { return nil }
      return try descend(path, at: place, in: frame, throughLink: true)
    }
  }

  func found(_ path: [UInt8], _ what: Found.What) -> Found {
    let inner = FilePath(path)
    return Found(path: shown(inner), in: resolvedRoot, at: inner, what: what)
  }

  func skipped(_ path: [UInt8], _ skip: InventorySkip) -> Found { found(path, .skipped(skip)) }

  /// Makes the folder of a frame the one at hand again, when the walk comes back to it.
  private mutating func comeBack(to frame: WalkFrame) throws(FileError) {
    guard currentDepth != frames.count else { return }
    current = try root.folder(frame.place)
    currentDepth = frames.count
  }

  private mutating func look(at name: FilePath, _ path: [UInt8], in frame: WalkFrame) -> Found? {
    do throws(FileError) {
      try comeBack(to: frame)
      let status = try current.status(of: name)
      switch status.kind {
      case .file: return found(path, rules.what(status, refusal: current.refusal(toRead: name)))
      case .link: return link(name, path, in: frame)
      case .special: return skipped(path, .special)
      // It was a file a moment ago.
      case .folder: return nil
      }
    } catch { return refused(path, error) }
  }

  private mutating func link(_ name: FilePath, _ path: [UInt8], in frame: WalkFrame) -> Found? {
    do throws(FileError) {
      try comeBack(to: frame)
      return skipped(path, .link(to: try current.target(of: name), .unasked))
    } catch { return refused(path, error) }
  }

  private mutating func descend(
    _ path: [UInt8], at place: FilePath, in frame: WalkFrame, throughLink: Bool
  ) throws(InventoryError) -> Found? {
    let identity: FileIdentity
    currentDepth = 0
    do throws(FileError) {
      current = try root.folder(place)
      identity = FileIdentity(try current.status())
    } catch { return refused(path, error) }
    if rules.leftOut.contains(identity) { return nil }
    if throughLink,
      frames.contains(where: { $0.identity == identity })
        || !followed.insert(identity).inserted
    {
      return skipped(path, .link(to: place, .circle))
    }
    if rules.holdsRecords(current) { return skipped(path, .records) }
    let isNamed = rules.selection.includes(
      path, named: shown(path).lastComponent.bytes[...], isFolder: true)
    let inner = WalkFrame(
      path: path, place: place, identity: identity,
      isWhole: frame.isWhole || glob?.matches(path, isFolder: true) == true,
      isIncluded: frame.isIncluded || isNamed)
    let refusal = try enter(inner, above: frame.ignoring)
    return refusal.flatMap { refused(path, $0) }
  }

  /// What is gone is no finding; what the system refuses is one.
  func refused(_ path: [UInt8], _ error: FileError) -> Found? {
    switch error {
    case .refused(_, _, let code):
      FileError.isGone(code) ? nil : skipped(path, .unreadable(code: code))
    case .isFolder, .isSpecial, .tooLarge, .changed: skipped(path, .special)
    }
  }
}
