import Interactions

/// Films, recordings and pictures of boxes, each with its length, the first of which is called `ftyp`
/// and says which sort they are.
enum ISOMediaFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    if specimen.has("ftyp", at: 4) {
      let finding = finding(ofBrands: brands(specimen))
      return finding.type.isKnown ? finding.with(isTruncated(specimen, finding.type)) : finding
    }
    // QuickTime did without for years.
    let isOld = ["moov", "mdat", "wide", "pnot"].contains { specimen.has($0, at: 4) }
    guard isOld, let length = specimen.big(4, at: 0), length == 1 || length >= 8 else { return nil }
    return Finding(type: .mov).with(isTruncated(specimen, .mov))
  }

  /// The main brand, and those that the file is made for as well.
  private static func brands(_ specimen: Specimen) -> [String] {
    let length = min(specimen.big(4, at: 0) ?? 0, 1024)
    let others = stride(from: 16, to: max(16, length - 3), by: 4)
    return ([8] + others).map { place in
      String(decoding: specimen.bytes(at: place, count: 4), as: UTF8.self)
    }
  }

  private static func finding(ofBrands brands: [String]) -> Finding {
    let main = brands[0]
    switch main.prefix(3) {
    case "3gp", "3g2": return Finding(type: .video3GPP, alternatives: [.mp4, .m4a])
    case "M4A", "M4B": return Finding(type: .m4a, alternatives: [.mp4])
    case "avi": return Finding(type: "image/avif")
    case "crx": return Finding(type: "image/x-canon-cr3")
    case "jp2", "jpx": return Finding(type: "image/jp2")
    default: break
    }
    if main == "qt  " { return Finding(type: .mov, alternatives: [.mp4]) }
    if heicBrands.contains(main) { return Finding(type: .heic, alternatives: [.heif]) }
    guard heifBrands.contains(main) else {
      return Finding(type: .mp4, alternatives: [.m4a, .video3GPP])
    }
    if brands.contains("avif") { return Finding(type: "image/avif") }
    return brands.contains(where: heicBrands.contains)
      ? Finding(type: .heic, alternatives: [.heif]) : Finding(type: .heif, alternatives: [.heic])
  }

  private static let heicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"]
  private static let heifBrands = ["mif1", "mif2", "msf1", "miaf"]

  /// Whether a box runs past the end, or one is missing without which nothing can be read.
  private static func isTruncated(_ specimen: Specimen, _ type: MediaType) -> Bool {
    let isPicture = [.heic, .heif].contains(type)
    var (hasTable, hasContents) = (false, false)
    var place = 0
    // A hostile file may have a box in every eight bytes; an honest one has few.
    for _ in 0..<1_000_000 where specimen[place + 7] != nil {
      guard let short = specimen.big(4, at: place) else { break }
      hasTable = hasTable || specimen.has(isPicture ? "meta" : "moov", at: place + 4)
      hasContents = hasContents || ["mdat", "moof"].contains { specimen.has($0, at: place + 4) }
      let length = short == 1 ? specimen.big(8, at: place + 8) ?? .max : short
      // Zero is all that follows; what is shorter than its own head is no box.
      if length == 0 { place = specimen.count }
      guard length >= 8 else { break }
      if length > specimen.count - place, isBox(specimen, place) { return true }
      // Something else may stand behind all boxes.
      guard length <= specimen.count - place else { break }
      place += length
    }
    // A small picture may lie in its table.
    return !hasTable
      || !hasContents && specimen.bytes(at: 0, count: 64 << 10).place(of: "idat") == nil
  }

  /// Whether the name at a place is one of the usual letters.
  private static func isBox(_ specimen: Specimen, _ place: Int) -> Bool {
    let name = specimen.bytes(at: place + 4, count: 4)
    return name.count == 4
      && name.allSatisfy { 0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 || $0 == 0x20 }
  }
}
