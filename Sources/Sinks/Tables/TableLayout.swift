import OrderedJSON

/// The columns that records of one schema have, and the tables of the lists in them.
///
///     {"number": …, "seller": {"name": …}, "tags": ["a"], "lines": [{"amount": …}]}
///
///     records         number · seller.name · tags
///     records.lines   amount
///
/// An object is laid flat; a list of objects is a table of its own; whatever else has no single value, and
/// what may be of several sorts, stands in its cell as JSON text. What the schema leaves open goes to a
/// last column, `extra`.
final class TableLayout: Sendable {
  /// The names on the way from the record to the list; none for the records themselves.
  let path: [String]
  let columns: [Column]
  let lists: [TableLayout]
  /// Where the values of a row go.
  let place: RowPlace
  /// Whether the schema leaves room for values that no column is for.
  let isOpen: Bool

  /// A column of a table.
  struct Column: Sendable {
    /// The names on the way from the row's value.
    let path: [String]
    let sorts: Sorts
    /// Whether what stands in it is JSON text.
    let isJSON: Bool
    /// Whether it has a value in each row.
    let isRequired: Bool
  }

  init(
    path: [String], columns: [Column], lists: [TableLayout], place: RowPlace, isOpen: Bool
  ) {
    self.path = path
    self.columns = columns
    self.lists = lists
    self.place = place
    self.isOpen = isOpen
  }

  /// This table and those of its lists, a list after what it is in.
  var all: [TableLayout] { [self] + lists.flatMap(\.all) }
}

/// Where a value of a row goes.
indirect enum RowPlace: Sendable {
  case column(Int)
  /// The members of an object.
  case group([UTF8Text: RowPlace])
  /// The table of a list.
  case list(Int)
}

/// The records of a schema as tables.
struct RecordLayout: Sendable {
  let table: TableLayout
  /// Whether a document has a list of records, each of which is a row.
  let isList: Bool

  init(of schema: JSON) {
    var planner = LayoutPlanner(schema)
    let root = SchemaPlace.schema(schema, trail: [])
    let shape = planner.reader.shape(of: root)
    if shape.sorts == .array, let items = shape.items,
      planner.isGroup(planner.reader.shape(of: items))
    {
      isList = true
      table = planner.table(of: items, at: [], isLoose: shape.isLoose)
    } else {
      isList = false
      table = planner.table(of: root, at: [], isLoose: false)
    }
  }
}
