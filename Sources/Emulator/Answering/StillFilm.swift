/// A film of one picture that stands for a second, as MP4 (ISO 14496-12 and -14): tiny, but what it says
/// it is.
enum StillFilm {
  /// The file of a JPEG picture of so many pixels on each side.
  static func of(_ jpeg: [UInt8], side: Int) -> [UInt8] {
    let brand = box("ftyp", Array("isom".utf8) + big(0x200, 4) + Array("isommp41".utf8))
    // The picture stands behind the brand and the eight bytes of its own box.
    let table = sampleTable(jpeg, side: side, at: brand.count + 8)
    return brand + box("mdat", jpeg) + box("moov", header + track(table, side: side))
  }

  /// How long it is, in the thousandths that every time in it is told in.
  private static let length = big(1000, 4)

  private static let header = full(
    "mvhd",
    big(0, 8) + big(1000, 4) + length + big(0x10000, 4) + big(0x100, 2) + big(0, 10) + unmoved
      + big(0, 24) + big(2, 4))

  /// The matrix that turns and moves nothing.
  private static let unmoved: [UInt8] =
    big(0x10000, 4) + big(0, 12) + big(0x10000, 4) + big(0, 12) + big(0x4000_0000, 4)

  private static func track(_ table: [UInt8], side: Int) -> [UInt8] {
    let size = big(side << 16, 4)
    let place = full(
      "tkhd", big(0, 8) + big(1, 4) + big(0, 4) + length + big(0, 16) + unmoved + size + size,
      flags: 3)
    let time = full("mdhd", big(0, 8) + big(1000, 4) + length + big(0x55C4, 2) + big(0, 2))
    let handler = full("hdlr", big(0, 4) + Array("vide".utf8) + big(0, 12) + [0])
    let source = box("dinf", full("dref", big(1, 4) + full("url ", [], flags: 1)))
    let media = box("minf", full("vmhd", big(0, 8), flags: 1) + source + box("stbl", table))
    return box("trak", place + box("mdia", time + handler + media))
  }

  /// One sample in one chunk.
  private static func sampleTable(_ jpeg: [UInt8], side: Int, at offset: Int) -> [UInt8] {
    full("stsd", big(1, 4) + picture(side: side))
      + full("stts", big(1, 4) + big(1, 4) + length)
      + full("stsc", big(1, 4) + big(1, 4) + big(1, 4) + big(1, 4))
      + full("stsz", big(jpeg.count, 4) + big(1, 4))
      + full("stco", big(1, 4) + big(offset, 4))
  }

  /// What a sample is: JPEG, by the number that ISO 14496-1 has for it.
  private static func picture(side: Int) -> [UInt8] {
    let config: [UInt8] = [0x04, 13, 0x6C, 0x11] + big(0, 11)
    let stream: [UInt8] = [0x03, 21] + big(1, 2) + [0] + config + [0x06, 1, 0x02]
    let front = big(0, 6) + big(1, 2) + big(0, 16) + big(side, 2) + big(side, 2)
    let resolution = big(0x48_0000, 4) + big(0x48_0000, 4) + big(0, 4)
    let end = big(1, 2) + big(0, 32) + big(24, 2) + big(0xFFFF, 2)
    return box("mp4v", front + resolution + end + full("esds", stream))
  }

  private static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
    big(content.count + 8, 4) + Array(name.utf8) + content
  }

  /// A box with a version, always 0, and flags.
  private static func full(_ name: String, _ content: [UInt8], flags: Int = 0) -> [UInt8] {
    box(name, big(flags, 4) + content)
  }

  private static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
  }
}
