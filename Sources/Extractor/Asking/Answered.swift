import Interactions
import OrderedJSON

/// What came back to one request.
struct Answered: Sendable {
  /// The text of the answer, as far as it came.
  var text: String
  var interaction: Interaction
  var ending: Attempt.Ending
  /// Why it was cut off here, if it was.
  var loop: RepetitionWatch.Loop?
}

extension Answered {
  /// Reads the end of an interaction that came to one.
  init(_ interaction: Interaction) {
    text = interaction.outputText
    self.interaction = interaction
    ending =
      switch interaction.status {
      case .completed: .finished
      case .incomplete, .budgetExceeded, .requiresContinuation: .cutShort
      default:
        .failed(interaction.complaint ?? interaction.status.rawValue, mayHaveBeenBilled: true)
      }
    if let reason = interaction.blockedReason { ending = .blocked(reason) }
  }
}

extension Interaction {
  /// The API's word for why it held the answer back, wherever it says so.
  fileprivate var blockedReason: String? {
    (errors ?? []).lazy.compactMap(\.code).first { APIError.Code(rawValue: $0).isBlocked }
  }

  /// The first thing that the API says went wrong.
  var complaint: String? {
    (errors ?? []).lazy.compactMap { $0.message ?? $0.code }.first
  }
}
