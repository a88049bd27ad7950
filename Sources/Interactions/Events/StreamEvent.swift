public import OrderedJSON

/// One event of a stream.
public enum StreamEvent: WireValue {
  /// The interaction has begun.
  case created(InteractionEvent)
  case statusUpdate(StatusUpdateEvent)
  case stepStart(StepStartEvent)
  case stepDelta(StepDeltaEvent)
  case stepStop(StepStopEvent)
  /// The interaction has ended, be it to wait for us.
  case completed(InteractionEvent)
  /// The stream ends for a reason.
  case error(ErrorEvent)
  /// Anything else.
  case unknown(JSON)

  /// Takes whatever came.
  public init?(wire: JSON) {
    guard let (type, members) = wire.tagged(by: "event_type") else {
      self = .unknown(wire)
      return
    }
    switch type {
    case Self.createdType: self = .created(InteractionEvent(members: members))
    case Self.statusUpdateType: self = .statusUpdate(StatusUpdateEvent(members: members))
    case Self.stepStartType: self = .stepStart(StepStartEvent(members: members))
    case Self.stepDeltaType: self = .stepDelta(StepDeltaEvent(members: members))
    case Self.stepStopType: self = .stepStop(StepStopEvent(members: members))
    case Self.completedType: self = .completed(InteractionEvent(members: members))
    case Self.errorType: self = .error(ErrorEvent(members: members))
    default: self = .unknown(wire)
    }
  }

  private static let createdType = UTF8Text("interaction.created")
  private static let statusUpdateType = UTF8Text("interaction.status_update")
  private static let stepStartType = UTF8Text("step.start")
  private static let stepDeltaType = UTF8Text("step.delta")
  private static let stepStopType = UTF8Text("step.stop")
  private static let completedType = UTF8Text("interaction.completed")
  private static let errorType = UTF8Text("error")

  /// The object as it came.
  public var wire: JSON {
    switch self {
    case .created(let event), .completed(let event): event.wire
    case .statusUpdate(let event): event.wire
    case .stepStart(let event): event.wire
    case .stepDelta(let event): event.wire
    case .stepStop(let event): event.wire
    case .error(let event): event.wire
    case .unknown(let json): json
    }
  }

  /// Names the event, so that a stream can be taken up after it. Few events have one.
  public var id: String? { wire["event_id"]?.string }
}
