import Interactions

/// Pictures of chunks, each with its length, the last of which is called `IEND`.
enum PNGFile: FileFormat {
  private static let mark: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  static func finding(in specimen: Specimen) -> Finding? {
    guard specimen.has(mark) else { return nil }
    return Finding(type: .png).with(isTruncated(specimen))
  }

  private static func isTruncated(_ specimen: Specimen) -> Bool {
    var place = mark.count
    while let length = specimen.big(4, at: place) {
      if specimen.has("IEND", at: place + 4) { return false }
      // Length, name and checksum.
      place += 12 + length
    }
    return true
  }
}
