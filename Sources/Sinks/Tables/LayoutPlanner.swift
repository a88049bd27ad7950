import OrderedJSON

/// Lays out a schema in tables. However large the schema is, tables stay within what databases and
/// spreadsheets take; what does not find room in them goes to the columns that hold JSON.
struct LayoutPlanner {
  var reader: ShapeReader
  private var tableCount = 0

  static let mostColumns = 1_000
  static let mostTables = 100
  static let mostDepth = 16

  init(_ schema: JSON) { reader = ShapeReader(schema) }

  /// A table in the making.
  private struct Draft {
    var columns: [TableLayout.Column] = []
    var lists: [TableLayout] = []
    var isOpen: Bool
    /// Of the table itself.
    let path: [String]
  }

  /// The table whose rows are the values of a place.
  mutating func table(of place: SchemaPlace, at path: [String], isLoose: Bool) -> TableLayout {
    tableCount += 1
    var draft = Draft(isOpen: isLoose, path: path)
    let place = self.place(of: place, at: [], isRequired: true, in: &draft)
    return TableLayout(
      path: path, columns: draft.columns, lists: draft.lists, place: place ?? .group([:]),
      isOpen: draft.isOpen)
  }

  /// Whether values of a shape are laid flat.
  func isGroup(_ shape: Shape) -> Bool {
    shape.sorts.subtracting(.null) == .object && !shape.members.isEmpty
  }

  private mutating func place(
    of place: SchemaPlace, at path: [String], isRequired: Bool, in draft: inout Draft
  ) -> RowPlace? {
    guard draft.columns.count < Self.mostColumns else {
      draft.isOpen = true
      return nil
    }
    let shape = reader.shape(of: place)
    let isRequired = isRequired && !shape.sorts.contains(.null)
    if path.count < Self.mostDepth, isGroup(shape) {
      return group(shape, at: path, isRequired: isRequired, in: &draft)
    }
    if let list = list(shape, at: path, in: &draft) { return list }
    return column(shape, at: path, isRequired: isRequired, in: &draft)
  }

  private mutating func group(
    _ shape: Shape, at path: [String], isRequired: Bool, in draft: inout Draft
  ) -> RowPlace {
    if shape.isLoose { draft.isOpen = true }
    let isSure = isRequired && !shape.isLoose
    var places: [UTF8Text: RowPlace] = [:]
    for (name, member) in shape.members {
      places[name] = place(
        of: member, at: path + [name.string], isRequired: isSure && shape.required.contains(name),
        in: &draft)
    }
    return .group(places)
  }

  /// A table for what is always a list of objects, if it is one.
  private mutating func list(
    _ shape: Shape, at path: [String], in draft: inout Draft
  ) -> RowPlace? {
    guard !path.isEmpty, shape.sorts.subtracting(.null) == .array, let items = shape.items,
      tableCount < Self.mostTables
    else { return nil }
    let item = reader.shape(of: items)
    guard item.sorts == .object, isGroup(item) else { return nil }
    if shape.isLoose { draft.isOpen = true }
    draft.lists.append(table(of: items, at: draft.path + path, isLoose: false))
    return .list(draft.lists.count - 1)
  }

  private func column(
    _ shape: Shape, at path: [String], isRequired: Bool, in draft: inout Draft
  ) -> RowPlace {
    let isJSON = !shape.sorts.isSubset(of: .scalar)
    // What is told to be a text or a number by its type is one; a guess is not enough.
    if shape.isLoose, !isJSON { draft.isOpen = true }
    draft.columns.append(
      TableLayout.Column(
        path: path, sorts: shape.sorts, isJSON: isJSON,
        isRequired: isRequired && !shape.sorts.contains(.null) && !shape.isLoose))
    return .column(draft.columns.count - 1)
  }
}
