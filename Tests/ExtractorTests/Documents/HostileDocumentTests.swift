import Extractor
import Files
import Interactions
import TestSupport
import Testing

private typealias Build = FileBuilder

@Suite struct `A hostile document` {
  private static let films = ["moov", "mdat"]
  private static let seeds: [[UInt8]] = [
    Build.pdf(trailer: "/Encrypt 5 0 R"), Build.pdf(stream: "/Size 2"), Build.png,
    Array(Build.jpeg.suffix(2000)), Build.gif, Build.bmp, Build.tiff(isBig: true),
    Build.tiff(isBig: false), Build.riff("WAVE"), Build.aiff, Build.media("isom", boxes: films),
    Build.media("mif1", "heic", boxes: ["meta"]), Build.matroska("webm", codec: "V_VP8"),
    Build.ogg("OpusHead"), Build.mp3, Build.aac, Build.tagged(Build.mp3),
    Build.office("word/document.xml"), Build.largeZip(["word/document.xml"]),
    Build.openDocument(MediaType.odt.rawValue),
    Build.ole(["Workbook"]), Build.ole(["WordDocument", "1Table"]),
    Build.windowsMedia(isFilm: true), Build.ascii("a text"),
    [0xFF, 0xFE] + Build.ascii("a\0b\0"),
  ]

  /// Whatever stands in it, it is told what it is or why it is not sent; nothing crashes or hangs.
  @Test(.timeLimit(.minutes(10)), arguments: Array(Seeds(0..<400, oneIn: 8)))
  func `ends in a verdict whatever is changed in it`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for original in Self.seeds {
      var bytes = original
      for _ in 0...random.number(0...8) where !bytes.isEmpty {
        let place = random.number(0...bytes.count - 1)
        switch random.number(0...5) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes[place] = 0xFF
        case 2:
          bytes.replaceSubrange(
            place..., with: Build.big(Int.max, 8) + bytes[place...].dropFirst(8))
        case 3:
          let rest = bytes[place...].dropFirst(8)
          bytes.replaceSubrange(place..., with: Build.little(Int.max, 8) + rest)
        case 4: bytes.removeSubrange(place..<min(bytes.count, place + random.number(1...20)))
        default: bytes.insert(contentsOf: Build.zeros(random.number(1...20)), at: place)
        }
      }
      do {
        let inspected = try Document.bytes(bytes).inspected()
        #expect(inspected.parts.count == 1)
      } catch { #expect(error.part == "the bytes") }
    }
  }

  /// Many small pieces, chains that bite their tails, words without end: all take time in proportion to
  /// the bytes.
  @Test(.timeLimit(.minutes(10)), arguments: long.map(\.name))
  func `takes no more time than its length`(name: String) throws {
    let bytes = try #require(Self.long.first { $0.name == name }).bytes
    let clock = ContinuousClock()
    let time = clock.measure { _ = try? Document.bytes(bytes).inspected() }
    #expect(time < .seconds(20), "\(name) took \(time)")
  }

  /// Of a file one page is in memory at a time, so that each step of such a chain turns two of them.
  @Test func `ends a chain that goes round and round in a small file`() throws {
    var bytes = Self.circle + Build.zeros(20_000)
    // How long the stream is said to be.
    bytes.replaceSubrange(1272..<1276, with: Build.little(0xFFFF_FFFF, 4))
    let folder = TemporaryFolder()
    let file = folder.file("circle.xls", holding: bytes)
    let clock = ContinuousClock()
    let time = clock.measure { _ = try? Document.file(file).inspected() }
    #expect(time < .seconds(10), "\(time)")
  }

  private static let long: [(name: String, bytes: [UInt8])] = [
    ("PNG", Array(Build.png.prefix(8)) + Build.zeros(2_000_000)),
    ("JPEG", [0xFF, 0xD8] + again([0xFF, 0xE1, 0x00, 0x02], 500_000)),
    ("JPEG of marks", [0xFF, 0xD8] + again([0xFF], 2_000_000)),
    ("GIF", Array(Build.gif.prefix(19)) + again([0x21, 0xFE, 0x00], 500_000)),
    ("MP4", Build.media("isom", boxes: []) + again(Build.box("free", []), 200_000)),
    ("PDF", Build.ascii("%PDF-1.7\n") + again(Build.ascii("trailer startxref 9 %%EOF "), 60_000)),
    ("PDF of sections", Build.pdf(table: String(repeating: "1 0 \n", count: 200_000))),
    ("ZIP", Build.zip(Array(repeating: ("word/a", []), count: 60_000))),
    ("OLE in a circle", circle), ("ZIP that leads far away", farAway),
    ("text", again([0x20], 4_000_000)),
  ]

  private static func again(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    Array(repeatElement(bytes, count: count).joined())
  }

  /// An archive whose list lies behind all that can be counted.
  private static var farAway: [UInt8] {
    var bytes = Build.largeZip(["word/document.xml"])
    let place = bytes.count - 22 - 12
    bytes.replaceSubrange(place..<(place + 8), with: Build.little(Int.max, 8))
    return bytes
  }

  /// A table in which each sector follows itself, or the one before.
  private static var circle: [UInt8] {
    var bytes = Build.ole(["Workbook"])
    let table = (0..<128).flatMap { Build.little(max(0, $0 - 1), 4) }
    bytes.replaceSubrange(512..<1024, with: table)
    return bytes
  }
}

extension FileBuilder {
  fileprivate static func pdf(table: String) -> [UInt8] {
    ascii("%PDF-1.4\nxref\n\(table)trailer<</Size 1>>\nstartxref\n9\n%%EOF\n")
  }
}
