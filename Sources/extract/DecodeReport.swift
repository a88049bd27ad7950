import Extractor
import Files
import OrderedJSON

/// What came of saved answers: a line each as they are read, or one object at the end.
struct DecodeReport {
  private(set) var code = ExitCode.done
  private let style: JSONWriter.Style
  private let isKept: Bool
  private var kept: [JSON] = []

  init(style: JSONWriter.Style, isKept: Bool) {
    self.style = style
    self.isKept = isKept
  }

  /// A value that was read, maybe as far as it is complete.
  mutating func add(_ path: FilePath, _ value: JSON, stoppedAt stop: JSONPointer? = nil) {
    if isKept {
      keep(path, [("value", value), ("stopped_at", stop.map { .string("\($0)") } ?? JSON.null)])
    } else {
      Output.result(value.bytes(style))
    }
    if let stop { note("\(path): kept what is complete; it stopped at \(stop.inWords)") }
  }

  /// An answer that was judged as `extract one` would.
  mutating func add(_ path: FilePath, _ extraction: Extraction<JSON>) {
    if extraction.record == nil { code = .someFailed }
    let report = OneReport(extraction, isQuiet: false)
    if isKept {
      keep(path, [("extraction", extraction.json)])
      report.tell()
    } else {
      report.print(style)
    }
  }

  mutating func fail(_ path: FilePath, _ sentence: String, drawing: String? = nil) {
    code = .someFailed
    note(drawing.map { "\(sentence)\n\($0)" } ?? sentence)
    if isKept { keep(path, [("error", .string(sentence))]) }
  }

  func note(_ sentence: String) { Output.say(sentence) }

  private mutating func keep(_ path: FilePath, _ members: [(String, JSON)]) {
    kept.append(.object([("file", .string("\(path)"))] + members))
  }

  /// Prints the object; the form has a version, `extract.decode/1`.
  func finish() {
    guard isKept else { return }
    Output.result(JSON.object([("schema", "extract.decode/1"), ("answers", .array(kept))]).text())
  }
}
