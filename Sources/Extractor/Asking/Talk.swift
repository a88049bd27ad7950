import Interactions
import OrderedJSON

/// What was said to a model about one document, and what it said last.
struct Talk: Sendable {
  var question: Question
  var answer: Answered
  /// All that was said so far, where the API does not remember it.
  private var turns: [Step]
  /// By what the API remembers it.
  private var id: String?

  /// Begins with the answer to the first request.
  init(_ question: Question, _ answer: Answered) {
    self.question = question
    self.answer = answer
    turns = question.history + answer.interaction.steps
    id = question.isStored ? answer.interaction.id : nil
  }

  /// The request that asks again.
  func request(_ repair: Repair) -> InteractionRequest {
    id.map { question.again(repair, after: $0) } ?? question.again(repair, after: turns)
  }

  /// The same where the API has forgotten what was said.
  mutating func forget() { id = nil }

  /// Whether the API is expected to remember.
  var isRemembered: Bool { id != nil }

  /// Notes what came back.
  mutating func note(_ repair: Repair, _ answer: Answered) {
    turns += [.user(.text(repair.message))] + answer.interaction.steps
    id = question.isStored ? answer.interaction.id : nil
    self.answer = answer
  }
}
