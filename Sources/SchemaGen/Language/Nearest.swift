import JSONSchema

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
    let distance = Nearest.distance(from: wanted, to: other)
    if distance <= most, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

private func folded(_ name: String) -> [Unicode.Scalar] {
  Array(name.unicodeScalars.prefix(64).flatMap { $0.properties.lowercaseMapping.unicodeScalars })
}
