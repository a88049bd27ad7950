import Extractor
import OrderedJSON

/// What came of one document, for people: its record on standard output, the rest on standard error.
struct OneReport {
  private let extraction: Extraction<JSON>
  private let isQuiet: Bool

  init(_ extraction: Extraction<JSON>, isQuiet: Bool) {
    self.extraction = extraction
    self.isQuiet = isQuiet
  }

  /// Prints the record, or as much of one as there is, and says the rest.
  func print(_ style: JSONWriter.Style) {
    switch extraction.outcome {
    case .record(let record): Output.result(record.bytes(style))
    case .notApplicable: break
    case .failed(let failure):
      if let partial = failure.partial { Output.result(partial.bytes(style)) }
    }
    tell()
  }

  /// Says what is worth a word: why there is no record, what to look at, and what it took.
  func tell() {
    let name = TextPlace.visible(extraction.document)
    do { _ = try extraction.get() } catch { Output.say("\(error)") }
    guard !isQuiet else { return }
    for flag in extraction.flags { Output.say("\(name): note: \(flag.sentence)") }
    for absence in extraction.absences { Output.say("\(name): \(absence.sentence)") }
    let calls = extraction.attempts.count
    guard calls > 0 else { return }
    Output.say(
      "\(name): \(extraction.outcome.word), \(calls.of("call")), "
        + "\(extraction.tokens.total) tokens, \(extraction.cost)")
  }
}
