import Interactions

/// Documents of Word, Excel, PowerPoint and OpenDocument: archives, of which the names of the entries
/// are read, and nothing is unpacked.
enum ZipFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    let isEmpty = specimen.has(Self.mark(5, 6))
    guard specimen.has(Self.mark(3, 4)) || isEmpty else { return nil }
    guard let entries = ZipEntry.all(of: specimen) else { return cutShort(specimen) }
    var finding = finding(by: entries, in: specimen)
    if finding.type.isKnown, entries.contains(where: { $0.isEncrypted(in: specimen) }) {
      finding.damage = .encrypted
    }
    return finding
  }

  /// The mark of a part of an archive.
  static func mark(_ one: UInt8, _ two: UInt8) -> [UInt8] { [0x50, 0x4B, one, two] }

  /// Without its end an archive has no list of its entries.
  private static func cutShort(_ specimen: Specimen) -> Finding {
    if let type = mediaType(in: specimen) { return Finding(type: type).with(true) }
    return Finding(
      type: "application/zip",
      alternatives: [.docx, .dotx, .xlsx, .pptx, .odt, .ods, .odp]
    ).with(true)
  }

  private static func finding(by entries: [ZipEntry], in specimen: Specimen) -> Finding {
    if let type = mediaType(in: specimen) { return Finding(type: type) }
    guard entries.contains(where: { $0.isNamed("[Content_Types].xml") }) else {
      let isJava = entries.contains { $0.isNamed("META-INF/MANIFEST.MF") }
      return Finding(type: isJava ? "application/java-archive" : "application/zip")
    }
    func has(_ name: String) -> Bool { entries.contains { $0.name.starts(with: name.utf8) } }
    // A template differs from a document in a word of a packed entry.
    if has("word/") { return Finding(type: .docx, alternatives: [.dotx]) }
    if has("xl/workbook.bin") { return Finding(type: binaryWorkbook) }
    if has("xl/") { return Finding(type: .xlsx) }
    return Finding(type: has("ppt/") ? .pptx : "application/zip")
  }

  private static let binaryWorkbook: MediaType =
    "application/vnd.ms-excel.sheet.binary.macroEnabled.12"

  /// The type that archives of OpenDocument and some others begin with, as a text that is not packed.
  private static func mediaType(in specimen: Specimen) -> MediaType? {
    guard specimen.has("mimetype", at: 30), specimen.little(2, at: 26) == 8,
      specimen.little(2, at: 8) == 0, let size = specimen.little(4, at: 18), 1...100 ~= size,
      let extra = specimen.little(2, at: 28)
    else { return nil }
    let bytes = specimen.bytes(at: 38 + extra, count: size)
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.count == size && text.utf8.contains(UInt8(ascii: "/")) ? MediaType(text) : nil
  }
}

/// What the list at the end of an archive says of one entry.
struct ZipEntry {
  let name: [UInt8]
  private let flags: Int
  private let method: Int
  /// Where the entry itself begins.
  private let place: Int

  /// Every entry, or as many as a document may have; `nil` if the archive has no end.
  static func all(of specimen: Specimen) -> [ZipEntry]? {
    guard var place = start(of: specimen) else { return nil }
    var entries: [ZipEntry] = []
    while entries.count < 20_000, specimen.has(ZipFile.mark(1, 2), at: place),
      let nameLength = specimen.little(2, at: place + 28),
      let extra = specimen.little(2, at: place + 30),
      let comment = specimen.little(2, at: place + 32)
    {
      entries.append(ZipEntry(specimen, place, nameLength))
      place += 46 + nameLength + extra + comment
    }
    return entries
  }

  private init(_ specimen: Specimen, _ place: Int, _ nameLength: Int) {
    name = specimen.bytes(at: place + 46, count: min(nameLength, 256))
    flags = specimen.little(2, at: place + 8) ?? 0
    method = specimen.little(2, at: place + 10) ?? 0
    self.place = specimen.little(4, at: place + 42) ?? 0
  }

  /// Where the list begins: so many bytes before what ends the archive.
  private static func start(of specimen: Specimen) -> Int? {
    let window = specimen.bytes(before: specimen.count, count: 22 + 0xFFFF)
    guard let found = window.lastPlace(of: ZipFile.mark(5, 6)) else { return nil }
    let end = specimen.count - window.count + found
    guard let size = specimen.little(4, at: end + 12), specimen[end + 21] != nil else { return nil }
    guard size == 0xFFFF_FFFF, let large = specimen.little(8, at: end - 12),
      large < specimen.count, let largeSize = specimen.little(8, at: large + 40)
    else { return max(0, end - size) }
    return max(0, large - min(largeSize, large))
  }

  func isNamed(_ name: String) -> Bool { self.name.elementsEqual(name.utf8) }

  /// Whether a password is needed: the archive says so, or OpenDocument does, in whose encrypted
  /// documents the text stands unpacked and is none.
  func isEncrypted(in specimen: Specimen) -> Bool {
    if flags & 1 != 0 || isNamed("encrypted-package") { return true }
    guard isNamed("content.xml"), method == 0, specimen.has(ZipFile.mark(3, 4), at: place),
      let nameLength = specimen.little(2, at: place + 26),
      let extra = specimen.little(2, at: place + 28),
      let first = specimen[place + 30 + nameLength + extra]
    else { return false }
    return ![0x3C, 0xEF, 0xFE, 0xFF].contains(first)
  }
}
