import Digest
import Files

/// Safe names for files that are called after documents.
///
/// A name stays readable: `inbox/Müller & Söhne.pdf` becomes `inbox--Müller & Söhne.pdf.json`. Where one is
/// not the whole truth, because something in it was replaced or cut off, a mark made of its digest follows,
/// and so it does where a name was given to another document already, if in other letters.
struct FileNames {
  /// In small letters. That Swift takes two spellings of an accent for one is wanted here: so do some file
  /// systems.
  private var taken: Set<String> = []

  /// The longest that a name gets, in bytes; file systems take 255.
  static let most = 200

  init() {}

  /// A name for these bytes that no others got.
  mutating func name(for bytes: [UInt8], ending: String) -> FilePath {
    let readable = ReadableName(bytes)
    let isWhole = readable.isFaithful && readable.text.utf8.count + ending.utf8.count <= Self.most
    var attempt = isWhole ? 0 : 1
    while true {
      let mark = attempt == 0 ? "" : "--" + Self.mark(of: bytes, attempt)
      let room = Self.most - mark.utf8.count - ending.utf8.count
      let name = Self.cut(readable.text, to: room) + mark + ending
      if taken.insert(name.lowercased()).inserted { return FilePath(name) ?? "" }
      attempt += 1
    }
  }

  mutating func name(for text: String, ending: String) -> FilePath {
    name(for: Array(text.utf8), ending: ending)
  }

  private static func mark(of bytes: [UInt8], _ attempt: Int) -> String {
    let salt = attempt == 1 ? [] : Array("\0\(attempt)".utf8)
    return String("\(SHA256(of: bytes + salt))".prefix(12))
  }

  /// The longest beginning that is whole in its characters.
  private static func cut(_ text: String, to room: Int) -> String {
    var kept = ""
    var size = 0
    for character in text {
      size += character.utf8.count
      if size > room { break }
      kept.append(character)
    }
    return kept
  }
}
