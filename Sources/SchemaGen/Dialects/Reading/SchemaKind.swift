import OrderedJSON

/// The names that `type` can give.
enum SchemaKind: String, CaseIterable {
  case null, boolean, integer, number, string, array, object

  /// The types that all sources allow; nothing where none of them names any.
  static func common(to sources: [Source]) -> [SchemaKind]? {
    var common: [SchemaKind]?
    for case let type? in sources.map({ $0["type"] }) {
      let named = (type.array ?? [type]).compactMap {
        $0.string.flatMap(SchemaKind.init(rawValue:))
      }
      common = common.map { $0.flatMap { kind in kind.narrowed(to: named) } } ?? named
    }
    return common.map { kinds in
      var seen: Set<SchemaKind> = []
      return kinds.filter { kind in
        seen.insert(kind).inserted && !(kind == .integer && kinds.contains(.number))
      }
    }
  }

  private func narrowed(to others: [SchemaKind]) -> [SchemaKind] {
    if others.contains(self) || self == .integer && others.contains(.number) { return [self] }
    return self == .number && others.contains(.integer) ? [.integer] : []
  }

  /// Whether a value is of the type.
  func includes(_ value: JSON) -> Bool {
    switch self {
    case .null: value.isNull
    case .boolean: value.kind == .bool
    case .integer: value.number?.isInteger == true
    case .number: value.kind == .number
    case .string: value.kind == .string
    case .array: value.kind == .array
    case .object: value.kind == .object
    }
  }
}

/// The values that `enum` and `const` list.
enum Choices {
  /// Those that all sources list; nothing where none lists any.
  static func common(to sources: [Source]) -> [JSON]? {
    var common: [JSON]?
    for source in sources {
      for list in [source["enum"]?.array, source["const"].map { [$0] }].compactMap({ $0 }) {
        let listed = Set(list)
        common = common.map { $0.filter(listed.contains) } ?? list
      }
    }
    var seen: Set<JSON> = []
    return common.map { $0.filter { seen.insert($0).inserted } }
  }

  /// One form for each sort of value in a list.
  static func forms(
    of values: [JSON], _ kinds: [SchemaKind]?, isConstant: Bool, origin: JSONPointer
  ) -> [Form] {
    let allowed = values.filter { value in kinds?.contains { $0.includes(value) } ?? true }
    let sorts: [[JSON]] = [
      allowed.filter { $0.kind == .string }, allowed.filter { $0.kind == .number },
      allowed.filter { $0.kind == .bool },
      allowed.filter { $0.kind == .array || $0.kind == .object },
    ]
    var forms = sorts.filter { !$0.isEmpty }.map { values in
      let isBoolean = values.count == 2 && values[0].kind == .bool
      let choice = Form.Choice(values: values, isConstant: isConstant && values.count == 1)
      return Form(body: isBoolean ? .boolean : .choice(choice), origin: origin)
    }
    if allowed.contains(.null) { forms.append(Form(body: .null, origin: origin)) }
    return forms
  }
}
