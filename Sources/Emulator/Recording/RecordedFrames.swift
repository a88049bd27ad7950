/// Cuts an event stream into its frames, each with the empty line behind it, as the bytes come.
struct RecordedFrames {
  private var rest: [UInt8] = []
  private var isLineEmpty = true

  /// Takes the next bytes; hands out the frames that are complete by now.
  mutating func take(_ bytes: [UInt8]) -> [[UInt8]] {
    var frames: [[UInt8]] = []
    var start = bytes.startIndex
    for (index, byte) in bytes.enumerated() where byte != .carriageReturn {
      if byte == .lineFeed, isLineEmpty {
        frames.append(rest + bytes[start...index])
        rest = []
        start = index + 1
      }
      isLineEmpty = byte == .lineFeed
    }
    rest += bytes[start...]
    return frames
  }

  /// What no empty line stands behind, if there is anything.
  mutating func takeRest() -> [[UInt8]] {
    defer { rest = [] }
    return rest.isEmpty ? [] : [rest]
  }
}
