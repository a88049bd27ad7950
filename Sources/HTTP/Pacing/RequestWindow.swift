/// A limit of requests in any minute: the last so many moments at which one was sent.
///
/// A request may go when the one that was sent `limit` requests before it is a minute old. As many as the
/// limit may go at once: whoever has a small folder does not wait for nothing.
///
///     limit 3      0 s ●  1 s ●  2 s ●  …  61 s ●  62 s ●
struct RequestWindow: Sendable {
  let limit: Int
  /// A ring; the oldest is the one that is written over next.
  private var sent: [Duration] = []
  private var oldest = 0

  /// A second longer than a minute: requests do not all take equally long to arrive.
  static let length = Duration.seconds(61)

  init(limit: Int) { self.limit = max(1, limit) }

  /// When the next may go.
  var next: Duration? { sent.count < limit ? nil : sent[oldest] + Self.length }

  /// One goes.
  mutating func note(_ now: Duration) {
    guard sent.count == limit else { return sent.append(now) }
    sent[oldest] = now
    oldest = oldest + 1 == limit ? 0 : oldest + 1
  }
}
