import Interactions

/// Pictures of rows, as Windows writes them.
enum BMPFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    guard specimen.has("BM"), specimen.little(4, at: 6) == 0,
      let headerSize = specimen.little(4, at: 14), headerSizes.contains(headerSize)
    else { return nil }
    return Finding(type: .bmp).with(isTruncated(specimen))
  }

  private static let headerSizes = [12, 16, 40, 52, 56, 64, 108, 124]

  /// Whether rows are missing; their number is told beforehand unless they are packed. The size in the
  /// header is often wrong.
  private static func isTruncated(_ specimen: Specimen) -> Bool {
    guard specimen.little(4, at: 14) ?? 0 >= 40 else { return false }
    guard let start = specimen.little(4, at: 10), let width = specimen.little(4, at: 18),
      let height = specimen.little(4, at: 22), let depth = specimen.little(2, at: 28),
      let packing = specimen.little(4, at: 30)
    else { return true }
    guard packing == 0, width < 1 << 20, depth <= 32 else { return start > specimen.count }
    // A negative height says that the rows come from the top.
    let rows = height < 1 << 31 ? height : 1 << 32 - height
    return start + (width * depth + 31) / 32 * 4 * rows > specimen.count
  }
}
