import OrderedJSON

/// The statements that make the tables of a layout, and those that fill them.
///
/// Columns are declared for people and for programs that look at declarations: `TEXT`, `INTEGER`, `NUMERIC`,
/// and nothing for what may be of several sorts. `NOT NULL` stands where the schema lets no value be missing.
struct SQLiteStatements {
  private(set) var making: [String] = []
  private(set) var insertions: [(table: TableLayout, text: String)] = []

  /// The statements for records that are called by a name.
  init(for layout: RecordLayout, named name: String) {
    let tables = layout.table.all
    let names = ColumnNames(tables.map { Self.name(of: $0, in: name) }).all
    var known: [ObjectIdentifier: String] = [:]
    for (table, name) in zip(tables, names) {
      known[ObjectIdentifier(table)] = name
      let parent = layout.parent(of: table).flatMap { known[ObjectIdentifier($0)] }
      add(table, named: name, in: parent, isList: layout.isList)
    }
  }

  /// `invoice`, `invoice_lines`. What begins with `sqlite_` belongs to SQLite.
  private static func name(of table: TableLayout, in name: String) -> String {
    let name = ([name.isEmpty ? "records" : name] + table.path).joined(separator: "_")
    return name.lowercased().hasPrefix("sqlite_") ? "_" + name : name
  }

  private mutating func add(
    _ table: TableLayout, named name: String, in parent: String?, isList: Bool
  ) {
    let keys = Self.keys(of: table, in: parent, isList: isList)
    let headings = ColumnNames(of: table, after: keys.map(\.name)).all
    var declarations = keys.map(\.declaration) + table.columns.map(Self.declaration)
    if table.isOpen { declarations.append(" TEXT") }
    let columns = zip(headings, declarations).map { "\n  \(Self.quoted($0))\($1)" }
    making.append("CREATE TABLE \(Self.quoted(name)) (\(columns.joined(separator: ","))\n)")
    for key in keys where key.name == "document" || key.name == "parent" {
      making.append(
        "CREATE INDEX \(Self.quoted("\(name) by \(key.name)")) ON \(Self.quoted(name)) "
          + "(\(Self.quoted(key.name)))")
    }
    let places = headings.map { _ in "?" }.joined(separator: ",")
    insertions.append((table, "INSERT INTO \(Self.quoted(name)) VALUES (\(places))"))
  }

  private typealias Key = (name: String, declaration: String)

  private static func keys(of table: TableLayout, in parent: String?, isList: Bool) -> [Key] {
    var keys: [Key] = [("id", " INTEGER PRIMARY KEY")]
    if let parent {
      keys.append(("parent", " INTEGER NOT NULL REFERENCES \(quoted(parent)) (\"id\")"))
    }
    keys.append(("document", " TEXT NOT NULL"))
    if parent != nil || isList { keys.append(("position", " INTEGER NOT NULL")) }
    if parent == nil { keys += [("model", " TEXT NOT NULL"), ("warnings", " TEXT")] }
    return keys
  }

  private static func declaration(of column: TableLayout.Column) -> String {
    type(of: column) + (column.isRequired ? " NOT NULL" : "")
  }

  private static func type(of column: TableLayout.Column) -> String {
    let sorts = column.sorts.subtracting(.null)
    if column.isJSON || sorts == .string { return " TEXT" }
    if sorts == .bool || sorts == .integer { return " INTEGER" }
    return sorts.isSubset(of: .number) && !sorts.isEmpty ? " NUMERIC" : ""
  }

  /// A name as SQL has it, whatever is in it. SQL ends at a NUL, so that a name has none.
  private static func quoted(_ name: String) -> String {
    var quoted = "\""
    for scalar in name.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar == "\0" ? "\u{fffd}" : scalar)
    }
    return quoted + "\""
  }
}
