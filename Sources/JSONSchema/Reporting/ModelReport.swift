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
      let wish = group.lazy.compactMap { $0.schema["description"]?.string }.first
      lines.append(
        (path.isEmpty ? "the whole answer" : path) + ": " + sentences + "."
          + (wish.map { " " + $0 } ?? ""))
    }
    if order.count > limit { lines.append("… and \(order.count - limit) more.") }
    return lines.joined(separator: "\n")
  }
}
