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
  public mutating func append(_ bytes: [UInt8]) { append(.bytes(bytes)) }

  /// Adds bytes that are sent as base64.
  public mutating func append(base64 bytes: [UInt8]) { append(.base64(bytes)) }

  /// Adds part of a file.
  package mutating func append(_ range: FileRange) { append(.file(range)) }

  /// Adds part of a file that is sent as base64.
  package mutating func append(base64 range: FileRange) { append(.base64File(range)) }

  private mutating func append(_ segment: Segment) {
    guard segment.count > 0 else { return }
    segments.append(segment)
    count += segment.count
  }
}

extension HTTPBody.Segment {
  /// How many bytes are sent.
  var count: Int { isBase64 ? Base64.count(encoding: sourceCount) : sourceCount }

  /// How many bytes they are made of.
  var sourceCount: Int {
    switch self {
    case .bytes(let bytes), .base64(let bytes): bytes.count
    case .file(let range), .base64File(let range): range.count
    }
  }

  /// Whether they are encoded while they are sent.
  var isBase64: Bool {
    switch self {
    case .bytes, .file: false
    case .base64, .base64File: true
    }
  }

  /// Where they lie, unless they are in memory.
  var range: FileRange? {
    switch self {
    case .bytes, .base64: nil
    case .file(let range), .base64File(let range): range
    }
  }
}
