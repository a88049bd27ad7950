import OrderedJSON

/// The fields of each place that checks look into, by the names that checks have for them.
///
/// A file may have thousands of fields and as many checks, so each group is looked through once.
final class FoldedFields {
  typealias Field = (name: String, shapes: [Shape])

  private var known: [UTF8Text: [UTF8Text: [Field]]] = [:]

  /// The fields with a name at a place, which is told by the way to it: more than one if names fold into one.
  func fields(_ name: String, in place: Alternatives, at way: String) -> [Field] {
    let fields = known[UTF8Text(way)] ?? Self.folded(place)
    known[UTF8Text(way)] = fields
    return fields[UTF8Text(name)] ?? []
  }

  private static func folded(_ place: Alternatives) -> [UTF8Text: [Field]] {
    var folded: [UTF8Text: [Field]] = [:]
    for field in place.fields {
      folded[UTF8Text(FoldedName.of(field.name)), default: []].append(field)
    }
    return folded
  }
}
