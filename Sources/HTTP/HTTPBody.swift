/// The bytes of a request, which need not be in memory: a list of segments that a transport reads one
/// after the other, as often as it has to send them.
///
///     {"data":"   ·   a file in base64   ·   "}
public struct HTTPBody: Sendable {
  /// The parts in order; none is empty.
  package private(set) var segments: [Segment] = []
  /// How long the whole is, known before anything is read.
  public private(set) var count = 0

  /// One stretch of a body.
  package enum Segment: Sendable {
    case bytes([UInt8])
    /// Bytes as base64, encoded while they are sent.
    case base64([UInt8])
    case file(FileRange)
    /// A part of a file as base64, read and encoded while it is sent.
    case base64File(FileRange)
  }

  /// No bytes.
  public init() {}

  /// Bytes in memory.
  public init(_ bytes: [UInt8]) { append(bytes) }

  /// Adds bytes.
  public mutating func append(_ bytes: [UInt8]) { append(.bytes(bytes), count: bytes.count) }

  /// Adds bytes that are sent as base64.
  public mutating func append(base64 bytes: [UInt8]) {
    append(.base64(bytes), count: Self.base64Count(bytes.count))
  }

  /// Adds part of a file.
  package mutating func append(_ range: FileRange) { append(.file(range), count: range.count) }

  /// Adds part of a file that is sent as base64.
  package mutating func append(base64 range: FileRange) {
    append(.base64File(range), count: Self.base64Count(range.count))
  }

  private mutating func append(_ segment: Segment, count: Int) {
    guard count > 0 else { return }
    segments.append(segment)
    self.count += count
  }

  /// How long so many bytes are in base64, padded.
  package static func base64Count(_ count: Int) -> Int { (count + 2) / 3 * 4 }
}
