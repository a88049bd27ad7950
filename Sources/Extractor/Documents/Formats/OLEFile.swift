import Interactions

/// Documents of Word, Excel and PowerPoint of before 2007, and encrypted ones of today: a file of files,
/// whose names tell which of them it is.
enum OLEFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    guard specimen.has([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) else { return nil }
    guard let folder = OLEFolder(specimen) else { return unknown.with(true) }
    if folder["EncryptedPackage"] != nil { return encrypted }
    if let text = folder["WordDocument"] {
      return finding(.doc, text, folder, isEncrypted: isEncryptedText)
    }
    if let table = folder["Workbook"] ?? folder["Book"] {
      return finding(.xls, table, folder, isEncrypted: isEncryptedTable)
    }
    if let slides = folder["PowerPoint Document"] {
      let isEncrypted = folder["EncryptedSummary"] != nil
      return finding(.ppt, slides, folder) { _, _ in isEncrypted }
    }
    return others.first { folder[$0.stream] != nil }.map { Finding(type: $0.type) } ?? unknown
  }

  private static let unknown = Finding(
    type: "application/x-ole-storage", alternatives: [.doc, .xls, .ppt])

  /// Which sort of document it is, nobody can see without the password.
  private static let encrypted = Finding(
    type: "application/x-ole-storage", alternatives: [.docx, .dotx, .xlsx, .pptx],
    damage: .encrypted)

  private static let others: [(stream: String, type: MediaType)] = [
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("VisioDocument", "application/vnd.visio"), ("Contents", "application/x-mspublisher"),
  ]

  private static func finding(
    _ type: MediaType, _ stream: OLEFolder.Stream, _ folder: OLEFolder,
    isEncrypted: (Specimen, Int) -> Bool
  ) -> Finding {
    var finding = Finding(type: type)
    if !folder.isWhole(stream) {
      finding.damage = .truncated
    } else if let place = folder.place(of: stream), isEncrypted(folder.specimen, place) {
      finding.damage = .encrypted
    }
    return finding
  }

  /// A bit in the head of a text of Word.
  private static func isEncryptedText(_ specimen: Specimen, at place: Int) -> Bool {
    (specimen.little(2, at: place + 10) ?? 0) & 0x0100 != 0
  }

  /// A record of Excel, which stands before all sheets.
  private static func isEncryptedTable(_ specimen: Specimen, at place: Int) -> Bool {
    var place = place
    for _ in 0..<64 {
      guard let name = specimen.little(2, at: place), let length = specimen.little(2, at: place + 2)
      else { return false }
      if name == 0x2F { return true }
      place += 4 + length
    }
    return false
  }
}

/// The folder of a file of files: what lies in it directly, not in folders within.
///
/// The file is cut into sectors, and a table tells for each which one follows it.
struct OLEFolder {
  let specimen: Specimen
  private let shift: Int
  private var streams: [(name: String, stream: Stream)] = []

  struct Stream {
    let sector: Int
    let count: Int
  }

  private static let none = 0xFFFF_FFFF
  /// The shortest stream that has sectors of its own.
  private static let leastCount = 4096

  /// `nil` if the folder lies beyond the end of the file.
  init?(_ specimen: Specimen) {
    guard let shift = specimen.little(2, at: 30), shift == 9 || shift == 12,
      let first = specimen.little(4, at: 48)
    else { return nil }
    self.specimen = specimen
    self.shift = shift
    let sectors = chain(from: first, atMost: 512)
    guard !sectors.isEmpty, sectors.allSatisfy(isThere) else { return nil }
    let places = sectors.flatMap { sector in
      stride(from: offset(sector), to: offset(sector + 1), by: 128)
    }
    for index in children(of: places) {
      let place = places[index]
      let length = min(max((specimen.little(2, at: place + 64) ?? 2) - 2, 0), 62)
      let units = stride(from: 0, to: length, by: 2).map {
        UInt16(specimen.little(2, at: place + $0) ?? 0)
      }
      let stream = Stream(
        sector: specimen.little(4, at: place + 116) ?? 0,
        count: specimen.little(4, at: place + 120) ?? 0)
      streams.append((String(decoding: units, as: UTF16.self), stream))
    }
  }

  subscript(name: String) -> Stream? {
    streams.first { $0.name.utf8.elementsEqual(name.utf8) }?.stream
  }

  /// Where a stream begins, unless it is a short one, which lies among others.
  func place(of stream: Stream) -> Int? {
    stream.count >= Self.leastCount ? offset(stream.sector) : nil
  }

  /// Whether the file has all sectors of a stream.
  func isWhole(_ stream: Stream) -> Bool {
    guard stream.count >= Self.leastCount else { return true }
    return chain(from: stream.sector, atMost: stream.count >> shift + 1).allSatisfy(isThere)
  }

  private func offset(_ sector: Int) -> Int { (sector + 1) << shift }

  private func isThere(_ sector: Int) -> Bool { offset(sector) < specimen.count }

  /// A sector and those that follow it, no more than the file has: a longer chain goes round. One that is
  /// not there is the last.
  private func chain(from first: Int, atMost limit: Int) -> [Int] {
    let most = min(limit, 1 << 20, specimen.count >> shift + 1)
    var sectors: [Int] = []
    var next = first
    while next < 0xFFFF_FFFA, sectors.count < most {
      sectors.append(next)
      guard isThere(next) else { break }
      next = following(next)
    }
    return sectors
  }

  private func following(_ sector: Int) -> Int {
    let perSector = 1 << (shift - 2)
    guard let table = tableSector(sector / perSector) else { return Self.none }
    return specimen.little(4, at: offset(table) + 4 * (sector % perSector)) ?? Self.none
  }

  /// Where a part of the table lies: 109 places stand in the head of the file, the others in sectors
  /// that follow each other.
  private func tableSector(_ index: Int) -> Int? {
    if index < 109 { return specimen.little(4, at: 76 + 4 * index) }
    let perSector = 1 << (shift - 2) - 1
    var sector = specimen.little(4, at: 68) ?? Self.none
    for _ in 0..<min((index - 109) / perSector, 1024) where isThere(sector) {
      sector = specimen.little(4, at: offset(sector) + 4 * perSector) ?? Self.none
    }
    return specimen.little(4, at: offset(sector) + 4 * ((index - 109) % perSector))
  }

  /// The entries below the first one, which form a tree; none is looked at twice.
  private func children(of places: [Int]) -> [Int] {
    var seen: Set<Int> = [0]
    var open = [specimen.little(4, at: places[0] + 76)]
    var found: [Int] = []
    while let next = open.popLast() {
      guard let next, places.indices.contains(next), seen.insert(next).inserted else { continue }
      found.append(next)
      open.append(specimen.little(4, at: places[next] + 68))
      open.append(specimen.little(4, at: places[next] + 72))
    }
    return found
  }
}
