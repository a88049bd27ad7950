import OrderedJSON

/// The likeliest meaning of something misspelt.
package enum Nearest {
  /// The name that takes the fewest changes, if they are few for its length.
  static func name(to name: String, among names: [String]) -> String? {
    let near = names.prefix(200).map { (name: $0, distance: distance(from: name, to: $0)) }
      .min { $0.distance < $1.distance }
    guard let near, near.distance > 0, near.distance <= max(1, near.name.unicodeScalars.count / 3)
    else { return nil }
    return near.name
  }

  /// The value that is meant, if it is a string much like one of these.
  static func value(to value: JSON, among allowed: [JSON]) -> JSON? {
    guard let text = value.string else { return nil }
    let exceptCase = allowed.first { $0.string?.lowercased() == text.lowercased() }
    return exceptCase ?? name(to: text, among: allowed.compactMap(\.string)).map(JSON.string)
  }

  /// How many letters have to be put in, left out, changed, or swapped with the next, among the first 64.
  private static func distance(from one: String, to other: String) -> Int {
    distance(from: Array(one.unicodeScalars.prefix(64)), to: Array(other.unicodeScalars.prefix(64)))
  }

  /// How many letters have to be put in, left out, changed, or swapped with the next: the optimal string
  /// alignment, for which the last three rows of the table are enough.
  package static func distance(from one: [Unicode.Scalar], to other: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var last = Array(0...other.count)
    for row in one.indices {
      var current = [row + 1]
      for column in other.indices {
        let isSame = one[row] == other[column]
        var least = min(last[column + 1] + 1, current[column] + 1, last[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      before = last
      last = current
    }
    return last[other.count]
  }
}
