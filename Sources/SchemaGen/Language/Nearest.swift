/// The name that was probably meant: the one with the fewest slips, if they are few for its length.
package func nearest(to name: String, among candidates: [String]) -> String? {
  let wanted = Array(name.unicodeScalars.prefix(64))
  var best: (name: String, slips: Int)?
  for candidate in candidates {
    let letters = Array(candidate.unicodeScalars.prefix(64))
    let slips = slips(from: wanted, to: letters)
    guard slips <= max(1, min(wanted.count, letters.count) / 3) else { continue }
    if slips < best?.slips ?? .max { best = (candidate, slips) }
  }
  return best?.name
}

/// How many signs must be added, dropped, changed or swapped with their neighbour.
private func slips(from one: [Unicode.Scalar], to other: [Unicode.Scalar]) -> Int {
  var before: [Int] = []
  var last = Array(0...other.count)
  for row in one.indices {
    var next = [row + 1]
    for column in other.indices {
      let change = last[column] + (one[row] == other[column] ? 0 : 1)
      var least = min(change, last[column + 1] + 1, next[column] + 1)
      let isSwap =
        row > 0 && column > 0 && one[row] == other[column - 1] && one[row - 1] == other[column]
      if isSwap { least = min(least, before[column - 1] + 1) }
      next.append(least)
    }
    (before, last) = (last, next)
  }
  return last[other.count]
}
