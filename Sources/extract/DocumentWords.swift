import Extractor
import Files
import Interactions

/// The document that the words of a command name: its files or URIs, and which section of them counts.
struct DocumentWords {
  let document: Document

  init(_ words: Words) throws(UsageError) {
    let type = words.value("--media-type").map { MediaType("\($0)") }
    var document = Document.together(
      words.operands.map { Self.part($0, type) }, named: words.operands.first.map { "\($0)" })
    if let pages = words.value("--pages") { document = document.pages(try Self.pages(pages)) }
    if let sheet = try words.number("--sheet", in: 1...10_000) { document = document.sheet(sheet) }
    if words.has("--from") || words.has("--to") {
      let start = try Self.time("--from", words)
      document = document.from(start ?? .zero, to: try Self.time("--to", words))
    }
    if let level = words.value("--resolution") {
      guard let known = MediaResolution.known.first(where: { $0.rawValue == "\(level)" }) else {
        throw .badValue(
          option: "--resolution", level, allowed: MediaResolution.known.map(\.rawValue))
      }
      document = document.resolution(known)
    }
    if let way = words.value("--carry") {
      guard let carriage = Document.Carriage(rawValue: "\(way)") else {
        throw .badValue(
          option: "--carry", way, allowed: Document.Carriage.allCases.map(\.rawValue))
      }
      document = document.carried(carriage)
    }
    self.document = document
  }

  private static func part(_ word: FilePath, _ type: MediaType?) -> Document {
    let isURI = ["https://", "http://", "gs://"].contains { word.bytes.starts(with: $0.utf8) }
    return isURI ? .uri("\(word)", type: type) : .file(word, type: type)
  }

  private static func pages(_ word: FilePath) throws(UsageError) -> ClosedRange<Int> {
    let ends = "\(word)".split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      first >= 1, last >= first
    else { throw .badValue(option: "--pages", word, allowed: ["3", "2-5"]) }
    return first...last
  }

  /// `90s`, `1m30s`, `1h`, `12.5s`.
  private static func time(
    _ option: String, _ words: Words
  ) throws(UsageError) -> Duration? {
    guard let word = words.value(option) else { return nil }
    var total = Duration.zero
    var digits = ""
    for character in "\(word)" {
      if character.isNumber || character == "." {
        digits.append(character)
        continue
      }
      guard let unit = ["h": 3600.0, "m": 60, "s": 1][character], let number = Double(digits),
        number < 1_000_000
      else { throw .badValue(option: option, word, allowed: ["90s", "1m30s", "12.5s"]) }
      total += .milliseconds(Int64((number * unit * 1000).rounded()))
      digits = ""
    }
    guard digits.isEmpty, !"\(word)".isEmpty else {
      throw .badValue(option: option, word, allowed: ["90s", "1m30s", "12.5s"])
    }
    return total
  }
}
