import Digest
package import Files
package import OrderedJSON

/// In which form records are written.
package enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  /// `records.jsonl`.
  case jsonl
  /// `records.csv`, and a file for each list of objects.
  case csv
  /// `records.sqlite`: a table, and one for each list.
  case sqlite
  /// `records/NAME.json` for each document.
  case json
  /// `records.md`.
  case markdown
}

/// Writes the files of an output folder, each of which takes its place when all of them are on the disk.
/// The same rows give the same bytes, whatever was in the folder before.
///
/// `failures.jsonl` and `skipped.jsonl` are always there, if empty, so that nobody takes those of an
/// earlier run for those of this one.
package struct Projection: ~Copyable {
  private let folder: Folder
  private let earlier: [OutputFile]
  private let records: OutputDraft?
  private let failures: OutputDraft
  private let skipped: OutputDraft
  /// Those who want to see records as values.
  private let sinks: [any RecordSink]

  /// Begins files in a folder, which is there. The schema, as JSON Schema, says which columns there are.
  /// Of the files that an earlier projection says it wrote, those that are not written any more are taken
  /// away, unless somebody has changed them since.
  package init(
    into path: FilePath, formats: Set<OutputFormat>, schema: JSON, named name: String,
    after earlier: [OutputFile] = []
  ) throws(SinkError) {
    let folder = try SinkError.ofFiles { () throws(FileError) in
      let folder = try Folder(opening: path)
      try Temporaries.sweep(folder)
      if let inner = try? Folder(opening: DocumentFilesSink.folderName, in: folder) {
        try Temporaries.sweep(inner)
      }
      return folder
    }
    let records = formats.contains(.jsonl) ? try OutputDraft("records.jsonl", in: folder) : nil
    let failures = try OutputDraft("failures.jsonl", in: folder)
    let skipped = try OutputDraft("skipped.jsonl", in: folder)
    var sinks: [any RecordSink] = []
    lazy var layout = RecordLayout(of: schema)
    if formats.contains(.csv) { sinks.append(try CSVSink(into: folder, by: layout)) }
    if formats.contains(.sqlite) {
      sinks.append(try SQLiteSink(into: folder, by: layout, named: name))
    }
    if formats.contains(.json) { sinks.append(try DocumentFilesSink(into: folder)) }
    if formats.contains(.markdown) { sinks.append(try MarkdownSink(into: folder, named: name)) }
    self.init(
      folder: folder, earlier: earlier, records: records, failures: failures, skipped: skipped,
      sinks: sinks)
  }

  private init(
    folder: consuming Folder, earlier: [OutputFile], records: OutputDraft?, failures: OutputDraft,
    skipped: OutputDraft, sinks: [any RecordSink]
  ) {
    self.folder = folder
    self.earlier = earlier
    self.records = records
    self.failures = failures
    self.skipped = skipped
    self.sinks = sinks
  }

  package mutating func append(_ row: RecordRow) throws(SinkError) {
    if let records {
      row.append(to: &records.buffer)
      records.buffer.append(UInt8(ascii: "\n"))
      try records.flushIfFull()
    }
    if sinks.isEmpty { return }
    let record = try ReadRecord(row)
    for sink in sinks { try sink.append(record) }
  }

  package mutating func append(_ row: FailureRow) throws(SinkError) {
    try failures.append(row.line + [UInt8(ascii: "\n")])
  }

  package mutating func append(_ row: SkipRow) throws(SinkError) {
    try skipped.append(row.line + [UInt8(ascii: "\n")])
  }

  /// Puts all files in place, takes away those of formats that are not written any more, and says what is
  /// there now, in the order of the paths.
  package consuming func finish() throws(SinkError) -> [OutputFile] {
    let drafts = [records, failures, skipped].compactMap(\.self)
    for draft in drafts { try draft.settle() }
    for sink in sinks { try sink.settle() }
    var written: [OutputFile] = []
    for draft in drafts { written += try draft.takePlace() }
    for sink in sinks { written += try sink.takePlace() }
    written.sort { $0.path < $1.path }
    try SinkError.ofFiles { () throws(FileError) in
      try Abandoned.remove(earlier, unlessAmong: written, in: folder)
    }
    return written
  }
}

/// Writes records in one form.
protocol RecordSink: AnyObject {
  func append(_ record: ReadRecord) throws(SinkError)
  /// Waits until all is on the disk, in files that have no name yet.
  func settle() throws(SinkError)
  /// Gives them their names, and says what was written.
  func takePlace() throws(SinkError) -> [OutputFile]
}

/// A record on its way out, as a value.
struct ReadRecord {
  let row: RecordRow
  let data: JSONView

  init(_ row: RecordRow) throws(SinkError) {
    self.row = row
    do {
      data = try JSONTape(parsing: row.data).root
    } catch {
      throw .notJSON(document: row.document, error.fault)
    }
  }
}
