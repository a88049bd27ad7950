import Files

/// Contents that are looked at here and there, wherever they lie. Of a file one page is in memory at a
/// time, whatever its size.
///
/// Where there is no byte, or none that can be read, there is `nil`; why a byte could not be read is
/// asked once, at the end.
final class Specimen {
  /// How many bytes there are.
  let count: Int
  /// Why the file could not be read, if it could not.
  private(set) var failure: FileError?
  private let source: Source
  private var page: [UInt8]
  private var pageStart = 0

  private enum Source: ~Copyable {
    case memory
    case file(File)
  }

  private static let pageSize = 8 << 10

  /// Bytes in memory.
  init(_ bytes: [UInt8]) {
    count = bytes.count
    source = .memory
    page = bytes
  }

  /// A file that is open, and was so long when it was measured.
  init(_ file: consuming File, count: Int) {
    self.count = count
    source = .file(file)
    page = []
  }

  /// The byte at an offset.
  subscript(offset: Int) -> UInt8? {
    guard 0..<count ~= offset else { return nil }
    if !(pageStart..<(pageStart + page.count) ~= offset) { turn(to: offset) }
    let place = offset - pageStart
    return page.indices.contains(place) ? page[place] : nil
  }

  /// Bytes from an offset on, as many as there are of so many.
  func bytes(at offset: Int, count wanted: Int) -> [UInt8] {
    guard 0..<count ~= offset, wanted > 0 else { return [] }
    let wanted = min(wanted, count - offset)
    let place = offset - pageStart
    if place >= 0, place + wanted <= page.count { return Array(page[place..<(place + wanted)]) }
    return read(at: offset, count: wanted)
  }

  private func turn(to offset: Int) {
    pageStart = offset / Self.pageSize * Self.pageSize
    page = read(at: pageStart, count: min(Self.pageSize, count - pageStart))
  }

  private func read(at offset: Int, count wanted: Int) -> [UInt8] {
    switch source {
    case .memory: return []
    case .file(let file):
      do throws(FileError) {
        return try [UInt8](capacity: wanted) { (buffer) throws(FileError) in
          try file.read(into: buffer, at: offset)
        }
      } catch {
        failure = failure ?? error
        return []
      }
    }
  }
}

extension [UInt8] {
  /// As many bytes as `fill` says that it put into the memory that it is given.
  fileprivate init(
    capacity: Int, _ fill: (UnsafeMutableRawBufferPointer) throws(FileError) -> Int
  ) throws(FileError) {
    self.init()
    try append(addingCapacity: capacity) { (output) throws(FileError) in
      try output.withUnsafeMutableBufferPointer { (buffer, count) throws(FileError) in
        let memory = UnsafeMutableRawBufferPointer(buffer).prefix(capacity)
        count = try fill(UnsafeMutableRawBufferPointer(rebasing: memory))
      }
    }
  }
}

extension Specimen {
  /// The last bytes before an offset, at most so many.
  func bytes(before end: Int, count wanted: Int) -> [UInt8] {
    let start = max(0, end - wanted)
    return bytes(at: start, count: end - start)
  }

  /// Whether some bytes stand at an offset.
  func has(_ wanted: some Sequence<UInt8>, at offset: Int = 0) -> Bool {
    var offset = offset
    for byte in wanted {
      guard self[offset] == byte else { return false }
      offset += 1
    }
    return true
  }

  /// Whether a word of ASCII stands at an offset.
  func has(_ word: String, at offset: Int = 0) -> Bool { has(word.utf8, at: offset) }

  /// A whole number of so many bytes, the most significant first; `nil` too if it is beyond all that a
  /// file could mean by it.
  func big(_ size: Int, at offset: Int) -> Int? {
    number((0..<size).map { offset &+ $0 })
  }

  /// A whole number of so many bytes, the least significant first.
  func little(_ size: Int, at offset: Int) -> Int? {
    number((0..<size).reversed().map { offset &+ $0 })
  }

  private func number(_ offsets: [Int]) -> Int? {
    var value: UInt64 = 0
    for offset in offsets {
      guard let byte = self[offset] else { return nil }
      value = value << 8 | UInt64(byte)
    }
    return Int(exactly: value)
  }

  /// Where the contents end if blanks and NULs that were added behind them do not count. Not more than
  /// a megabyte of those is looked through.
  var endOfContents: Int {
    var end = count
    while end > max(0, count - 1 << 20), let byte = self[end - 1], Self.padding.contains(byte) {
      end -= 1
    }
    return end
  }

  private static let padding: [UInt8] = [0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20]
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Where a word of ASCII stands first.
  func place(of word: String) -> Int? { place(of: Array(word.utf8)) }

  /// Where some bytes stand first.
  func place(of wanted: [UInt8]) -> Int? {
    guard let first = wanted.first else { return startIndex }
    var rest = startIndex
    while let next = self[rest...].firstIndex(of: first) {
      if self[next...].starts(with: wanted) { return next }
      rest = next + 1
    }
    return nil
  }

  /// Where a word of ASCII stands last.
  func lastPlace(of word: String) -> Int? { lastPlace(of: Array(word.utf8)) }

  /// Where some bytes stand last.
  func lastPlace(of wanted: [UInt8]) -> Int? {
    guard let first = wanted.first else { return nil }
    return indices.reversed().first { self[$0] == first && self[$0...].starts(with: wanted) }
  }
}
