package import OrderedJSON

extension WireSchema {
  /// Whether an answer can leave something out: by a null, or by a field that it does without.
  package var canLeaveOut: Bool {
    var pending = [graph.root] + graph.definitions.map(\.form)
    while let form = pending.popLast() {
      switch form.body {
      case .null: return true
      case .group(let group) where group.fields.contains { !$0.isThere(on: .wire) }: return true
      default: pending += form.children
      }
    }
    return false
  }

  /// Whether a local record has a value at a place, or a field there that it does without.
  package func hasPlace(_ pointer: JSONPointer, in record: JSON) -> Bool {
    var (form, value) = (graph.localRoot, record)
    for (depth, token) in pointer.tokens.enumerated() {
      guard let child = self.form(of: token, in: value, form) else {
        return record[pointer] != nil
      }
      guard let inner = value[JSONPointer([token])] else {
        return depth + 1 == pointer.tokens.count
      }
      (form, value) = (child, inner)
    }
    return true
  }

  /// What a member or an item of a local value looks like; nothing for an item beyond its end.
  private func form(of token: String, in value: JSON, _ form: Form) -> Form? {
    var form = graph.resolved(form)
    if case .either(let branches) = form.body {
      guard let branch = telling.branch(of: value, among: branches, .local) else { return nil }
      form = graph.resolved(branch)
    }
    switch form.body {
    case .group(let group):
      return group.fields.first { UTF8Text($0.name) == UTF8Text(token) }?.form ?? group.others
    case .list(let item, _): return value[JSONPointer([token])] == nil ? nil : item
    case .map(let map), .pairs(let map): return map.value
    default: return nil
    }
  }
}
