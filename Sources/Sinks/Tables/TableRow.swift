import OrderedJSON

/// A value cut up into the cells of a row, the lists that are tables of their own, and what no column is
/// for.
struct TableRow {
  /// A value for each column; nothing where there is none, or `null`.
  private(set) var cells: [JSONView?]
  private(set) var lists: [(table: TableLayout, items: JSONView)] = []
  private var leftovers: [(path: [String], value: JSONView)] = []

  /// Cuts up a value.
  init(_ value: JSONView, by table: TableLayout) {
    cells = Array(repeating: nil, count: table.columns.count)
    fill(value, at: table.place, [], table)
  }

  private mutating func fill(
    _ value: JSONView, at place: RowPlace, _ path: [String], _ table: TableLayout
  ) {
    switch (place, value.kind) {
    case (_, .null): break
    case (.column(let rank), .array), (.column(let rank), .object):
      if table.columns[rank].isJSON { cells[rank] = value } else { leave(value, at: path) }
    case (.column(let rank), _):
      cells[rank] = value
    case (.group(let places), .object):
      for member in value.members {
        let name = member.name
        if let place = places[UTF8Text(name)] {
          fill(member.value, at: place, path + [name], table)
        } else {
          leave(member.value, at: path + [name])
        }
      }
    case (.list(let rank), .array) where value.items.allSatisfy({ $0.kind == .object }):
      lists.append((table.lists[rank], value))
    case (.group, _), (.list, _):
      leave(value, at: path)
    }
  }

  private mutating func leave(_ value: JSONView, at path: [String]) {
    leftovers.append((path, value))
  }
}

extension TableRow {
  /// What no column is for, within the objects that it was in; nothing if there is nothing.
  var extra: JSON? {
    if leftovers.isEmpty { return nil }
    return leftovers.reduce(into: JSON.object([])) { extra, leftover in
      Self.put(JSON(leftover.value), at: leftover.path[...], in: &extra)
    }
  }

  /// Where the first of it stands.
  var firstExtra: JSONPointer? { leftovers.first.map { JSONPointer($0.path) } }

  private static func put(_ value: JSON, at path: ArraySlice<String>, in object: inout JSON) {
    guard let name = path.first else {
      object = value
      return
    }
    var inner = object[name] ?? .object([])
    put(value, at: path.dropFirst(), in: &inner)
    object[name] = inner
  }
}

extension RecordLayout {
  /// Hands out the rows of a record: each with its table, and the positions, from 1, of the items that it
  /// is and is in, outermost first.
  func forEachRow(
    of record: ReadRecord,
    _ body: (TableLayout, [Int], TableRow) throws(SinkError) -> Void
  ) throws(SinkError) {
    if isList, record.data.kind == .array {
      var position = 0
      for item in record.data.items {
        position += 1
        try Self.hand(item, of: record, table, [position], body)
      }
    } else if !isList || !record.data.isNull {
      try Self.hand(record.data, of: record, table, isList ? [1] : [], body)
    }
  }

  private static func hand(
    _ value: JSONView, of record: ReadRecord, _ table: TableLayout, _ positions: [Int],
    _ body: (TableLayout, [Int], TableRow) throws(SinkError) -> Void
  ) throws(SinkError) {
    let row = TableRow(value, by: table)
    if !table.isOpen, let pointer = row.firstExtra {
      throw .noColumn(document: record.row.document, pointer)
    }
    try body(table, positions, row)
    for (list, items) in row.lists {
      var position = 0
      for item in items.items {
        position += 1
        try hand(item, of: record, list, positions + [position], body)
      }
    }
  }
}
