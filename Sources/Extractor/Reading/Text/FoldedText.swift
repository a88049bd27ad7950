/// The letters and digits of a text, small and without what stands between them, to look phrases up
/// in.
///
/// `Müller & Söhne,\n12 kg` is `müller|söhne|12|kg`, where bars are the bounds of words. A phrase
/// is found where its own letters and digits begin and end with words: however it is spaced, broken
/// into lines, punctuated or capitalised, but never inside of a longer word or number.
///
/// Where words begin is sorted by what follows, once; each phrase is then a search by halves.
struct FoldedText: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where words begin, in their order in the text.
  private(set) var words: [Int] = []
  /// The same, in the order of what follows.
  private var sorted: [Start] = []

  init(_ text: String) {
    let folding = Folding(of: text)
    (bytes, words) = (folding.bytes, folding.words)
    sorted = words.map { Start(at: $0, in: bytes) }.sorted()
  }

  /// The bytes of a word.
  func word(_ rank: Int) -> ArraySlice<UInt8> {
    bytes[words[rank]..<(rank + 1 < words.count ? words[rank + 1] : bytes.count)]
  }

  /// Whether the words of a phrase stand in the text; one without letters and digits does.
  func contains(_ phrase: String) -> Bool { contains(folded: Folding(of: phrase).bytes) }

  /// The same of a phrase that is folded already.
  func contains(folded phrase: [UInt8]) -> Bool {
    guard !phrase.isEmpty else { return true }
    let wanted = Start(at: 0, in: phrase)
    var rank = firstRank(of: wanted)
    let last = rank + Self.mostTries
    while rank < sorted.count, sorted[rank].begins(with: wanted, phrase.count) {
      if rank == last || isWhole(phrase, at: sorted[rank].place) { return true }
      rank += 1
    }
    return false
  }

  /// So many places that begin alike are tried before a phrase is taken to be there.
  private static let mostTries = 1024

  private func firstRank(of wanted: Start) -> Int {
    Self.first(in: 0..<sorted.count) { !(sorted[$0] < wanted) }
  }

  /// Whether the phrase stands here, and a word ends where it ends.
  private func isWhole(_ phrase: [UInt8], at place: Int) -> Bool {
    let end = place + phrase.count
    guard end <= bytes.count, bytes[place..<end].elementsEqual(phrase) else { return false }
    guard end < bytes.count else { return true }
    return words[Self.first(in: 0..<words.count - 1) { words[$0] >= end }] == end
  }

  /// The first position from which on something holds, by halves; the range's end if it holds
  /// nowhere.
  private static func first(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Where a word begins, and the next sixteen bytes, by which it is sorted.
private struct Start: Comparable {
  let place: Int
  private let high: UInt64
  private let low: UInt64

  init(at place: Int, in bytes: [UInt8]) {
    func eight(from start: Int) -> UInt64 {
      (0..<8).reduce(0) { word, step in
        word << 8 | UInt64(start + step < bytes.count ? bytes[start + step] : 0)
      }
    }
    self.place = place
    high = eight(from: place)
    low = eight(from: place + 8)
  }

  static func < (one: Start, other: Start) -> Bool {
    (one.high, one.low) < (other.high, other.low)
  }

  /// Whether the first bytes, at most sixteen, are those of a phrase.
  func begins(with phrase: Start, _ count: Int) -> Bool {
    let highBits = max(0, 64 - 8 * count)
    let lowBits = max(0, 128 - 8 * max(count, 8))
    return high >> UInt64(highBits) == phrase.high >> UInt64(highBits)
      && (low >> UInt64(lowBits) == phrase.low >> UInt64(lowBits) || count <= 8)
  }
}
