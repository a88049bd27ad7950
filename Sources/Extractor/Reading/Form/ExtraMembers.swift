import JSONSchema
import OrderedJSON
import SchemaGen

/// The members of a record that its schema does not have: taken out, they need not be asked for again.
struct ExtraMembers {
  /// Their places on the record's tape.
  private var entries: Set<Int> = []

  /// Finds them among what a schema complains about; of a union, in the branch that was meant.
  init(among violations: [Violation]) {
    var pending = violations
    while let violation = pending.popLast() {
      if case .extraMember = violation.rule { entries.insert(violation.value.index) }
      pending += violation.meant ?? []
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// The record without them, and where they stood.
  func takenOut(of record: JSONTape) -> (record: JSON, places: [JSONPointer]) {
    var places: [JSONPointer] = []
    let rest = rest(record.root, [], &places)
    return (rest, places)
  }

  private func rest(_ view: JSONView, _ way: [String], _ places: inout [JSONPointer]) -> JSON {
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
        if entries.contains(member.value.index) {
          places.append(JSONPointer(way))
        } else {
          members.append((member.name, rest(member.value, way, &places)))
        }
      }
      return .object(members)
    case .null, .bool, .number, .string: return JSON(view)
    }
  }
}
