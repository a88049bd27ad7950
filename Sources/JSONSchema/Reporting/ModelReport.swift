import OrderedJSON

extension Sequence<Violation> {
  /// What a model is told, to mend its answer: grouped by value, in plain words, at most so many lines.
  ///
  ///     lines[3].quantity: must be greater than 0, is 0. Pieces, as printed.
  ///
  /// The description that the schema gives of the value stands behind; the schema itself is not repeated.
  public func complaints(limit: Int = 20) -> String {
    var order: [JSONPointer] = []
    var groups: [JSONPointer: [Violation]] = [:]
    for violation in self {
      if groups[violation.pointer] == nil { order.append(violation.pointer) }
      groups[violation.pointer, default: []].append(violation)
    }
    var lines: [String] = []
    for pointer in order.prefix(limit) {
      let group = groups[pointer] ?? []
      guard let first = group.first else { continue }
      let path = first.value.readablePath
      let sentences = group.map { $0.sentence() }.joined(separator: "; ")
      let wish = group.lazy.compactMap(\.wish).first
      lines.append(
        (path.isEmpty ? "the whole answer" : path) + ": " + sentences + "."
          + (wish.map { " " + $0 } ?? ""))
    }
    if order.count > limit { lines.append("… and \(order.count - limit) more.") }
    return lines.joined(separator: "\n")
  }
}

extension Violation {
  /// What the schema says of the value, or of the member that is missing.
  package var wish: String? {
    let schema =
      if case .missing(let name) = rule { self.schema["properties"]?[name] } else { self.schema }
    return schema?["description"]?.string
  }

  /// What is wrong with the value as one of the branch that was meant, if it must be of one of several
  /// and one can be told.
  package var meant: [Violation]? {
    guard case .branches(let branches) = rule,
      let meant = BranchChoice.meant(of: branches, at: pointer.tokens.count)
    else { return nil }
    return branches[meant]
  }
}
