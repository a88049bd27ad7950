/// Phrases that are looked for in a text, all of them in one reading.
///
/// A phrase is found where its own letters and digits begin and end with words: however it is spaced,
/// broken into lines, punctuated or capitalised, but never inside of a longer word or number. One
/// without letters and digits is found in every text.
///
/// Each word of a text is asked whether it begins as a phrase does. Most are told from all phrases by
/// their first two bytes, the others by as many as the phrases have, up to eight.
struct Phrases: Sendable {
  private var folding = Folding()
  /// Where each phrase ends among the folded bytes.
  private var ends: [Int] = []
  /// The first bytes of phrases, at most eight.
  private var beginnings = KeyTable()
  /// For each beginning the first phrase that has it, and for each phrase the next with the same.
  private var links = Links()
  /// For two bytes, of which five bits count, a bit for each length of the beginnings that have them.
  private var lengths = [UInt8](repeating: 0, count: 1024)

  private struct Links {
    var first: [Int] = []
    var next: [Int?] = []
  }

  /// Takes phrases, or makes room for so many.
  init(_ texts: [String] = [], capacity: Int = 0) {
    folding.reserveCapacity(capacity * 16)
    ends.reserveCapacity(capacity)
    links.first.reserveCapacity(capacity)
    links.next.reserveCapacity(capacity)
    beginnings.reserveCapacity(capacity)
    for text in texts { append(text) }
  }

  /// How many phrases there are.
  var count: Int { ends.count }

  /// Adds a phrase, and gives its rank.
  @discardableResult
  mutating func append(_ text: String) -> Int {
    folding.append(text)
    let rank = ends.count
    ends.append(folding.bytes.count)
    links.next.append(nil)
    let bytes = bytes(of: rank)
    guard !bytes.isEmpty else { return rank }
    let word = folding.bytes.withUnsafeBytes { Self.eight($0, from: bytes.lowerBound) }
    let length = min(bytes.count, 8)
    noteLength(length, of: word)
    let beginning = beginnings.insert(Self.beginning(of: word, length))
    if beginning < links.first.count {
      links.next[rank] = links.first[beginning]
      links.first[beginning] = rank
    } else {
      links.first.append(rank)
    }
    return rank
  }

  private mutating func noteLength(_ length: Int, of word: UInt64) {
    let row = Self.row(word)
    // A phrase of one byte may be followed by any other.
    let rows = length > 1 ? row..<row + 1 : row & ~31..<row | 31 + 1
    for row in rows { lengths[row] |= 1 << UInt8(length - 1) }
  }

  private func bytes(of phrase: Int) -> Range<Int> {
    (phrase > 0 ? ends[phrase - 1] : 0)..<ends[phrase]
  }

  // MARK: Looking

  /// Whether a word of a text begins as one of the phrases does.
  func mayStand(in text: FoldedText) -> Bool {
    var isThere = false
    forEachBeginning(in: text) { _, _ in
      isThere = true
      return false
    }
    return isThere
  }

  /// Which phrases stand in a text, by their rank.
  func found(in text: FoldedText) -> [Bool] {
    var isFound = ends.indices.map { bytes(of: $0).isEmpty }
    var tries = [Int](repeating: 0, count: count)
    var first = links.first.map(Optional.some)
    var next = links.next
    forEachBeginning(in: text) { beginning, place in
      var phrase = first[beginning]
      var last: Int?
      while let one = phrase {
        phrase = next[one]
        tries[one] += 1
        if tries[one] > Self.mostTries || stands(one, in: text, at: place) {
          // What is found is not looked for again.
          isFound[one] = true
          if let last { next[last] = phrase } else { first[beginning] = phrase }
        } else {
          last = one
        }
      }
      return true
    }
    return isFound
  }

  /// So many places that begin alike are tried before a phrase is taken to be there.
  private static let mostTries = 1024

  /// Whether a phrase stands here, and a word ends where it ends.
  private func stands(_ phrase: Int, in text: FoldedText, at place: Int) -> Bool {
    let phrase = bytes(of: phrase)
    let end = place + phrase.count
    return end <= text.bytes.count
      && text.bytes[place..<end].elementsEqual(folding.bytes[phrase]) && text.isEnd(end)
  }

  /// Calls `body` with each word of a text that begins as phrases do, and the rank of the beginning, until
  /// it says no.
  private func forEachBeginning(in text: FoldedText, _ body: (Int, Int) -> Bool) {
    text.bytes.withUnsafeBytes { bytes in
      lengths.withUnsafeBufferPointer { rows in
        for place in text.words {
          let word = Self.eight(bytes, from: place)
          var lengths = rows[Self.row(word)]
          while lengths != 0 {
            let length = lengths.trailingZeroBitCount + 1
            lengths &= lengths - 1
            guard let beginning = beginnings[Self.beginning(of: word, length)] else { continue }
            if !body(beginning, place) { return }
          }
        }
      }
    }
  }

  /// The eight bytes from here on, the first of them highest; zero behind the end.
  private static func eight(_ bytes: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
    if start + 8 <= bytes.count {
      return UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    return (0..<8).reduce(0) { word, step in
      word << 8 | UInt64(start + step < bytes.count ? bytes[start + step] : 0)
    }
  }

  /// The first bytes of a word. No letter or digit is zero, so they are like no other beginning.
  private static func beginning(of word: UInt64, _ length: Int) -> UInt64 {
    word & ~0 << UInt64(64 - 8 * length)
  }

  private static func row(_ word: UInt64) -> Int {
    Int(word >> 51 & 0x3E0 | word >> 48 & 0x1F)
  }
}
