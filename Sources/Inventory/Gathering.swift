import Files

/// What was found so far: told apart from what was found before, put together, and counted.
struct Gathering {
  private(set) var counts = InventoryCounts()
  private var groups: Groups?
  /// What was found, when several words can lead to one place. Of a path no more is kept than tells it
  /// from all others.
  private var seen: Set<Fingerprint>?

  private struct Fingerprint: Hashable {
    let first: Int
    let second: Int

    init(_ path: FilePath) {
      first = path.hashValue
      // Hashes of one run differ in what stands in front.
      var hasher = Hasher()
      hasher.combine(first)
      hasher.combine(path)
      second = hasher.finalize()
    }
  }

  init(_ request: InventoryRequest, words: Int) throws(InventoryError) {
    if let grouping = request.grouping { groups = Groups(by: try Groups.Rule(grouping)) }
    if words > 1 { seen = [] }
  }

  /// Counts a file that the caller's globs leave out.
  mutating func passOneBy() { counts.excluded += 1 }

  /// Takes note of something, and answers what is to be handed out of it now.
  mutating func take(_ found: Found) -> InventoryFinding? {
    if isKnown(found.place) {
      counts.skipped += 1
      return .skipped(found.path, .duplicate)
    }
    groups?.add(found)
    switch found.what {
    case .skipped(let skip):
      counts.skipped += 1
      return .skipped(found.path, skip)
    case .file(let stamp): return document(found.path, .file(found.path, stamp))
    case .uri(let text): return document(found.path, .uri(text))
    }
  }

  /// Whether a place was found before; from now on, it was.
  mutating func isKnown(_ place: FilePath) -> Bool {
    seen?.insert(Fingerprint(place)).inserted == false
  }

  /// Adds what a walk passed by.
  mutating func add(_ passed: InventoryCounts) {
    counts.hidden += passed.hidden
    counts.ignored += passed.ignored
    counts.excluded += passed.excluded
  }

  /// Documents that had to wait for all words.
  mutating func rest() -> [InventoryFinding] {
    let findings = groups?.findings() ?? []
    for finding in findings {
      switch finding {
      case .document: counts.documents += 1
      case .skipped: counts.skipped += 1
      }
    }
    return findings
  }

  private mutating func document(
    _ name: FilePath, _ part: FoundDocument.Part
  ) -> InventoryFinding? {
    guard groups == nil else { return nil }
    counts.documents += 1
    return .document(FoundDocument(name: name, parts: [part]))
  }
}
