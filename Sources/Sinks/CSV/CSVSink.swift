import Files
import OrderedJSON

/// `records.csv`, with a row for each record, and `records.LIST.csv` for each list of objects in them.
final class CSVSink: RecordSink {
  private let layout: RecordLayout
  private let tables: [ObjectIdentifier: OutputDraft]
  /// In the order in which they take their places.
  private let drafts: [OutputDraft]
  private var line = CSVText()

  init(into folder: borrowing Folder, by layout: RecordLayout) throws(SinkError) {
    self.layout = layout
    var drafts: [OutputDraft] = []
    var tables: [ObjectIdentifier: OutputDraft] = [:]
    var names = FileNames()
    for table in layout.table.all {
      let name = names.name(for: (["records"] + table.path).joined(separator: "."), ending: ".csv")
      let draft = try OutputDraft(name, in: folder)
      drafts.append(draft)
      tables[ObjectIdentifier(table)] = draft
    }
    self.drafts = drafts
    self.tables = tables
    for table in layout.table.all { try writeHeadings(of: table) }
  }

  private func writeHeadings(of table: TableLayout) throws(SinkError) {
    let about = table.path.isEmpty ? ["model", "warnings"] : []
    let keys = ["document"] + layout.positionNames(of: table) + about
    for name in ColumnNames(of: table, after: keys).all { line.append(name) }
    try endLine(of: table)
  }

  func append(_ record: ReadRecord) throws(SinkError) {
    let name = DocumentName(record.row.document).text
    try layout.forEachRow(of: record) { (table, positions, row) throws(SinkError) in
      line.append(name)
      for position in positions { line.append(verbatim: String(position).utf8) }
      if table.path.isEmpty { appendOrigin(record.row) }
      for (column, cell) in zip(table.columns, row.cells) {
        line.append(cell, isJSON: column.isJSON)
      }
      if table.isOpen { appendExtra(row) }
      try endLine(of: table)
    }
  }

  private func appendOrigin(_ row: RecordRow) {
    line.append(row.model)
    if row.warnings.elementsEqual("[]".utf8) {
      line.appendEmpty()
    } else {
      line.append(row.warnings)
    }
  }

  private func appendExtra(_ row: TableRow) {
    if let extra = row.extra { line.append(extra.bytes()) } else { line.appendEmpty() }
  }

  private func endLine(of table: TableLayout) throws(SinkError) {
    line.endLine()
    try tables[ObjectIdentifier(table)]?.append(line.bytes)
    line.removeAll()
  }

  func settle() throws(SinkError) {
    for draft in drafts { try draft.settle() }
  }

  func takePlace() throws(SinkError) -> [OutputFile] {
    var files: [OutputFile] = []
    for draft in drafts { files += try draft.takePlace() }
    return files
  }
}
