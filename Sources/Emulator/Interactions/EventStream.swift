import OrderedJSON

/// The events of one interaction, in the order and the shapes in which the service streams them.
struct EventStream {
  /// One frame.
  struct Event: Equatable {
    let type: String
    var payload: [JSONObject.Member]
    /// Where one can go on from.
    var id: String?

    static func == (one: Event, other: Event) -> Bool { one.frame == other.frame }

    /// As it is sent: the type stands before the data and in it.
    var frame: [UInt8] {
      var members = payload
      if let id { members.append(("event_id", .string(id))) }
      members.append(("event_type", .string(type)))
      return Array("event: \(type)\ndata: ".utf8) + JSON.object(members).bytes()
        + Array("\n\n".utf8)
    }
  }

  private(set) var events: [Event] = []
  /// How many of them can be seen before the interaction has ended.
  private(set) var countBeforeEnd = 0

  /// What ends every stream but one that broke off.
  static let done = Array("event: done\ndata: [DONE]\n\n".utf8)

  /// Tells the whole interaction, as it is at its end.
  init(_ interaction: StoredInteraction, at end: Moment) {
    add("interaction.created", [("interaction", interaction.inEvent(at: nil))])
    add(
      "interaction.status_update",
      [("interaction_id", .string(interaction.id)), ("status", "in_progress")])
    countBeforeEnd = events.count
    if interaction.cancelled == nil {
      for (index, step) in interaction.answer.steps.enumerated() { addStep(step, index) }
    }
    if let error = interaction.answer.streamError, interaction.cancelled == nil {
      events = Array(events.prefix(max(1, error.afterEvents)))
      add(
        "error",
        [("error", ["message": .string(error.message), "code": .string(error.code)])])
    } else {
      add("interaction.completed", [("interaction", interaction.inEvent(at: end))])
    }
  }

  /// Tells one more thing.
  mutating func add(_ type: String, _ payload: [JSONObject.Member], id: String? = nil) {
    events.append(Event(type: type, payload: payload, id: id))
  }

  /// Leaves out everything up to an event, which must be one of these.
  mutating func skip(through id: String) throws(APIError) {
    let found = events.firstIndex { $0.id.map(UTF8Text.init) == UTF8Text(id) }
    guard let found else { throw .invalid("'last_event_id' names no event of the interaction.") }
    events.removeFirst(found + 1)
    countBeforeEnd = max(0, countBeforeEnd - found - 1)
  }

  /// The script that sends them: what happened already at once, the rest when the time has come.
  func script(endsIn wait: Duration?, pause: Duration) -> [Piece] {
    var script: [Piece] = []
    for (position, event) in events.enumerated() {
      if position == countBeforeEnd {
        guard let wait else { return script + [.stall] }
        if wait > .zero { script.append(.pause(wait)) }
      }
      if position > 0, pause > .zero { script.append(.pause(pause)) }
      script.append(.bytes(event.frame))
    }
    return events.last?.type == "error" ? script : script + [.bytes(Self.done)]
  }
}
