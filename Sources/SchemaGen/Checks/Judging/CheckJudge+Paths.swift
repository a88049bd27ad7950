import OrderedJSON

// The values in the record.

extension CheckJudge {
  /// Where a path begins.
  func start(_ path: CheckPath) -> JSONView? {
    let standing = standings[path.context]
    return path.isPrevious ? standing.previous : standing.view
  }

  /// What stands at the end of a path to one value, unless it is null or missing.
  func view(_ path: CheckPath) -> JSONView? {
    var view = start(path)
    for step in path.steps {
      if case .member(let name) = step { view = view?[name] }
    }
    return view.flatMap { $0.isNull ? nil : $0 }
  }

  mutating func scalar(_ path: CheckPath) -> CheckValue? {
    guard let start = start(path) else {
      noteUnknown(path.text, .noEntryBefore)
      return nil
    }
    var view = start
    for step in path.steps {
      guard case .member(let name) = step, let next = view[name] else {
        noteUnknown(path.text, view.isNull ? .null : .missing)
        return nil
      }
      view = next
    }
    if let value = CheckValue(view, path.type) { return value }
    noteUnknown(path.text, reason(view))
    return nil
  }

  func reason(_ view: JSONView) -> CheckUnknown.Reason {
    view.isNull ? .null : view.kind == .number ? .tooLarge : .unreadable
  }

  /// All the values at the end of a path that goes through lists.
  mutating func list(_ path: CheckPath) -> CheckValue? {
    guard let start = start(path) else {
      noteUnknown(path.text, .noEntryBefore)
      return nil
    }
    var values: [CheckValue?] = []
    let isKnown = Self.collect(path.steps[...], start, isEntry: false) { view in
      values.append(view.flatMap { CheckValue($0, path.type) })
    }
    guard isKnown else {
      noteUnknown(path.text, .null)
      return nil
    }
    return .list(values)
  }

  mutating func count(_ path: CheckPath) -> CheckValue? {
    guard let start = start(path) else {
      noteUnknown(path.text, .noEntryBefore)
      return nil
    }
    var count = 0
    let isKnown = Self.collect(path.steps[...], start, isEntry: false) { _ in count += 1 }
    guard isKnown else {
      noteUnknown(path.text, .null)
      return nil
    }
    return .number(Fraction(count))
  }

  /// Hands over what is at the end of a path, in order; inside a list, what is null or missing counts as
  /// an entry that is unknown. Outside of one, it answers that the whole is unknown.
  static func collect(
    _ steps: ArraySlice<CheckPath.Step>, _ view: JSONView?, isEntry: Bool,
    _ body: (JSONView?) -> Void
  ) -> Bool {
    guard let view, !view.isNull else {
      if isEntry { body(nil) }
      return isEntry
    }
    guard let step = steps.first else {
      body(view)
      return true
    }
    let rest = steps.dropFirst()
    switch step {
    case .member(let name): return collect(rest, view[name], isEntry: isEntry, body)
    case .items:
      guard view.kind == .array else { return collect(rest, nil, isEntry: isEntry, body) }
      for item in view.items { _ = collect(rest, item, isEntry: true, body) }
    case .values:
      guard view.kind == .object else { return collect(rest, nil, isEntry: isEntry, body) }
      for member in view.members { _ = collect(rest, member.value, isEntry: true, body) }
    }
    return true
  }
}
