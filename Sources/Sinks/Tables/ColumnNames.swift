import OrderedJSON

/// The headings of a table: those of its keys, of its columns, and of what the schema leaves open.
///
/// Names that differ in the case of their letters alone are one name to SQLite: the later of two gets a
/// number, as in `seller.name_2`.
struct ColumnNames {
  private(set) var all: [String] = []
  private var taken: Set<UTF8Text> = []

  /// The headings of a table, behind those of its keys.
  init(of table: TableLayout, after keys: [String]) {
    for key in keys { add(key) }
    for column in table.columns {
      add(column.path.isEmpty ? "value" : column.path.joined(separator: "."))
    }
    if table.isOpen { add("extra") }
  }

  /// Names that are told apart, whatever they are for.
  init(_ names: [String]) {
    for name in names { add(name) }
  }

  private mutating func add(_ name: String) {
    var candidate = name
    var number = 1
    while !taken.insert(UTF8Text(candidate.lowercased())).inserted {
      number += 1
      candidate = "\(name)_\(number)"
    }
    all.append(candidate)
  }
}

extension RecordLayout {
  /// The headings of the positions of a table's rows: that of a row itself is `position`, those of what it
  /// is in are called as their lists are.
  func positionNames(of table: TableLayout) -> [String] {
    var names = isList ? ["record"] : []
    for ancestor in ancestors(of: table).dropFirst() {
      names.append(ancestor.path.joined(separator: "."))
    }
    if table.path.isEmpty { return isList ? ["position"] : [] }
    return names + ["position"]
  }

  /// The table whose rows have the items of a list.
  func parent(of table: TableLayout) -> TableLayout? { ancestors(of: table).last }

  /// The tables that a table is in, outermost first.
  private func ancestors(of table: TableLayout) -> [TableLayout] {
    if table === self.table { return [] }
    var found = [self.table]
    var at = self.table
    while let next = at.lists.first(where: { $0.all.contains { $0 === table } }), next !== table {
      found.append(next)
      at = next
    }
    return found
  }
}
