import Digest
import Files
import JSONSchema
import Ledger
import OrderedJSON

extension RecordFolder {
  /// Looks everything over: the ledger's file, every record by the schema that it was made by, and every
  /// output against what was written. Nothing is changed.
  public func verify() throws(RecordFolderError) -> FolderVerdict {
    let reader = try reader()
    let run = try lastRun(reader)
    var verdict = FolderVerdict()
    let faults = try RecordFolderError.of { () throws(LedgerError) in try reader.faults() }
    verdict.faults = faults.map { FolderFault(ledgerFolder, .damaged($0)) }
    let purged = try RecordFolderError.of { () throws(LedgerError) in try reader.purgedCalls() }
    if purged > 0 {
      verdict.notices.append(
        "\(path): \(FolderStatus.counted(purged, "call")) \(purged == 1 ? "has" : "have") no raw answer"
          + " any more; extract revalidate goes by \(purged == 1 ? "its record" : "their records")")
    }
    let rows = try judge(try version(of: run, reader), reader, &verdict)
    let outputs = try RecordFolderError.of { () throws(LedgerError) in try reader.outputs() }
    if run.isAlive {
      verdict.notices.append(
        "a run is at work (process \(run.entry.process)): its outputs come at its end")
    }
    for output in outputs { compare(output, run.isAlive ? nil : rows, &verdict) }
    if outputs.isEmpty, !run.isAlive {
      verdict.faults.append(FolderFault("records.jsonl", .unwritten))
    }
    verdict.faults += foreigners(outputs)
    return verdict
  }

  /// How many lines the outputs must have.
  private struct Rows {
    var records = 0
    var failures = 0
    var skipped = 0

    func due(in path: FilePath) -> Int? {
      switch path {
      case "records.jsonl": records
      case "failures.jsonl": failures
      case "skipped.jsonl": skipped
      default: nil
      }
    }
  }

  // MARK: Records

  private func judge(
    _ version: FolderVersion, _ reader: LedgerReader, _ verdict: inout FolderVerdict
  ) throws(RecordFolderError) -> Rows {
    let schema = try compiled(version)
    var rows = Rows()
    do {
      try reader.forEachDocument(version: version.number) { row in
        switch row.state {
        case .open: break
        case .skipped: rows.skipped += 1
        case .ended(_, let end):
          guard let record = end.record else {
            rows.failures += 1
            return
          }
          rows.records += 1
          verdict.records += 1
          if let fact = Self.fault(of: record, by: schema) {
            verdict.faults.append(FolderFault(row.name, fact))
          }
        }
      }
    } catch {
      throw RecordFolderError(error, at: path)
    }
    return rows
  }

  private func compiled(
    _ version: FolderVersion
  ) throws(RecordFolderError) -> CompiledSchema {
    do {
      return try CompiledSchema(JSONTape(parsing: version.entry.schema))
    } catch {
      throw RecordFolderError(.unreadable(ledgerFolder, "the saved schema is none: \(error)"))
    }
  }

  private static func fault(
    of record: [UInt8], by schema: CompiledSchema
  ) -> FolderFault.Fact? {
    let tape: JSONTape
    do { tape = try JSONTape(parsing: record) } catch { return .notJSON("\(error)") }
    if schema.accepts(tape.root) { return nil }
    return .invalid(
      schema.violations(in: tape.root, limit: 5).map { violation in
        let path = violation.value.readablePath
        return (path.isEmpty ? "" : "\(path) ") + violation.sentence(showingValues: false)
      })
  }

  // MARK: Outputs

  private func compare(
    _ output: OutputEntry, _ rows: Rows?, _ verdict: inout FolderVerdict
  ) {
    verdict.files += 1
    let found: (digest: SHA256, size: Int, lines: Int)
    do throws(FileError) {
      found = try Self.contents(of: path.appending(output.path))
    } catch {
      let isGone = error.isMissing
      verdict.faults.append(
        FolderFault(output.path, isGone ? .missing : .unreadable(error.reason)))
      return
    }
    if found.digest != output.digest || found.size != output.size {
      verdict.faults.append(FolderFault(output.path, .edited))
    } else if let due = rows?.due(in: output.path), due != found.lines {
      verdict.faults.append(
        FolderFault(output.path, .outdated(lines: found.lines, rows: due)))
    }
  }

  private static func contents(
    of path: FilePath
  ) throws(FileError) -> (digest: SHA256, size: Int, lines: Int) {
    var hasher = SHA256.Hasher()
    var (size, lines) = (0, 0)
    try File(opening: path).forEachChunk { chunk in
      hasher.update(chunk)
      size += chunk.byteCount
      chunk.withUnsafeBytes { bytes in
        for byte in bytes where byte == UInt8(ascii: "\n") { lines += 1 }
      }
    }
    return (hasher.finish(), size, lines)
  }

  /// Files that look like outputs and are not.
  private func foreigners(_ outputs: [OutputEntry]) -> [FolderFault] {
    let known = Set(outputs.map(\.path))
    // A folder that cannot be read has no outputs that can be: they were missed above.
    let names = (try? path.names()) ?? []
    return names.filter { !known.contains($0) && $0.looksLikeOutput }.map {
      FolderFault($0, .foreign)
    }
  }
}

extension FilePath {
  /// Whether whoever reads the outputs would take it for one.
  fileprivate var looksLikeOutput: Bool {
    if ["failures.jsonl", "skipped.jsonl"].contains(self) { return true }
    let endings = [".jsonl", ".csv", ".sqlite", ".md"]
    return bytes.starts(with: "records.".utf8)
      && endings.contains { bytes.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }
}
