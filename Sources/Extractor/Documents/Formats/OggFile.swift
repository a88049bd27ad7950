import Interactions

/// Ogg, whose first page says what it carries.
enum OggFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    guard specimen.has("OggS") else { return nil }
    let packet = 27 + Int(specimen[26] ?? 0)
    if specimen.has("OpusHead", at: packet) {
      return Finding(type: .ogg, alternatives: [.opus, .oggOpus])
    }
    let isFilm = [[0x80] + Array("theora".utf8), Array("fishead\0".utf8)].contains {
      specimen.has($0, at: packet)
    }
    return isFilm ? Finding(type: "video/ogg") : Finding(type: .ogg)
  }
}
