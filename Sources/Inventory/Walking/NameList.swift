private import Glibc

/// The names in one folder, with all their bytes in one piece of memory: a folder may hold a million.
struct NameList: Sendable {
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []

  private struct Entry: Sendable {
    let start: Int
    let count: UInt16
    let kind: Kind
  }

  enum Kind: Sendable {
    case file, folder, link, special
    /// A symbolic link to a folder that is followed.
    case followedFolder

    var isFolder: Bool { self == .folder || self == .followedFolder }
  }

  var count: Int { entries.count }

  subscript(index: Int) -> (name: ArraySlice<UInt8>, kind: Kind) {
    let entry = entries[index]
    return (bytes[entry.start..<entry.start + Int(entry.count)], entry.kind)
  }

  mutating func append(_ name: some Collection<UInt8>, _ kind: Kind) {
    entries.append(Entry(start: bytes.count, count: UInt16(clamping: name.count), kind: kind))
    bytes += name
  }

  /// Puts them in the order in which all that is in the folder stands by the bytes of its whole path:
  /// the name of a folder counts as if a slash followed, which stands before every digit and letter,
  /// but behind `-` and `.`.
  mutating func sort() {
    bytes.withUnsafeBytes { bytes in
      entries.sort { Self.precedes($0, $1, in: bytes) }
    }
  }

  private static func precedes(
    _ left: Entry, _ right: Entry, in bytes: UnsafeRawBufferPointer
  ) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    let shared = Int(min(left.count, right.count))
    let difference = memcmp(start + left.start, start + right.start, shared)
    if difference != 0 { return difference < 0 }
    if left.count == right.count { return false }
    let (shorter, longer) = left.count < right.count ? (left, right) : (right, left)
    let shorterIsFirst = !shorter.kind.isFolder || UInt8(ascii: "/") < bytes[longer.start + shared]
    return shorterIsFirst == (left.count < right.count)
  }
}
