import Interactions
import OrderedJSON

/// A text that was decoded exactly, and how it was written.
struct TextFile {
  let text: String
  let encoding: Encoding

  enum Encoding: String {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case latin1 = "ISO-8859-1"
    case windows1252 = "windows-1252"
  }

  /// Why bytes are no text that can be read.
  enum Fault: Error {
    case notText
    /// Text, but in a language whose encoding cannot be told.
    case unknownEncoding
  }

  /// Decodes bytes by their mark, as UTF-8 if they are, as UTF-16 if every other byte is a zero, or as
  /// what Western Europe used before.
  init(_ bytes: [UInt8]) throws(Fault) {
    if let (encoding, length) = Self.mark(of: bytes) {
      guard let text = encoding.decoded(bytes[length...]), !text.unicodeScalars.contains("\0")
      else {
        throw .notText
      }
      self.init(text, encoding)
    } else if Self.hasForeign(bytes) {
      // Zeros are foreign, but in UTF-16.
      guard let encoding = Self.unmarkedUTF16(bytes), let text = encoding.decoded(bytes[...]),
        !text.utf8.contains(where: Self.isForeign)
      else { throw .notText }
      self.init(text, encoding)
    } else {
      if let text = Encoding.utf8.decoded(bytes[...]) {
        self.init(text, .utf8)
        return
      }
      let encoding = try Self.westernEncoding(of: bytes)
      guard let text = encoding.decoded(bytes[...]) else { throw .notText }
      self.init(text, encoding)
    }
  }

  private init(_ text: String, _ encoding: Encoding) {
    self.text = text
    self.encoding = encoding
  }

  /// Whether the beginning of a file may be that of a text.
  static func isLikely(_ beginning: [UInt8]) -> Bool {
    mark(of: beginning) != nil || !hasForeign(beginning) || unmarkedUTF16(beginning) != nil
  }
}

extension TextFile {
  private static func mark(of bytes: [UInt8]) -> (Encoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    // The same two, followed by zeros, are the mark of UTF-32.
    if bytes.starts(with: [0xFF, 0xFE]), !bytes.dropFirst(2).starts(with: [0, 0]) {
      return (.utf16LittleEndian, 2)
    }
    return bytes.starts(with: [0xFE, 0xFF]) ? (.utf16BigEndian, 2) : nil
  }

  /// Of text in most languages the one byte of a unit is often zero, and the other never.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> Encoding? {
    guard bytes.count >= 4, bytes.count.isMultiple(of: 2) else { return nil }
    var zeros = [0, 0]
    for (index, byte) in bytes.prefix(64 << 10).enumerated() where byte == 0 {
      zeros[index & 1] += 1
    }
    let units = min(bytes.count, 64 << 10) / 2
    if zeros[0] == 0, zeros[1] * 3 > units { return .utf16LittleEndian }
    return zeros[1] == 0 && zeros[0] * 3 > units ? .utf16BigEndian : nil
  }

  /// Whether a byte stands in no text; of eight that could not, none is looked at on its own.
  private static func hasForeign(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var place = 0
      while place + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        if hasControls(word) {
          for byte in place..<place + 8 where isForeign(bytes[byte]) { return true }
        }
        place += 8
      }
      return bytes[place...].contains(where: isForeign)
    }
  }

  /// Whether one of eight bytes is a control character.
  private static func hasControls(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let deleted = word ^ ones &* 0x7F
    let isControl = (word &- ones &* 0x20) & ~word | (deleted &- ones) & ~deleted
    return isControl & (ones &* 0x80) != 0
  }

  /// Control characters that stand in no text. The others are blanks, ends of lines, bells, escapes,
  /// and the end of a file of DOS.
  private static func isForeign(_ byte: UInt8) -> Bool {
    byte < 0x20 && !(0x07...0x0D ~= byte) && byte != 0x1A && byte != 0x1B || byte == 0x7F
  }

  /// One byte is one character. In a language of Western Europe few of the letters are beyond ASCII;
  /// in others they would come out as other letters, and nobody would notice.
  private static func westernEncoding(of bytes: [UInt8]) throws(Fault) -> Encoding {
    guard !bytes.contains(where: { undefined.contains($0) }) else { throw .unknownEncoding }
    let high = bytes.count { $0 >= 0xC0 }
    let letters = bytes.count { 0x61...0x7A ~= $0 | 0x20 }
    guard high <= 8 || high * 3 <= letters else { throw .unknownEncoding }
    return bytes.contains { 0x80...0x9F ~= $0 } ? .windows1252 : .latin1
  }

  private static let undefined: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
}

extension TextFile.Encoding {
  /// The text, if all bytes are characters.
  func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    switch self {
    case .utf8: bytes.withUnsafeBytes { String(wellFormed: $0) }
    case .utf16LittleEndian: Self.utf16(bytes) { UInt16($0) | UInt16($1) << 8 }
    case .utf16BigEndian: Self.utf16(bytes) { UInt16($1) | UInt16($0) << 8 }
    case .latin1: String(decoding: bytes.lazy.map(UInt16.init), as: UTF16.self)
    case .windows1252:
      String(
        decoding: bytes.lazy.map { 0x80...0x9F ~= $0 ? Self.windows[Int($0) - 0x80] : UInt16($0) },
        as: UTF16.self)
    }
  }

  private static func utf16(
    _ bytes: ArraySlice<UInt8>, _ unit: (UInt8, UInt8) -> UInt16
  ) -> String? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map {
      unit(bytes[$0], bytes[$0 + 1])
    }
    return String(validating: units, as: UTF16.self)
  }

  /// What Windows has from 80 to 9F, where Latin-1 has control characters.
  private static let windows: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]
}

extension TextFile {
  /// Which sort of text it is, as far as its beginning tells.
  var type: MediaType {
    let start = text.utf8.prefix(512).drop { $0 <= 0x20 }.prefix(14)
    let word = String(decoding: start.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    return Self.beginnings.first { word.utf8.starts(with: $0.word.utf8) }?.type ?? .plainText
  }

  private static let beginnings: [(word: String, type: MediaType)] = [
    ("<!doctype html", .html), ("<html", .html), ("<?xml", .xml), ("{\\rtf", "text/rtf"),
    ("{\"", .json), ("[{", .json),
  ]
}
