/// The letters and digits of a text, small and without what stands between them, to look phrases up
/// in.
///
/// `Müller & Söhne,\n12 kg` is `müller|söhne|12|kg`, where bars are the bounds of words. A phrase
/// is found where its own letters and digits begin and end with words: however it is spaced, broken
/// into lines, punctuated or capitalised, but never inside of a longer word or number.
///
/// Where words begin is put in order once, by the first byte, and where many begin with the same, by
/// what follows; each phrase is then a search among few.
struct FoldedText: Sendable {
  let bytes: [UInt8]
  /// Where words begin, in their order in the text.
  let words: [Int]
  private let index: WordIndex

  init(_ text: String) {
    let folding = Folding(of: text)
    (bytes, words) = (folding.bytes, folding.words)
    index = WordIndex(of: words, in: bytes)
  }

  /// Whether the words of a phrase stand in the text; one without letters and digits does.
  func contains(_ phrase: String) -> Bool { contains(FoldedPhrase(phrase)) }

  func contains(_ phrase: FoldedPhrase) -> Bool {
    var tries = 0
    return phrase.bytes.isEmpty
      || index.contains(phrase.start, phrase.bytes.count) { place in
        tries += 1
        return tries > Self.mostTries || isWhole(phrase.bytes, at: place)
      }
  }

  /// Whether words begin with these bytes, wherever the last of them ends; of the bytes, sixteen
  /// count.
  func hasBeginning(_ beginning: FoldedPhrase) -> Bool {
    index.contains(beginning.start, beginning.bytes.count) { _ in true }
  }

  /// So many places that begin alike are tried before a phrase is taken to be there.
  private static let mostTries = 1024

  /// Whether the phrase stands here, and a word ends where it ends.
  private func isWhole(_ phrase: [UInt8], at place: Int) -> Bool {
    let end = place + phrase.count
    guard end <= bytes.count, bytes[place..<end].elementsEqual(phrase) else { return false }
    guard end < bytes.count else { return true }
    return words[words.indices.dropLast().first(fromWhich: { words[$0] >= end })] == end
  }
}

/// A phrase, ready to be looked up.
struct FoldedPhrase: Sendable {
  let bytes: [UInt8]
  fileprivate let start: WordStart

  init(_ text: String) { self.init(folded: Folding(of: text).bytes) }

  init(folded bytes: [UInt8]) {
    self.bytes = bytes
    start = bytes.withUnsafeBytes { WordStart(at: 0, in: $0) }
  }
}

/// Where the words of a text begin: together, those that begin with one byte.
private struct WordIndex: Sendable {
  private let starts: [WordStart]
  /// Where those of each first byte begin in `starts`, and where the last of them end.
  private let bounds: [Int]

  /// So many are looked through as they stand; more are sorted.
  private static let few = 128

  init(of words: [Int], in bytes: [UInt8]) {
    var ends = [Int](repeating: 0, count: 257)
    for word in words { ends[Int(bytes[word]) + 1] += 1 }
    for byte in 0..<256 { ends[byte + 1] += ends[byte] }
    let bounds = ends
    starts = bytes.withUnsafeBytes { bytes in
      [WordStart](unsafeUninitializedCapacity: words.count) { starts, count in
        for word in words {
          let byte = Int(bytes[word])
          starts.initializeElement(at: ends[byte], to: WordStart(at: word, in: bytes))
          ends[byte] += 1
        }
        count = words.count
        for (first, end) in zip(bounds, bounds.dropFirst()) where end - first > Self.few {
          var alike = UnsafeMutableBufferPointer(rebasing: starts[first..<end])
          alike.sort()
        }
      }
    }
    self.bounds = bounds
  }

  /// Whether a word begins with a phrase's first bytes, and with the phrase, as somebody else knows.
  func contains(_ phrase: WordStart, _ count: Int, where stands: (Int) -> Bool) -> Bool {
    let (low, end) = (bounds[phrase.firstByte], bounds[phrase.firstByte + 1])
    let isSorted = end - low > Self.few
    var rank = isSorted ? (low..<end).first(fromWhich: { !(starts[$0] < phrase) }) : low
    while rank < end {
      if starts[rank].begins(with: phrase, count) {
        if stands(starts[rank].place) { return true }
      } else if isSorted {
        return false
      }
      rank += 1
    }
    return false
  }
}

/// Where a word begins, and the first sixteen bytes from there.
private struct WordStart: Comparable, Sendable {
  let place: Int
  private let high: UInt64
  private let low: UInt64

  init(at place: Int, in bytes: UnsafeRawBufferPointer) {
    func eight(from start: Int) -> UInt64 {
      if start + 8 <= bytes.count {
        return UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      }
      return (0..<8).reduce(0) { word, step in
        word << 8 | UInt64(start + step < bytes.count ? bytes[start + step] : 0)
      }
    }
    self.place = place
    high = eight(from: place)
    low = eight(from: place + 8)
  }

  var firstByte: Int { Int(high >> 56) }

  static func < (one: WordStart, other: WordStart) -> Bool {
    (one.high, one.low) < (other.high, other.low)
  }

  /// Whether the first bytes, at most sixteen, are those of a phrase.
  func begins(with phrase: WordStart, _ count: Int) -> Bool {
    let highBits = max(0, 64 - 8 * count)
    let lowBits = max(0, 128 - 8 * max(count, 8))
    return (high ^ phrase.high) >> UInt64(highBits) == 0
      && (count <= 8 || (low ^ phrase.low) >> UInt64(lowBits) == 0)
  }
}

extension Range<Int> {
  /// The first from which on something holds, by halves; the end if it holds nowhere.
  fileprivate func first(fromWhich holds: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
