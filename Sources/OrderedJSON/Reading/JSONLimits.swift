/// How much a reader takes before it refuses.
public struct JSONLimits: Sendable, Hashable {
  /// Containers inside one another.
  public var depth: Int
  /// Bytes of text. Places are kept in 32 bits, so that 4 GiB cannot be exceeded whatever is set.
  public var bytes: Int { didSet { bytes = min(bytes, Self.mostBytes) } }

  private static let mostBytes = Int(UInt32.max) - 64

  /// Limits that no honest answer of a model comes near.
  public init(depth: Int = 512, bytes: Int = 1 << 30) {
    self.depth = depth
    self.bytes = min(bytes, Self.mostBytes)
  }
}
