import OrderedJSON
import Patterns

extension Sampler {
  /// A string that keeps a demand's length and patterns; of a format if it names one.
  mutating func string(_ demand: Demand, _ hint: SampleHint, _ attempt: Int) -> String? {
    if demand.length.least > 100_000 { return nil }
    var text: String
    if demand.isJSONText {
      text = #"{"\#(random.pick(SampleHint.nouns))":\#(random.number(1...99))}"#
    } else if let format = demand.formats.first, attempt < 4 || attempt % 2 == 0 {
      text = SampleFormat.text(format, &random) ?? hint.text(&random)
    } else {
      text = hint.text(&random) + (variety > 0 ? " \(variety)" : "")
    }
    if demand.isBase64 { text = Base64.encoded(Array(text.utf8)) }
    if demand.patterns.isEmpty {
      if keeps(text, demand) { return text }
      if let format = demand.formats.first, !demand.isBase64, !demand.isJSONText {
        text = SampleFormat.text(format, within: demand.length, &random) ?? text
      }
      return fitted(text, demand.length)
    }
    for turn in 0..<8 {
      if keeps(text, demand) { return text }
      text = matching(random.pick(demand.patterns), demand.length, attempt + turn)
    }
    return keeps(text, demand) ? text : nil
  }

  /// A text that a pattern may match.
  mutating func matching(_ pattern: Int32, _ length: Demand.Bounds, _ turn: Int) -> String {
    let tree = trees[pattern] ?? PatternTreeReader.read(program.patterns[Int(pattern)].source)
    trees[pattern] = tree
    let appetites = [4, max(2, min(length.least, 4000)), 0, 1, 8, 16]
    var text = PatternSample.text(
      tree, appetite: appetites[turn % appetites.count], writesLookAheads: turn % 2 == 1, &random)
    let count = text.unicodeScalars.count
    // A pattern without anchors matches anywhere, so more may follow.
    if count < length.least, turn > 2 {
      let missing = min(length.least - count, 100_000)
      text += String(repeating: text.last ?? "a", count: missing)
    }
    return text
  }

  private func keeps(_ text: String, _ demand: Demand) -> Bool {
    let count = text.unicodeScalars.count
    guard count >= demand.length.least, count <= demand.length.most else { return false }
    return demand.patterns.allSatisfy { matches($0, text) }
  }

  /// Whether a pattern matches somewhere in a text.
  func matches(_ pattern: Int32, _ text: String) -> Bool {
    let desk = memory.desks.take()
    defer { memory.desks.giveBack(desk) }
    let scratch = desk._withUnsafeGuaranteedRef(\.scratch)
    var text = text
    return text.withUTF8 { bytes in
      program.patterns[Int(pattern)].pattern.search(
        UnsafeRawBufferPointer(bytes), &scratch.pointee)
        == .matches
    }
  }

  /// A text with more words, or fewer code points.
  private mutating func fitted(_ text: String, _ length: Demand.Bounds) -> String {
    var scalars = text.unicodeScalars
    var count = scalars.count
    while count < length.least {
      let word = " " + random.pick(SampleHint.nouns)
      scalars += word.unicodeScalars
      count += word.unicodeScalars.count
    }
    guard count > length.most else { return String(scalars) }
    return String(String.UnicodeScalarView(scalars.prefix(length.most)))
  }
}

extension Base64 {
  /// The text of some bytes, with its padding.
  static func encoded(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for rank in 0..<4 {
        text.append(
          rank <= group.count ? letters[bits >> (18 - 6 * rank) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
