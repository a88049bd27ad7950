public import OrderedJSON

/// News of a whole interaction: that it began, or how it ended.
public struct InteractionEvent: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Names the event, so that a stream can be taken up after it.
  public var eventID: String? {
    get { self["event_id"] }
    set { self["event_id"] = newValue }
  }

  /// What is known of it; its steps come in events of their own.
  public var interaction: Interaction {
    get { self["interaction", or: Interaction(members: JSONObject())] }
    set { self["interaction"] = newValue }
  }
}

/// How far an interaction has come.
public struct StatusUpdateEvent: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Names the event, so that a stream can be taken up after it.
  public var eventID: String? {
    get { self["event_id"] }
    set { self["event_id"] = newValue }
  }

  /// Which interaction.
  public var interactionID: String {
    get { self["interaction_id", or: ""] }
    set { self["interaction_id"] = newValue }
  }

  /// How far.
  public var status: InteractionStatus {
    get { self["status", or: InteractionStatus("")] }
    set { self["status"] = newValue }
  }

  /// Takes it up where it came to the limit of one request.
  public var continuationToken: String? {
    get { self["continuation_token"] }
    set { self["continuation_token"] = newValue }
  }

  /// What it took so far.
  public var usage: Usage? {
    get { self["usage"] }
    set { self["usage"] = newValue }
  }
}

/// The beginning of a step.
public struct StepStartEvent: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Names the event, so that a stream can be taken up after it.
  public var eventID: String? {
    get { self["event_id"] }
    set { self["event_id"] = newValue }
  }

  /// Which step.
  public var index: Int {
    get { self["index", or: 0] }
    set { self["index"] = newValue }
  }

  /// What is known of it.
  public var step: Step {
    get { self["step", or: .unknown(.null)] }
    set { self["step"] = newValue }
  }
}

/// A further piece of a step.
public struct StepDeltaEvent: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Names the event, so that a stream can be taken up after it.
  public var eventID: String? {
    get { self["event_id"] }
    set { self["event_id"] = newValue }
  }

  /// Which step.
  public var index: Int {
    get { self["index", or: 0] }
    set { self["index"] = newValue }
  }

  /// The piece.
  public var delta: Delta {
    get { self["delta", or: .unknown(.null)] }
    set { self["delta"] = newValue }
  }

  /// What else is known.
  public var metadata: StepDeltaMetadata? {
    get { self["metadata"] }
    set { self["metadata"] = newValue }
  }
}

/// What is known beside a piece of a step.
public struct StepDeltaMetadata: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// What the interaction took so far.
  public var totalUsage: Usage? {
    get { self["total_usage"] }
    set { self["total_usage"] = newValue }
  }
}

/// The end of a step.
public struct StepStopEvent: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Names the event, so that a stream can be taken up after it.
  public var eventID: String? {
    get { self["event_id"] }
    set { self["event_id"] = newValue }
  }

  /// Which step.
  public var index: Int {
    get { self["index", or: 0] }
    set { self["index"] = newValue }
  }

  /// What the interaction took so far.
  public var usage: Usage? {
    get { self["usage"] }
    set { self["usage"] = newValue }
  }

  /// What the step took.
  public var stepUsage: Usage? {
    get { self["step_usage"] }
    set { self["step_usage"] = newValue }
  }
}

/// That the stream ends for a reason.
public struct ErrorEvent: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Names the event, so that a stream can be taken up after it.
  public var eventID: String? {
    get { self["event_id"] }
    set { self["event_id"] = newValue }
  }

  /// The reason.
  public var error: APIFault {
    get { self["error", or: APIFault(members: JSONObject())] }
    set { self["error"] = newValue }
  }
}
