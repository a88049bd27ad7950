import Digest
import Files
import Ledger
public import OrderedJSON
import Sinks

/// The outputs that were written.
public struct FolderExport: Sendable {
  /// Each with its path within the folder.
  public let files: [File]

  /// An output.
  public struct File: Sendable, Hashable {
    /// Within the folder, made visible where it is no text.
    public let path: String
    /// How many bytes it has.
    public let size: Int
    /// Their SHA-256, in hexadecimal digits.
    public let digest: String
  }

  init(_ files: [OutputFile]) {
    self.files = files.map { File(path: "\($0.path)", size: $0.size, digest: "\($0.digest)") }
  }
}

extension FolderExport: CustomStringConvertible {
  /// A line for each file.
  public var description: String {
    files.map { "\($0.path)  \(FolderStatus.counted($0.size, "byte"))" }.joined(separator: "\n")
  }

  /// All of it for programs; the form has a version, `extract.export/1`.
  public var json: JSON {
    [
      "schema": "extract.export/1",
      "files": .array(
        files.map {
          ["path": .string($0.path), "size": .int($0.size), "sha256": .string($0.digest)]
        }),
    ]
  }
}

extension RecordFolder {
  /// Writes the outputs anew, from what the ledger knows: what was edited or is gone is there again. More
  /// formats may be asked for; those that are there stay.
  public func export(
    _ formats: Set<RecordFormat> = []
  ) async throws(RecordFolderError) -> FolderExport {
    try await writing { ledger, reader throws(RecordFolderError) in
      try await rebuild(formats, from: reader, into: ledger)
    }
  }

  /// Writes the outputs of the last run's version, and notes them.
  func rebuild(
    _ more: Set<RecordFormat>, from reader: LedgerReader, into ledger: Ledger
  ) async throws(RecordFolderError) -> FolderExport {
    let version = try version(of: try lastRun(reader), reader)
    let earlier = try RecordFolderError.of { () throws(LedgerError) in try reader.outputs() }
    var formats = Set(earlier.compactMap(OutputFormat.init(of:)))
    formats.formUnion(more.compactMap { OutputFormat(rawValue: $0.rawValue) })
    if formats.isEmpty { formats = [.jsonl] }
    let files: [OutputFile]
    do {
      files = try writeOutputs(
        reader, version: version.number, into: path, formats: formats, schema: version.schema,
        named: version.recordName)
    } catch {
      throw RecordFolderError(error, at: path)
    }
    let entries = files.map { OutputEntry(path: $0.path, digest: $0.digest, size: $0.size) }
    try await RecordFolderError.of { () async throws(LedgerError) in try await ledger.note(entries)
    }
    return FolderExport(files)
  }

  /// Opens the ledger for writing, which nobody else may do meanwhile, and closes it behind the body. A
  /// folder in which no run began stays as it is.
  func writing<Value: Sendable>(
    _ body: (Ledger, LedgerReader) async throws(RecordFolderError) -> Value
  ) async throws(RecordFolderError) -> Value {
    _ = try lastRun(try reader())
    let ledger = try RecordFolderError.of { () throws(LedgerError) in
      try Ledger(in: ledgerFolder)
    }
    let value: Value
    do throws(RecordFolderError) {
      value = try await body(ledger, try reader())
    } catch {
      try? await ledger.close()
      throw error
    }
    try await RecordFolderError.of { () async throws(LedgerError) in try await ledger.close() }
    return value
  }
}

extension FolderVersion {
  /// What a record of it is called.
  var recordName: String { asked["name"]?.string ?? "record" }
}

extension OutputFormat {
  /// The format of a file that was written; nothing if every format goes with it.
  init?(of file: OutputEntry) {
    let name = file.path.bytes
    let endings: [(String, OutputFormat)] = [
      (".jsonl", .jsonl), (".csv", .csv), (".sqlite", .sqlite), (".json", .json),
      (".md", .markdown),
    ]
    guard name.starts(with: "records".utf8),
      let format = endings.first(where: { name.suffix($0.0.utf8.count).elementsEqual($0.0.utf8) })
    else { return nil }
    self = format.1
  }
}
