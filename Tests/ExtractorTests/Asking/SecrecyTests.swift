import Emulator
import Extractor
import Interactions
import OrderedJSON
import Testing

/// What must not be told: the key anywhere, and of documents nothing in events.
@Suite struct `What is not told` {
  private static let key = "canary-4f9e8b1c2d"
  /// Words of the document, and of answers to it.
  private static let words = ["HOLLOWAY", "0098-11", "hex bolts", "nineteen", "19.97"]

  /// One run each of everything that makes events and errors.
  private static let rows: [(name: String, answers: [String], rules: [Mishap])] = {
    let creates = Mishap.Match(path: "*/interactions", method: "POST")
    let wrong = TillReceipt.said(TillReceipt.with(["total"], "nineteen"))
    return [
      ("a record", [TillReceipt.said()], []),
      ("a repair", [wrong, #"{"total":19.97}"#], []),
      ("an invalid record", [wrong, #"{"total":"nineteen"}"#], []),
      ("prose", ["HOLLOWAY cannot be read."], []),
      ("no JSON", ["{HOLLOWAY", "{HOLLOWAY"], []),
      (
        "a refusal that tells the key", [],
        [Mishap(creates, do: [.status(403, message: "The key \(key) may not.")])]
      ),
      (
        "a redirect with the key", [],
        [Mishap(creates, do: [.redirect("https://elsewhere.example/?key=\(key)")])]
      ),
      (
        "a page with the key", [],
        [
          Mishap(
            creates, do: [.body(status: 200, type: "text/html", bytes: Array("<p>\(key)".utf8))])
        ]
      ),
      (
        "a stream that tells the key", [],
        [
          Mishap(
            creates,
            do: [.streamError(code: "api_error", message: "The key \(key).", afterEvents: 2)])
        ]
      ),
      ("retries", [], [Mishap(creates, do: [.status(503, message: "The key \(key).")])]),
      ("a held back answer", [], [Mishap(creates, do: [.blocked(code: "safety")])]),
    ]
  }()

  @Test(arguments: rows.indices)
  func `stands in no event, error or result`(row: Int) async throws {
    let (name, answers, rules) = Self.rows[row]
    let rehearsal = try Rehearsal(answers, rules: rules, key: Self.key) {
      $0.answer(believing: TillReceipt.record)
    }

    let extraction = await rehearsal.extractor.extraction(
      of: .text(TillReceipt.text, named: "receipt.txt"), by: TillReceipt.schema)

    let events = rehearsal.events
    #expect(events.count >= 3, "\(name)")
    for event in events {
      let attributes = event.attributes.map { "\($0.name)=\($0.value.text())" }
      for told in ["\(event)", event.json.text()] + attributes {
        #expect(!told.contains(Self.key), "\(name): \(told)")
        for word in Self.words { #expect(!told.contains(word), "\(name): \(told)") }
      }
      #expect(!event.description(showingValues: true).contains(Self.key), "\(name)")
    }
    #expect(!extraction.json.text().contains(Self.key), "\(name)")
    if case .failed(let failure) = extraction.outcome {
      #expect(!"\(failure)".contains(Self.key), "\(name): \(failure)")
      #expect(!failure.remedy.contains(Self.key), "\(name)")
    }
    // It goes where it belongs, or the test shows nothing.
    #expect(!rehearsal.creates.isEmpty)
  }
}
