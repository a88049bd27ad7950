import Interactions
import OrderedJSON
import Testing

/// An example with the recording that answers it, and what it has to print.
struct GuideCase: Sendable, CustomTestStringConvertible {
  let recording: String
  let run: @Sendable (Guide) async throws -> Void
  /// What it prints, out of what the SDK made of the same answers.
  let prints: @Sendable (JSON) -> String?
  /// The form in which bodies are compared.
  let form: BodyForm

  var testDescription: String { recording }

  init(
    _ recording: String, _ run: @escaping @Sendable (Guide) async throws -> Void,
    prints: @escaping @Sendable (JSON) -> String? = { $0.said },
    form: BodyForm = BodyForm()
  ) {
    self.recording = recording
    self.run = run
    self.prints = prints
    self.form = form
  }
}

extension GuideCase {
  /// Runs the example against the recorded answers, and compares what it sends and prints.
  func compare() async throws {
    let golden = try #require(GoldenCase.all.first { $0.name == recording })
    let server = GoldenServer(golden.answers)
    // The pages show one program for two models; one that it does not name is the client's.
    let asked = golden.requests.lazy.compactMap { $0.body["model"]?.string }.first
    let guide = Guide(
      try golden.client(of: server, for: try #require(golden.requests.first)) { settings in
        if let asked { settings.model = asked }
      })

    try await run(guide)

    #expect(guide.printed == prints(golden.parsed))
    #expect(server.asked.count == golden.requests.count)
    for (sent, recorded) in zip(server.asked, golden.requests) {
      try recorded.demand(sent, in: form.callAsFunction)
    }
  }
}

extension JSON {
  /// The text of an interaction, or of the last of several, as a line.
  var said: String? {
    let last = array?.last ?? self["interaction"] ?? self["final"] ?? self
    return last["output_text"]?.string.map { $0 + "\n" }
  }
}
