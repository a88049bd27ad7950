import Interactions

/// Portable documents: `%PDF-1.7` … `startxref 1234 %%EOF`.
enum PDFFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    let head = specimen.bytes(at: 0, count: 1024)
    guard let start = head.place(of: "%PDF-") else { return nil }
    let tail = specimen.bytes(before: specimen.endOfContents, count: 64 << 10)
    // A text may speak of PDF; what stands before the mark of a file is padding, or there is a table.
    let isPadded = head[..<start].allSatisfy { $0 <= 0x20 || $0 >= 0x80 }
    guard isPadded || tail.place(of: "startxref") != nil else { return nil }

    var finding = Finding(type: .pdf)
    let isWhole = tail.place(of: "%%EOF") != nil || tail.place(of: "startxref") != nil
    if !isWhole || isShorterThanSaid(specimen, head) {
      finding.damage = .truncated
    } else if isEncrypted(specimen, tail, headerAt: start) {
      finding.damage = .encrypted
    }
    return finding
  }

  /// A file for the web says near its beginning how long it is, and has an `%%EOF` there too.
  private static func isShorterThanSaid(_ specimen: Specimen, _ head: [UInt8]) -> Bool {
    guard let place = head.place(of: "/Linearized") else { return false }
    let dictionary = head[place...].prefix { $0 != UInt8(ascii: ">") }
    guard let length = dictionary.place(of: "/L ") else { return false }
    return number(dictionary[(length + 3)...]).map { $0 > specimen.count } ?? false
  }

  // MARK: Encryption

  /// Whether the dictionary with which reading begins names a way of encryption.
  private static func isEncrypted(
    _ specimen: Specimen, _ tail: [UInt8], headerAt header: Int
  ) -> Bool {
    let trailer = tail[(tail.lastPlace(of: "trailer") ?? tail.endIndex)...]
    if namesEncryption(trailer[..<(trailer.place(of: "startxref") ?? trailer.endIndex)]) {
      return true
    }
    let mark = tail.lastPlace(of: "startxref")
    guard let mark, let offset = number(tail[(mark + 9)...]) else { return false }
    // Offsets count from the header, or from the first byte, when something stands before it.
    return [offset, offset + header].contains { offset in
      namesEncryption(dictionary(of: specimen, at: offset)[...])
    }
  }

  /// The dictionary of a table of references, or of a stream of them.
  private static func dictionary(of specimen: Specimen, at offset: Int) -> [UInt8] {
    guard specimen.has("xref", at: offset) else {
      let object = specimen.bytes(at: offset, count: 64 << 10)
      return Array(object[..<(object.place(of: "stream") ?? object.endIndex)])
    }
    let trailer = specimen.bytes(at: trailer(of: specimen, at: offset), count: 64 << 10)
    return Array(trailer[..<(trailer.place(of: "startxref") ?? trailer.endIndex)])
  }

  /// Where the trailer begins: behind sections of so many entries, of twenty bytes each.
  private static func trailer(of specimen: Specimen, at offset: Int) -> Int {
    var place = offset + 4
    for _ in 0..<10_000 {
      let line = specimen.bytes(at: place, count: 64)
      guard let start = line.firstIndex(where: { $0 > 0x20 }), number(line[start...]) != nil,
        let gap = line[start...].firstIndex(of: 0x20),
        let entries = number(line[gap...]), entries < specimen.count / 20 + 1
      else { return place }
      let afterGap = line[gap...].drop { $0 == 0x20 }.drop { 0x30...0x39 ~= $0 }
      place += afterGap.drop { $0 <= 0x20 }.startIndex + 20 * entries
    }
    return place
  }

  /// Whether `/Encrypt` is a whole name somewhere.
  private static func namesEncryption(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while let place = rest.place(of: "/Encrypt") {
      rest = rest[(place + 8)...]
      guard let next = rest.first else { return false }
      if !(0x61...0x7A ~= next | 0x20) { return true }
    }
    return false
  }

  /// The number that stands behind blanks.
  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    let digits = bytes.drop { $0 <= 0x20 }.prefix { 0x30...0x39 ~= $0 }.prefix(18)
    return digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
