import Files
import OrderedJSON

/// `records.md`, for people: a section for each document, with a table of its fields and one for each list
/// of objects in it.
final class MarkdownSink: RecordSink {
  private let draft: OutputDraft

  /// Lists whose items have more members than this are shown as JSON.
  private static let mostColumns = 50

  init(into folder: borrowing Folder, named name: String) throws(SinkError) {
    draft = try OutputDraft("records.md", in: folder)
    try write("# \(MarkdownText.of(name))\n")
  }

  func append(_ record: ReadRecord) throws(SinkError) {
    try write("\n## \(MarkdownText.of("\(record.row.document)"))\n")
    try write("\n\(MarkdownText.of(record.row.model))\n")
    try append(warnings: record.row)
    if record.data.kind == .array, record.data.items.allSatisfy({ $0.kind == .object }) {
      for (rank, item) in record.data.items.enumerated() {
        try write("\n### \(rank + 1)\n")
        try append(item, under: "####")
      }
    } else {
      try append(record.data, under: "###")
    }
  }

  private func append(warnings row: RecordRow) throws(SinkError) {
    let warnings: JSONTape
    do { warnings = try JSONTape(parsing: row.warnings) } catch {
      throw .notJSON(document: row.document, error.fault)
    }
    for (rank, warning) in RecordWarning.lines(of: JSON(warnings.root)).enumerated() {
      try write((rank == 0 ? "\n" : "") + "- \(MarkdownText.of(warning))\n")
    }
  }

  /// A table of fields, and those of lists behind it.
  private func append(_ value: JSONView, under heading: String) throws(SinkError) {
    var fields: [Field] = []
    Field.collect(value, at: "", into: &fields)
    let lists = fields.filter(\.isList)
    try writeRow(["field", "value"])
    try write("|---|---|\n")
    for field in fields where !field.isList {
      try write("| \(MarkdownText.of(field.name)) | \(MarkdownText.of(field.value)) |\n")
    }
    for list in lists {
      try write("\n\(heading) \(MarkdownText.of(list.name))\n")
      try append(list: list.value)
    }
  }

  private func append(list: JSONView) throws(SinkError) {
    var names: [String] = []
    var known: Set<UTF8Text> = []
    for item in list.items where names.count <= Self.mostColumns {
      var fields: [Field] = []
      Field.collect(item, at: "", into: &fields)
      for field in fields where known.insert(UTF8Text(field.name)).inserted {
        names.append(field.name)
      }
    }
    let isWide = names.count > Self.mostColumns
    if isWide { names = ["value"] }
    try writeRow(["#"] + names.map { MarkdownText.of($0) })
    try write(String(repeating: "|---", count: names.count + 1) + "|\n")
    for (rank, item) in list.items.enumerated() {
      let cells = isWide ? [MarkdownText.of(JSON(item).text())] : Self.cells(of: item, under: names)
      try write("| " + ([String(rank + 1)] + cells).joined(separator: " | ") + " |\n")
    }
  }

  private static func cells(of item: JSONView, under names: [String]) -> [String] {
    var fields: [Field] = []
    Field.collect(item, at: "", into: &fields)
    let values = Dictionary(
      fields.map { (UTF8Text($0.name), MarkdownText.of($0.value)) }, uniquingKeysWith: { $0 + $1 })
    return names.map { values[UTF8Text($0)] ?? "" }
  }

  /// The headings of a table, behind an empty line.
  private func writeRow(_ names: [String]) throws(SinkError) {
    try write("\n| " + names.joined(separator: " | ") + " |\n")
  }

  private func write(_ text: String) throws(SinkError) { try draft.append(Array(text.utf8)) }

  func settle() throws(SinkError) { try draft.settle() }

  func takePlace() throws(SinkError) -> [OutputFile] { try draft.takePlace() }
}

/// A value of a record with the names on the way to it.
private struct Field {
  let name: String
  let value: JSONView

  /// Whether it is a table of its own.
  var isList: Bool {
    value.kind == .array && value.count > 0 && value.items.allSatisfy { $0.kind == .object }
  }

  /// Lays a value flat.
  static func collect(_ value: JSONView, at name: String, into fields: inout [Field]) {
    guard value.kind == .object, value.count > 0 else {
      fields.append(Field(name: name.isEmpty ? "value" : name, value: value))
      return
    }
    for member in value.members {
      collect(
        member.value, at: name.isEmpty ? member.name : "\(name).\(member.name)", into: &fields)
    }
  }
}
