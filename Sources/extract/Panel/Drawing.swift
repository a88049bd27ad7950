/// Lines at the foot of a terminal that are written again and again, and others that scroll above them:
/// what has to be sent to the terminal for that.
struct Drawing: Sendable {
  /// How many lines stand at the foot now.
  private(set) var height = 0

  /// What brings the foot up to date, with lines above it that stay. Each line is shorter than a row.
  mutating func update(above: [String], foot: [String]) -> String {
    var text = height > 0 ? "\u{1B}[\(height)A" : ""
    for line in above { text += "\r\(line)\u{1B}[K\n" }
    for line in foot { text += "\r\(line)\u{1B}[K\n" }
    // More lines stood there than now.
    if height > above.count + foot.count { text += "\u{1B}[J" }
    height = foot.count
    return text
  }
}
