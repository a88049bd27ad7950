import Interactions

/// Pictures of segments, each with its length, then of bytes in which `FF D9` is the end.
enum JPEGFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    guard specimen.has([0xFF, 0xD8, 0xFF]) else { return nil }
    return Finding(type: .jpeg).with(isTruncated(specimen))
  }

  /// The segments are passed over first, for they may hold a small picture with an end of its own.
  private static func isTruncated(_ specimen: Specimen) -> Bool {
    var place = 2
    while let byte = specimen[place] {
      // What is no segment is a mistake of another sort.
      guard byte == 0xFF, let code = specimen[place + 1] else { return byte == 0xFF }
      switch code {
      case 0xFF: place += 1
      case 0xD9: return false
      case 0xDA: return !hasEnd(specimen, from: place + 2)
      case 0x01, 0xD0...0xD8: place += 2
      default:
        guard let length = specimen.big(2, at: place + 2) else { return true }
        place += 2 + max(2, length)
      }
    }
    return true
  }

  /// It mostly stands at the very end, but films and other pictures may follow.
  private static func hasEnd(_ specimen: Specimen, from start: Int) -> Bool {
    let tail = max(start, specimen.count - reach)
    if specimen.bytes(at: tail, count: reach).place(of: end) != nil { return true }
    // Each stretch begins with the last byte of the one before.
    return stride(from: start, to: tail, by: reach - 1).contains { place in
      specimen.bytes(at: place, count: reach).place(of: end) != nil
    }
  }

  private static let end: [UInt8] = [0xFF, 0xD9]
  private static let reach = 64 << 10
}
