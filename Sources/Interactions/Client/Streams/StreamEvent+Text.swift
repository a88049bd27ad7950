extension StreamEvent {
  /// Of which interaction it tells, if it says so.
  var interactionID: String? {
    switch self {
    case .created(let event), .completed(let event): event.interaction.id
    case .statusUpdate(let event): event.interactionID.isEmpty ? nil : event.interactionID
    case .stepStart, .stepDelta, .stepStop, .error, .unknown: nil
    }
  }

  /// The further piece of text that this event brings, if it brings one.
  public var text: String? {
    guard case .stepDelta(let event) = self, case .content(.text(let text)) = event.delta else {
      return nil
    }
    return text.text
  }
}
