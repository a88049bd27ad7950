import Extractor
import Files
import Interactions

/// The document that the words of a command name: its files or URIs, and which section of them counts.
struct DocumentWords: Sendable {
  private let paths: [FilePath]
  private let type: MediaType?
  private var window: Document.Window?
  private var resolution: MediaResolution?
  private var carriage = Document.Carriage.automatic

  init(_ words: Words) throws(UsageError) {
    paths = words.operands
    type = words.value("--media-type").map { MediaType("\($0)") }
    if words.has("--from") || words.has("--to") {
      let start = try words.time("--from")
      window = .time(from: start ?? .zero, to: try words.time("--to"))
    }
    if let sheet = try words.number("--sheet", in: 1...10_000) {
      window = .sheet(sheet, cells: nil)
    }
    if let pages = words.value("--pages") { window = .pages(try Self.pages(pages)) }
    if let level = words.value("--resolution") {
      guard let known = MediaResolution.known.first(where: { $0.rawValue == "\(level)" }) else {
        throw .badValue(
          option: "--resolution", level, allowed: MediaResolution.known.map(\.rawValue))
      }
      resolution = known
    }
    carriage = try words.choice("--carry") ?? carriage
  }

  /// The document; standard input is read now.
  func document() throws(FileError) -> Document {
    var documents: [Document] = []
    for path in paths { documents.append(try document(at: path)) }
    var whole = Document.together(documents, named: paths.first.map { "\($0)" })
    for index in whole.parts.indices {
      whole.parts[index].window = window
      whole.parts[index].resolution = resolution
      whole.parts[index].carriage = carriage
    }
    return whole
  }

  private func document(at path: FilePath) throws(FileError) -> Document {
    if path == "-" { return .bytes(try Input.bytes(of: path), named: nil, type: type) }
    let isURI = ["https://", "http://", "gs://"].contains { path.bytes.starts(with: $0.utf8) }
    return isURI ? .uri("\(path)", type: type) : .file(path, type: type)
  }

  private static func pages(_ word: FilePath) throws(UsageError) -> ClosedRange<Int> {
    let ends = "\(word)".split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      first >= 1, last >= first
    else { throw .badValue(option: "--pages", word, allowed: ["3", "2-5"]) }
    return first...last
  }
}
