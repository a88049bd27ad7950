/// How long a server wants to be left alone: `retry-after-ms`, or else `Retry-After`, in seconds or as
/// a date. What is no number, and what is not ahead, is no hint.
package struct RetryHint: Sendable, Hashable {
  package let pause: Duration

  /// Reads the hint of an answer. A date counts from the answer's own `Date`, so that it does not
  /// matter whose clock is wrong; without one it counts from now.
  package init?(_ headers: HTTPHeaders, now: HTTPDate) {
    if let milliseconds = headers["retry-after-ms"].flatMap(Self.decimal) {
      pause = .milliseconds(milliseconds)
    } else if let text = headers["retry-after"], let seconds = Self.seconds(text, headers, now) {
      pause = .seconds(seconds)
    } else {
      return nil
    }
  }

  /// The longest of all that an answer says, of however many fields. Some servers say it twice.
  package static func longest(_ headers: HTTPHeaders, now: HTTPDate) -> Duration? {
    let milliseconds = headers.values(of: "retry-after-ms").compactMap(decimal)
    let seconds = headers.values(of: "retry-after").compactMap { self.seconds($0, headers, now) }
    return (milliseconds.map { .milliseconds($0) } + seconds.map { .seconds($0) }).max()
  }

  private static func seconds(
    _ text: String, _ headers: HTTPHeaders, _ now: HTTPDate
  ) -> Double? {
    if let seconds = decimal(text) { return seconds }
    guard let date = HTTPDate(text, now: now) else { return nil }
    let sent = headers["date"].flatMap { HTTPDate($0, now: now) } ?? now
    let ahead = date.secondsSince1970 - sent.secondsSince1970
    return ahead > 0 ? Double(ahead) : nil
  }

  /// Digits with or without a fraction, of a number above zero.
  private static func decimal(_ text: String) -> Double? {
    guard text.utf8.count <= 30, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == 0x2E }) else {
      return nil
    }
    // Far more than anyone waits, and still a duration.
    return Double(text).flatMap { $0 > 0 ? min($0, 1e12) : nil }
  }
}
