import Files

/// An inventory while it is taken.
struct Taking {
  private let rules: WalkRules
  private var gathering: Gathering
  private var places = PlaceFinder()

  init(_ rules: WalkRules, _ gathering: Gathering) {
    self.rules = rules
    self.gathering = gathering
  }

  /// Hands out all that a word leads to.
  mutating func take(_ word: Word, _ body: (InventoryFinding) throws -> Void) throws {
    switch word {
    case .uri(let word, let text):
      try hand(Found(path: word, place: word, what: .uri(text)), to: body)
    case .glob(let glob):
      try walk(Walk.through(glob.folder, rules, glob: glob), body)
    case .path(let word, let isListed):
      let path = word.tidied
      guard let what = look(at: word, isListed: isListed) else {
        return try takeFolder(path, body)
      }
      guard isWanted(path) else { return gathering.passOneBy() }
      try hand(Found(path: path, place: places.place(of: path), what: what), to: body)
    }
  }

  /// Hands out what had to wait for all words, and counts everything.
  mutating func finish(_ body: (InventoryFinding) throws -> Void) throws -> InventoryCounts {
    for finding in gathering.rest() { try body(finding) }
    return gathering.counts
  }

  private mutating func hand(_ found: Found, to body: (InventoryFinding) throws -> Void) throws {
    if let finding = gathering.take(found) { try body(finding) }
  }

  private mutating func takeFolder(
    _ path: FilePath, _ body: (InventoryFinding) throws -> Void
  ) throws {
    do {
      let walk = try Walk.through(path, rules)
      // The slash tells a folder from a file that stood there before.
      let place = walk.resolvedRoot.appending("")
      if gathering.isKnown(place) {
        return try hand(Found(path: path, place: place, what: .skipped(.duplicate)), to: body)
      }
      try self.walk(walk, body)
    } catch InventoryError.records {
      let place = places.place(of: path)
      try hand(Found(path: path, place: place, what: .skipped(.records)), to: body)
    } catch InventoryError.file(.refused(_, let refused, let code)) where refused == path {
      let place = places.place(of: path)
      try hand(Found(path: path, place: place, what: .skipped(.unreadable(code: code))), to: body)
    }
  }

  private mutating func walk(
    _ walk: consuming Walk, _ body: (InventoryFinding) throws -> Void
  ) throws {
    while let found = try walk.next() { try hand(found, to: body) }
    gathering.add(walk.counts)
  }

  private func isWanted(_ path: FilePath) -> Bool {
    let name = path.lastComponent.bytes[...]
    return !rules.selection.excludes(path.bytes, named: name, isFolder: false)
      && rules.selection.includes(path.bytes, named: name, isFolder: false)
  }
}

extension Taking {
  /// What stands where a word says, through symbolic links; nothing for a folder.
  private func look(at word: FilePath, isListed: Bool) -> Found.What? {
    do throws(FileError) {
      let status = try FileStatus(of: word)
      return switch status.kind {
      case .folder: nil
      case .file: rules.what(status, refusal: word.refusalToRead())
      case .link, .special: .skipped(.special)
      }
    } catch {
      guard case .refused(_, _, let code) = error else { return .skipped(.special) }
      guard FileError.isGone(code) else { return .skipped(.unreadable(code: code)) }
      if let target = word.linkTarget { return .skipped(.link(to: target, .leadsNowhere)) }
      return .skipped(isListed ? .missing : .unreadable(code: code))
    }
  }
}
