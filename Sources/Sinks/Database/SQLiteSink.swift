import Digest
import Files
import OrderedJSON
import SQLite

/// `records.sqlite`, with a table for the records and one for each list of objects in them.
///
/// The database is made under a name that nobody looks at, in one transaction, so that the same records
/// give the same file.
final class SQLiteSink: RecordSink {
  private let layout: RecordLayout
  private let folder: Folder
  private let file: FilePath
  private var replacement: FileReplacement?
  private var database: Database?
  private var tables: [ObjectIdentifier: Table] = [:]
  private var settled: OutputFile?

  private static let name: FilePath = "records.sqlite"

  /// A table while it is filled.
  private struct Table {
    let insertion: Statement
    /// The table whose rows have its rows.
    let parent: ObjectIdentifier?
    /// The row that was written last.
    var lastRow = 0
  }

  init(
    into folder: borrowing Folder, by layout: RecordLayout, named name: String
  ) throws(SinkError) {
    self.layout = layout
    file = folder.path.appending(Self.name)
    self.folder = try Self.again(folder)
    do throws(FileError) {
      replacement = try FileReplacement(of: Self.name, in: folder, mark: OutputDraft.mark)
    } catch {
      throw .file(error)
    }
    try begin(named: name)
  }

  private static func again(_ folder: borrowing Folder) throws(SinkError) -> Folder {
    do throws(FileError) { return try Folder(again: folder) } catch { throw .file(error) }
  }

  private func begin(named name: String) throws(SinkError) {
    let statements = SQLiteStatements(for: layout, named: name)
    guard let temporary = replacement?.temporary else { return }
    let path = try SinkError.ofFiles { () throws(FileError) in try temporary.resolved() }
    try attempt { () throws(SQLiteError) in
      let database = try Database(at: path, .writing)
      // Nobody sees the file before it is whole: it needs no journal, and is synced by its maker.
      try database.execute(
        "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
          + "PRAGMA locking_mode = EXCLUSIVE; BEGIN")
      for statement in statements.making { try database.execute(statement) }
      for (table, insertion) in statements.insertions {
        tables[ObjectIdentifier(table)] = Table(
          insertion: try database.prepare(insertion),
          parent: layout.parent(of: table).map { ObjectIdentifier($0) })
      }
      self.database = database
    }
  }

  func append(_ record: ReadRecord) throws(SinkError) {
    let document = String(decoding: DocumentName(record.row.document).text, as: UTF8.self)
    try layout.forEachRow(of: record) { (table, positions, row) throws(SinkError) in
      try append(row, to: table, at: positions, of: document, record.row)
    }
  }

  private func append(
    _ row: TableRow, to table: TableLayout, at positions: [Int], of document: String,
    _ record: RecordRow
  ) throws(SinkError) {
    guard var state = tables[ObjectIdentifier(table)] else { return }
    state.lastRow += 1
    tables[ObjectIdentifier(table)] = state
    var values = [SQLiteValue.integer(state.lastRow)]
    if let parent = state.parent { values.append(.integer(tables[parent]?.lastRow ?? 0)) }
    values.append(.text(document))
    if let position = positions.last { values.append(.integer(position)) }
    if table.path.isEmpty { values += Self.origin(of: record) }
    for (column, cell) in zip(table.columns, row.cells) {
      values.append(SQLiteValue(cell, isJSON: column.isJSON))
    }
    if table.isOpen { values.append(row.extra.map { .text($0.text()) } ?? .null) }
    try attempt { () throws(SQLiteError) in try state.insertion.run(values) }
  }

  private static func origin(of row: RecordRow) -> [SQLiteValue] {
    let warnings = String(decoding: row.warnings, as: UTF8.self)
    return [.text(row.model), warnings.utf8.elementsEqual("[]".utf8) ? .null : .text(warnings)]
  }

  func settle() throws(SinkError) {
    try attempt { () throws(SQLiteError) in try database?.execute("COMMIT") }
    // The file is whole when the last who has it open has let go of it.
    tables = [:]
    database = nil
    do throws(FileError) {
      try replacement?.settle()
      if let path = replacement?.temporary {
        settled = try OutputFile(reading: path, as: Self.name)
      }
    } catch {
      throw .file(error)
    }
  }

  /// What others' programs left beside the old database, in the middle of a change of theirs, would be
  /// played back into the new one, and spoil it.
  private static let companions: [FilePath] = [
    "records.sqlite-journal", "records.sqlite-wal", "records.sqlite-shm",
  ]

  func takePlace() throws(SinkError) -> [OutputFile] {
    do throws(FileError) {
      for name in Self.companions { try folder.remove(name) }
      if let replacement = replacement.take() { try replacement.takePlace() }
    } catch {
      throw .file(error)
    }
    return settled.map { [$0] } ?? []
  }

  private func attempt(_ body: () throws(SQLiteError) -> Void) throws(SinkError) {
    do throws(SQLiteError) { try body() } catch { throw .database(file, error.message) }
  }
}

extension OutputFile {
  /// What the bytes of a file are, which stands elsewhere as yet.
  fileprivate init(reading path: FilePath, as name: FilePath) throws(FileError) {
    var hasher = SHA256.Hasher()
    var size = 0
    try File(opening: path).forEachChunk {
      hasher.update($0)
      size += $0.byteCount
    }
    self.init(path: name, digest: hasher.finish(), size: size)
  }
}
