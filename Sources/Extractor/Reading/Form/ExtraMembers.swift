import JSONSchema
import OrderedJSON
import SchemaGen

/// The members of a record that its schema does not have: taken out, they need not be asked for
/// again.
struct ExtraMembers {
  /// Their places on the record's tape, in order.
  private let entries: [Int]

  /// Finds them among what a schema complains about; of a union, in the branch that was meant.
  init(among violations: [Violation]) {
    var found: Set<Int> = []
    var pending = violations
    while let violation = pending.popLast() {
      if case .extraMember = violation.rule { found.insert(violation.value.index) }
      pending += violation.meant ?? []
    }
    entries = found.sorted()
  }

  var isEmpty: Bool { entries.isEmpty }

  /// The record without them, and where they stood.
  func takenOut(of record: JSONTape) -> (record: JSON, places: [JSONPointer]) {
    var places: [JSONPointer] = []
    let rest = rest(record.root, [], &places)
    return (rest, places)
  }

  private func rest(_ view: JSONView, _ way: [String], _ places: inout [JSONPointer]) -> JSON {
    guard hasEntries(in: view) else { return JSON(view) }
    switch view.kind {
    case .array:
      var items: [JSON] = []
      for (rank, item) in view.items.enumerated() {
        items.append(rest(item, way + [String(rank)], &places))
      }
      return .array(items)
    case .object:
      var members: [JSONObject.Member] = []
      for member in view.members {
        let way = way + [member.name]
        if firstEntry(from: member.value.index) == member.value.index {
          places.append(JSONPointer(way))
        } else {
          members.append((member.name, rest(member.value, way, &places)))
        }
      }
      return .object(members)
    case .null, .bool, .number, .string: return JSON(view)
    }
  }

  /// Whether one stands in a value.
  private func hasEntries(in view: JSONView) -> Bool {
    firstEntry(from: view.index).map { $0 < view.next } ?? false
  }

  private func firstEntry(from place: Int) -> Int? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low < entries.count ? entries[low] : nil
  }
}
