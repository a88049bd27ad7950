import Ledger
public import OrderedJSON
public import SchemaGen

/// What came of judging saved answers again.
public struct FolderRevalidation: Sendable {
  /// How many items were looked at; documents that are the same are one.
  public internal(set) var items = 0
  /// How many became records.
  public internal(set) var gained = 0
  /// How many are none any more.
  public internal(set) var lost = 0
  /// How many records, or what is wrong with them, are other than before.
  public internal(set) var changed = 0
  /// In what the schema differs from the one before, each in a line.
  public internal(set) var differences: [String] = []
  /// How many documents have which outcome now.
  public internal(set) var outcomes: [String: Int] = [:]

  init() {}
}

extension FolderRevalidation {
  /// Whether every document that is one for the schema has a record.
  public var areAllValid: Bool {
    outcomes.allSatisfy { ["record", "skipped"].contains($0.key) || $0.value == 0 }
  }
}

extension FolderRevalidation: CustomStringConvertible {
  /// What changed, for people.
  public var description: String {
    let counts = [
      (gained, "became valid"), (lost, (lost == 1 ? "is" : "are") + " not valid any more"),
      (changed, "changed"),
    ]
    .filter { $0.0 > 0 }.map { "\(FolderStatus.counted($0.0)) \($0.1)" }
    return
      (differences
      + [
        "\(FolderStatus.counted(items, "item")) judged again: "
          + (counts.isEmpty ? "all are what they were" : counts.joined(separator: ", "))
      ]).joined(separator: "\n")
  }

  /// All of it for programs; the form has a version, `extract.revalidate/1`.
  public var json: JSON {
    [
      "schema": "extract.revalidate/1", "items": .int(items), "gained": .int(gained),
      "lost": .int(lost), "changed": .int(changed),
      "differences": .array(differences.map(JSON.string)),
      "outcomes": .object(
        outcomes.sorted { UTF8Text($0.key) < UTF8Text($1.key) }.map { ($0.key, .int($0.value)) }),
    ]
  }
}

extension RecordFolder {
  /// Judges the answers of the last run's version again, by its schema as it is now: with other bounds,
  /// checks or normalisers. Nothing is asked, and nothing costs anything. An item whose answers make a
  /// valid record becomes one, and one that is not valid any more is `invalid`.
  ///
  /// A schema that asks for other fields is refused: the answers were not asked for those.
  public func revalidate(by schema: Schema) async throws(RecordFolderError) -> FolderRevalidation {
    let day = CalendarDay(number: Moment.now.milliseconds / 86_400_000)
    return try await revalidate(by: schema, on: day)
  }

  /// The same on a day, for checks that ask for it.
  package func revalidate(
    by schema: Schema, on day: CalendarDay
  ) async throws(RecordFolderError) -> FolderRevalidation {
    try await writing { ledger, reader throws(RecordFolderError) in
      let run = try lastRun(reader)
      let version = try version(of: run, reader)
      var result = FolderRevalidation()
      result.differences = try differences(from: version, to: schema)
      let amended = version.entry.amended(by: schema)
      if amended != version.entry {
        try await RecordFolderError.of { () async throws(LedgerError) in
          try await ledger.amend(version: version.number, to: amended)
        }
      }
      var judge = Rejudging(by: schema, on: day)
      for key in try endedItems(of: version.number, reader) {
        try await rejudge(key, by: &judge, run.number, reader, ledger, &result)
      }
      // Readers see what is on the disk.
      try await RecordFolderError.of { () async throws(LedgerError) in try await ledger.sync() }
      let after = try self.reader()
      _ = try await rebuild([], from: after, into: ledger)
      result.outcomes = try RecordFolderError.of { () throws(LedgerError) in
        try after.counts(version: version.number)
      }
      return result
    }
  }

  private func differences(
    from version: FolderVersion, to schema: Schema
  ) throws(RecordFolderError) -> [String] {
    let (old, new): (Schema, Schema)
    do throws(SchemaError) {
      old = try Schema(parsing: version.entry.schema)
      new = try Schema(parsing: schema.local.bytes())
    } catch {
      throw RecordFolderError(.unreadable(ledgerFolder, "the saved schema is none: \(error)"))
    }
    let changes = SchemaDifference(
      from: old.inWords.blueprint, to: new.inWords.blueprint
    ).changes
    let refused = changes.filter(\.isOfShape)
    guard refused.isEmpty else { throw RecordFolderError(.otherShape(refused)) }
    return changes.map(\.description)
  }

  /// The items of a version that are done, each once.
  private func endedItems(
    of version: Int, _ reader: LedgerReader
  ) throws(RecordFolderError) -> [ItemKey] {
    var seen: Set<ItemKey> = []
    var keys: [ItemKey] = []
    do {
      try reader.forEachDocument(version: version) { row in
        if case .ended(let key, _) = row.state, seen.insert(key).inserted { keys.append(key) }
      }
    } catch {
      throw RecordFolderError(error, at: path)
    }
    return keys
  }

  private func rejudge(
    _ key: ItemKey, by judge: inout Rejudging, _ run: Int, _ reader: LedgerReader,
    _ ledger: Ledger, _ result: inout FolderRevalidation
  ) async throws(RecordFolderError) {
    let (state, calls) = try RecordFolderError.of { () throws(LedgerError) in
      (try reader.item(key), try reader.calls(of: key))
    }
    guard case .ended(let old)? = state else { return }
    result.items += 1
    let new: ItemEnd?
    do { new = try judge.end(after: old, calls) } catch {
      throw RecordFolderError(.unsendable(error))
    }
    guard let new else { return }
    switch (old.record != nil, new.record != nil) {
    case (false, true): result.gained += 1
    case (true, false): result.lost += 1
    default: result.changed += 1
    }
    try await RecordFolderError.of { () async throws(LedgerError) in
      try await ledger.end(key, with: new, run: run)
    }
  }
}
