import Interactions

/// Pictures of blocks, the last of which is a semicolon.
enum GIFFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    guard specimen.has("GIF87a") || specimen.has("GIF89a") else { return nil }
    return Finding(type: .gif).with(isTruncated(specimen))
  }

  private static func isTruncated(_ specimen: Specimen) -> Bool {
    guard let flags = specimen[10] else { return true }
    var place = 13 + colors(flags)
    while let block = specimen[place] {
      switch block {
      case 0x3B: return false
      case 0x21: place = end(of: specimen, blocksAt: place + 2)
      case 0x2C:
        guard let flags = specimen[place + 9] else { return true }
        place = end(of: specimen, blocksAt: place + 11 + colors(flags))
      case 0x00: place += 1
      // No block is a mistake of another sort.
      default: return false
      }
    }
    return true
  }

  /// How many bytes a table of colors has.
  private static func colors(_ flags: UInt8) -> Int {
    flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
  }

  /// Small blocks with their lengths follow each other, until there is an empty one.
  private static func end(of specimen: Specimen, blocksAt start: Int) -> Int {
    var place = start
    while let length = specimen[place], length > 0 { place += 1 + Int(length) }
    return place + 1
  }
}
