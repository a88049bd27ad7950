import Interactions
import OrderedJSON

/// What was said to a model about one document, and what it said last.
struct Talk: Sendable {
  var question: Question
  /// In which form the schema was taken.
  let footing: Footing
  var answer: Answered
  /// All that was said so far, where the API does not remember it.
  private var turns: [Step]
  /// By what the API remembers it.
  private var id: String?

  /// Begins with the answer to the first request.
  init(_ question: Question, _ answer: Answered, on footing: Footing) {
    self.question = question
    self.footing = footing
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

  /// Shows the document as it is, where what was shown so far was only what is known of it without
  /// uploading it.
  mutating func show(_ contents: [Content]) {
    let before = question.history.count
    question.contents = contents
    turns.replaceSubrange(..<before, with: question.history)
  }

  /// Whether the API is expected to remember.
  var isRemembered: Bool { id != nil }

  /// Notes what came back.
  mutating func note(_ repair: Repair, _ answer: Answered) {
    turns += [.user(.text(repair.message))] + answer.interaction.steps
    id = question.isStored ? answer.interaction.id : nil
    self.answer = answer
  }
}
