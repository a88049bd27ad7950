import OrderedJSON

extension Interaction {
  /// This interaction and the one that went on where it had reached the limit of one request, as one:
  /// the steps of both, the tokens of both, and otherwise what the later one says.
  ///
  /// A stored copy begins with what the user said; of the later one that is left out. What the later
  /// one went on from is this one, so the whole goes on from what this one did.
  public func continued(by later: Interaction) -> Interaction {
    var whole = later
    whole.steps = steps + later.steps.drop { if case .userInput = $0 { true } else { false } }
    whole.usage = usage.map { mine in later.usage.map { mine + $0 } ?? mine } ?? later.usage
    whole.continuationIDs =
      (continuationIDs ?? id.map { [$0] } ?? [])
      + (later.continuationIDs ?? later.id.map { [$0] } ?? [])
    whole.previousInteractionID = previousInteractionID
    return whole
  }
}
