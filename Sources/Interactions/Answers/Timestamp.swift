import JSONCoding

/// A moment, as the API writes moments down: RFC 3339 in UTC.
public struct Timestamp: Sendable, Hashable {
  /// Whole seconds since the beginning of 1970.
  public let seconds: Int
  /// The part of a second that has passed since, from 0 to 999,999,999.
  public let nanoseconds: Int

  /// So long after the beginning of 1970.
  public init(seconds: Int, nanoseconds: Int = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// Reads a date and time with its zone; `nil` for anything else.
  public init?(_ text: String) {
    guard let (seconds, fraction) = RFC3339.moment(text) else { return nil }
    // Many nines read as a whole second.
    self.init(seconds: seconds, nanoseconds: min(Int((fraction * 1e9).rounded()), 999_999_999))
  }
}

extension Timestamp: Comparable {
  /// Whether the moment is earlier.
  public static func < (one: Timestamp, other: Timestamp) -> Bool {
    (one.seconds, one.nanoseconds) < (other.seconds, other.nanoseconds)
  }
}

extension Interaction {
  /// When it began.
  public var createdAt: Timestamp? { created.flatMap(Timestamp.init) }

  /// When it last changed.
  public var updatedAt: Timestamp? { updated.flatMap(Timestamp.init) }
}
