/// The letters and digits of a text, small and without what stands between them, to look phrases up
/// in.
///
/// `Müller & Söhne,\n12 kg` is `müller|söhne|12|kg`, where bars are the bounds of words.
struct FoldedText: Sendable {
  let bytes: [UInt8]
  /// Where words begin, in their order in the text.
  let words: [Int]

  init(_ text: String) {
    var folding = Folding()
    folding.reserveCapacity(text.utf8.count)
    folding.append(text)
    (bytes, words) = (folding.bytes, folding.words)
  }

  /// Whether a word ends here.
  func isEnd(_ place: Int) -> Bool {
    guard place < bytes.count else { return place == bytes.count }
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle] >= place { high = middle } else { low = middle + 1 }
    }
    return low < words.count && words[low] == place
  }
}
