import Interactions
import JSONSchema
import OrderedJSON
import SchemaGen

extension Estimate {
  /// What every document takes beside itself: instructions, schema and examples to read, and a record to
  /// write. How much a model thinks is anybody's guess.
  init(framing asked: DocumentRun, by model: ModelName) {
    let footing = Footing(asksForAbsence: asked.extractor.settings.asksForAbsence)
    guard let question = try? asked.question([], [], on: footing) else {
      self.init()
      return
    }
    let words = question.instruction + (question.form.sent?.text() ?? "")
    self.init(reading: words, by: model)
    for (document, output) in asked.exampleDocuments {
      guard let inspected = try? document.inspected() else { continue }
      self = self + inspected.estimate(for: model) + Estimate(reading: output.text(), by: model)
    }
    let sizes = (0..<8).compactMap { try? asked.schema.compiled.sample(seed: $0).text().utf8.count }
    let thoughts = asked.settings.generation.thinkingLevel.flatMap { Self.thoughts[$0] } ?? 2048
    output = (sizes.min() ?? 0) / 6...(sizes.max() ?? 400) / 2 + thoughts
  }

  private static let thoughts: [ThinkingLevel: Int] = [.minimal: 0, .low: 512, .high: 8192]
}
