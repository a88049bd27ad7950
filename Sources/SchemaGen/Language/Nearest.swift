/// What was probably meant by a name that does not exist; nothing if all names are too far from it.
///
/// Names are compared in lower case by insertions, deletions, changes and swaps of code points; about a
/// third of a name may differ. Of names equally near, the first in the list is taken. The comparison
/// ends at the first 64 code points, so its cost is bounded.
package func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = folded(name)
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let other = folded(candidate)
    let allowed = min(max(wanted.count, other.count) / 3, 3)
    let most = max(allowed, min(wanted.count, other.count) > 1 ? 1 : 0)
    guard abs(wanted.count - other.count) <= most else { continue }
    let distance = editDistance(wanted, other)
    if distance <= most, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

private func folded(_ name: String) -> [Unicode.Scalar] {
  Array(name.unicodeScalars.prefix(64).flatMap { $0.properties.lowercaseMapping.unicodeScalars })
}

/// Optimal string alignment: the last three rows of the table are enough.
private func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
  var before: [Int] = []
  var above = Array(0...other.count)
  for (row, mine) in one.enumerated() {
    var current = [row + 1]
    for (column, theirs) in other.enumerated() {
      var least = min(
        above[column] + (mine == theirs ? 0 : 1), above[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, mine == other[column - 1], one[row - 1] == theirs {
        least = min(least, before[column - 1] + 1)
      }
      current.append(least)
    }
    (before, above) = (above, current)
  }
  return above[other.count]
}
