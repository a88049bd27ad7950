/// Small files of every format, built byte by byte as their specifications say.
enum FileBuilder {
  static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

  static func big(_ number: Int, _ size: Int) -> [UInt8] {
    (0..<size).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  static func little(_ number: Int, _ size: Int) -> [UInt8] { big(number, size).reversed() }

  static func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }

  /// Bytes that are no text and hold no mark of anything.
  static func noise(_ count: Int) -> [UInt8] { (0..<count).map { UInt8($0 % 7 + 0x0E) } }
}

// Documents.
extension FileBuilder {
  /// A PDF with a table of references, whose trailer says more than it has to.
  static func pdf(trailer: String = "", ending: String = "%%EOF\n") -> [UInt8] {
    let body = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    let table = "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
    let end = "trailer\n<</Size 2/Root 1 0 R\(trailer)>>\nstartxref\n\(body.utf8.count)\n"
    return ascii(body + table + end + ending)
  }

  /// A PDF whose references stand in a stream with this dictionary.
  static func pdf(stream dictionary: String) -> [UInt8] {
    let body = "%PDF-1.5\n"
    let stream = "7 0 obj<</Type/XRef\(dictionary)>>stream\n\u{1}\u{2}endstream endobj\n"
    return ascii(body + stream + "startxref\n\(body.utf8.count)\n%%EOF\n")
  }

  /// An archive of entries that are not packed.
  static func zip(
    _ entries: [(name: String, bytes: [UInt8])], flags: Int = 0, hasEnd: Bool = true
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    var list: [UInt8] = []
    for entry in entries {
      let sizes = little(entry.bytes.count, 4) + little(entry.bytes.count, 4)
      let common =
        little(flags, 2) + zeros(2) + zeros(8) + sizes + little(entry.name.utf8.count, 2) + zeros(2)
      list += ascii("PK\u{1}\u{2}") + zeros(2) + little(20, 2) + common + zeros(10)
      list += little(bytes.count, 4) + ascii(entry.name)
      bytes += ascii("PK\u{3}\u{4}") + little(20, 2) + common + ascii(entry.name) + entry.bytes
    }
    guard hasEnd else { return bytes }
    let count = little(entries.count, 2)
    let end = zeros(4) + count + count + little(list.count, 4) + little(bytes.count, 4) + zeros(2)
    return bytes + list + ascii("PK\u{5}\u{6}") + end
  }

  /// An archive as those of more than four gigabytes are, with a second end before its end.
  static func largeZip(_ names: [String]) -> [UInt8] {
    let bytes = zip(names.map { ($0, ascii("<a/>")) })
    let end = bytes.suffix(22)
    let list = Int(end[end.startIndex + 12])
    let count = bytes.count - 22
    var large = ascii("PK\u{6}\u{6}") + little(44, 8) + zeros(28)
    large += little(list, 8) + little(count - list, 8)
    large += ascii("PK\u{6}\u{7}") + zeros(4) + little(count, 8) + little(1, 4)
    large += end.prefix(12)
    return Array(bytes.dropLast(22)) + large + little(0xFFFF_FFFF, 4) + little(0xFFFF_FFFF, 4)
      + zeros(2)
  }

  /// A document of Office: an archive with these entries beside the one that all have.
  static func office(_ names: String..., flags: Int = 0) -> [UInt8] {
    zip((["[Content_Types].xml"] + names).map { ($0, ascii("<a/>")) }, flags: flags)
  }

  /// A document of OpenDocument.
  static func openDocument(_ type: String, content: [UInt8] = ascii("<a/>")) -> [UInt8] {
    zip([("mimetype", ascii(type)), ("content.xml", content)])
  }

  /// A file of files with streams of 4,096 bytes, the first with this beginning, and one below a folder.
  static func ole(
    _ names: [String], beginning: [UInt8] = [], nested: String = "Workbook"
  ) -> [UInt8] {
    // Sector 0 is the table, 1 and 2 the folder, and eight each follow for the streams.
    var table = [0xFFFF_FFFD, 2, 0xFFFF_FFFE]
    var streams: [UInt8] = []
    var folder = oleEntry("Root Entry", kind: 5, child: 1)
    for (index, name) in names.enumerated() {
      let start = 3 + 8 * index
      let right = index + 1 < names.count ? index + 2 : names.count + 1
      folder += oleEntry(name, kind: 2, right: right, sector: start, count: 4096)
      table += (1...7).map { start + $0 } + [0xFFFF_FFFE]
      streams += index == 0 ? beginning + zeros(4096 - beginning.count) : zeros(4096)
    }
    folder += oleEntry("ObjectPool", kind: 1, child: names.count + 2)
    folder += oleEntry(nested, kind: 2, sector: 3, count: 4096)
    folder += zeros(1024 - folder.count)
    table += Array(repeating: 0xFFFF_FFFF, count: 128 - table.count)

    let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    var head = mark + zeros(16) + little(0x3E, 2) + little(3, 2) + [0xFE, 0xFF]
    head += little(9, 2) + little(6, 2) + zeros(10) + little(1, 4) + little(1, 4) + zeros(4)
    head += little(4096, 4) + little(0xFFFF_FFFE, 4) + zeros(4) + little(0xFFFF_FFFE, 4) + zeros(4)
    head += little(0, 4) + (1..<109).flatMap { _ in little(0xFFFF_FFFF, 4) }
    return head + table.flatMap { little($0, 4) } + folder + streams
  }

  private static func oleEntry(
    _ name: String, kind: UInt8, right: Int = 0xFFFF_FFFF, child: Int = 0xFFFF_FFFF,
    sector: Int = 0, count: Int = 0
  ) -> [UInt8] {
    let units = name.utf16.flatMap { little(Int($0), 2) }
    let links = little(0xFFFF_FFFF, 4) + little(right, 4) + little(child, 4)
    let head = units + zeros(64 - units.count) + little(units.count + 2, 2) + [kind, 1]
    return head + links + zeros(36) + little(sector, 4) + little(count, 4) + zeros(4)
  }
}

// Pictures.
extension FileBuilder {
  static var png: [UInt8] {
    func chunk(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
      big(bytes.count, 4) + ascii(name) + bytes + zeros(4)
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", zeros(13))
      + chunk("IDAT", noise(50)) + chunk("IEND", [])
  }

  /// With a small picture in its head, which has an end of its own.
  static var jpeg: [UInt8] {
    let preview: [UInt8] = [0xFF, 0xD8, 0xFF, 0xD9]
    let segment = [0xFF, 0xE1] + big(2 + preview.count, 2) + preview
    return [0xFF, 0xD8] + segment + [0xFF, 0xDA, 0x00, 0x02] + noise(200_000) + [0xFF, 0xD9]
  }

  static var gif: [UInt8] {
    let comment: [UInt8] = [0x21, 0xFE, 3] + ascii("hi;") + [0]
    let image: [UInt8] = [0x2C] + zeros(8) + [0x00, 2, 2, 0x4C, 0x01, 0]
    return ascii("GIF89a") + [1, 0, 1, 0, 0x80, 0, 0] + zeros(6) + comment + image + [0x3B]
  }

  static var bmp: [UInt8] {
    let size = 54 + 4 * 4
    return ascii("BM") + little(size, 4) + zeros(4) + little(54, 4) + little(40, 4) + little(1, 4)
      + little(4, 4) + little(1, 2) + little(24, 2) + zeros(24) + zeros(16)
  }

  /// With its strip behind its table.
  static func tiff(isBig: Bool) -> [UInt8] {
    func number(_ number: Int, _ size: Int) -> [UInt8] {
      isBig ? big(number, size) : little(number, size)
    }
    func entry(_ tag: Int, _ value: Int) -> [UInt8] {
      number(tag, 2) + number(4, 2) + number(1, 4) + number(value, 4)
    }
    let start = 8 + 2 + 24 + 4
    return ascii(isBig ? "MM" : "II") + number(42, 2) + number(8, 4) + number(2, 2)
      + entry(273, start) + entry(279, 30) + zeros(4) + noise(30)
  }

  static func riff(_ form: String, as word: String = "RIFF") -> [UInt8] {
    ascii(word) + little(4 + 60, 4) + ascii(form) + ascii("data") + little(52, 4) + noise(52)
  }
}

// Recordings and films.
extension FileBuilder {
  static var aiff: [UInt8] { ascii("FORM") + big(4 + 60, 4) + ascii("AIFF") + noise(60) }

  static func box(_ name: String, _ bytes: [UInt8] = noise(40)) -> [UInt8] {
    big(8 + bytes.count, 4) + ascii(name) + bytes
  }

  static func media(_ brand: String, _ others: String..., boxes: [String]) -> [UInt8] {
    box("ftyp", ascii(brand) + zeros(4) + ascii(others.joined())) + boxes.flatMap { box($0) }
  }

  static func matroska(_ sort: String, codec: String) -> [UInt8] {
    let head = [0x42, 0x82, 0x80 | UInt8(sort.utf8.count)] + ascii(sort)
    let codecID = [0x86, 0x80 | UInt8(codec.utf8.count)] + ascii(codec)
    let segment = codecID + noise(20)
    return [0x1A, 0x45, 0xDF, 0xA3, 0x80 | UInt8(head.count)] + head
      + [0x18, 0x53, 0x80, 0x67, 0x80 | UInt8(segment.count)] + segment
  }

  static func ogg(_ packet: String) -> [UInt8] {
    ascii("OggS") + zeros(22) + [1, UInt8(packet.unicodeScalars.count)]
      + packet.unicodeScalars.map { UInt8($0.value) } + noise(20)
  }

  /// Two frames of MP3: 128 kbit/s, 44,100 Hz.
  static var mp3: [UInt8] {
    let frame = [0xFF, 0xFB, 0x90, 0x00] + noise(413)
    return frame + frame
  }

  static var aac: [UInt8] {
    let frame: [UInt8] = [0xFF, 0xF1, 0x50, 0x80, 0x06, 0x1F, 0xFC] + noise(41)
    return frame + frame
  }

  /// A tag of so many bytes before something.
  static func tagged(_ bytes: [UInt8]) -> [UInt8] {
    ascii("ID3") + [4, 0, 0, 0, 0, 1, 0x10] + zeros(0x90) + bytes
  }

  static func windowsMedia(isFilm: Bool) -> [UInt8] {
    let header: [UInt8] = [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]
    let video: [UInt8] = [0xC0, 0xEF, 0x19, 0xBC, 0x4D, 0x5B, 0xCF, 0x11]
    return header + noise(100) + (isFilm ? video : []) + noise(20)
  }
}
