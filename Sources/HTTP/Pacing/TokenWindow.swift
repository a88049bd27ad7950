/// A limit of tokens in any minute: what was sent lately, first as it was estimated, then as it was counted.
struct TokenWindow: Sendable {
  let limit: Int
  private var entries: [(at: Duration, tokens: Int)] = []
  /// Entries before this one are forgotten.
  private var start = 0
  /// How many entries were dropped from the list.
  private var dropped = 0
  private var sum = 0

  init(limit: Int) { self.limit = max(1, limit) }

  /// When so many may go: now if nil. What is more than the limit by itself goes alone.
  mutating func next(for tokens: Int, _ now: Duration) -> Duration? {
    forget(before: now)
    var left = sum
    for entry in entries[start...] {
      if left + tokens <= limit { break }
      left -= entry.tokens
      if left + tokens <= limit || left == 0 { return entry.at + RequestWindow.length }
    }
    return nil
  }

  /// So many go. What is answered is needed to correct the number.
  mutating func note(_ tokens: Int, _ now: Duration) -> Int {
    entries.append((now, tokens))
    sum += tokens
    return dropped + entries.count - 1
  }

  /// Puts the number that was counted in the place of the estimate.
  mutating func correct(_ entry: Int, to tokens: Int) {
    let place = entry - dropped
    guard place >= start, place < entries.count else { return }
    sum += tokens - entries[place].tokens
    entries[place].tokens = tokens
  }

  private mutating func forget(before now: Duration) {
    while start < entries.count, entries[start].at + RequestWindow.length <= now {
      sum -= entries[start].tokens
      start += 1
    }
    guard start > 64, start * 2 > entries.count else { return }
    entries.removeFirst(start)
    dropped += start
    start = 0
  }
}
