import OrderedJSON

/// An interaction that is still coming.
struct StreamDraft {
  private var head = JSONObject()
  private var steps: [(index: Int, draft: StepDraft)] = []
  private var places: [Int: Int] = [:]
  private var unknown: [(index: Int, delta: JSON)] = []
  /// How many steps had begun each time that the stream was taken up again.
  private var resumptions: [Int] = []

  /// Steps that begin from now on may repeat those that there are.
  mutating func noteResumption() { resumptions.append(steps.count) }

  /// Which interaction it is.
  var interactionID: UTF8Text? { (head["id"]?.string).map(UTF8Text.init) }

  /// Takes an event that did not come before.
  mutating func take(_ event: StreamEvent) {
    switch event {
    case .created(let event), .completed(let event): learn(event.interaction.members)
    case .statusUpdate(let event): learn(event)
    case .stepStart(let event): start(event.step.wire.object ?? JSONObject(), at: event.index)
    case .stepDelta(let event): add(event.delta, at: event.index)
    case .stepStop(let event): head["usage"] = event.usage?.wire ?? head["usage"]
    case .error, .unknown: break
    }
  }

  private mutating func learn(_ news: JSONObject) {
    if head.isEmpty { return head = news }
    for (name, value) in news { head[name] = value }
  }

  private mutating func learn(_ update: StatusUpdateEvent) {
    head["id"] = update.members["interaction_id"] ?? head["id"]
    for name in ["status", "continuation_token", "usage"] {
      head[name] = update.members[name] ?? head[name]
    }
  }

  private mutating func start(_ step: JSONObject, at index: Int) {
    if let place = places[index] {
      steps[place].draft.startAgain(step)
    } else {
      add(StepDraft(step), at: index)
    }
  }

  private mutating func add(_ delta: Delta, at index: Int) {
    if places[index] == nil, let draft = StepDraft(missedBefore: delta) { add(draft, at: index) }
    guard let place = places[index], steps[place].draft.add(delta) else {
      return unknown.append((index, delta.wire))
    }
  }

  private mutating func add(_ draft: StepDraft, at index: Int) {
    places[index] = steps.count
    steps.append((index, draft))
  }

  /// The interaction so far, and what in it could not be understood.
  func assembled() -> (interaction: Interaction, troubles: [InteractionAccumulator.Trouble]) {
    var troubles = unknown.map {
      InteractionAccumulator.Trouble.unknownDelta(index: $0.index, $0.delta)
    }
    var finished: [JSON] = []
    for (index, draft) in withoutRepetition() {
      let (step, unreadable) = draft.step()
      finished.append(step)
      if let text = unreadable { troubles.append(.unreadableArguments(index: index, text: text)) }
    }
    var interaction = Interaction(members: head)
    // Whoever tells the steps in one piece knows them better.
    if interaction.members["steps"]?.array?.isEmpty != false {
      interaction.members["steps"] = .array(finished)
    }
    return (interaction, troubles)
  }
}

// MARK: Repetition

extension StreamDraft {
  /// The steps in the order of their indexes, without those that a resumed stream said again.
  ///
  /// A server was seen that ended the open step when the stream was taken up, and then began from the
  /// first step under indexes that had not been used: `0 thought · 1 text` became
  /// `0 thought · 1 text · 2 thought · 3 text`, and step 1 had been cut short. So when all steps from
  /// before are found again at the start of those that came since, each the same or longer, the later
  /// ones stand for both.
  private func withoutRepetition() -> [(index: Int, draft: StepDraft)] {
    for count in resumptions.reversed() where count > 0 && count < steps.count {
      let (before, since) = (Self.inOrder(steps[..<count]), Self.inOrder(steps[count...]))
      let isRepeated =
        before.count <= since.count && zip(before, since).allSatisfy { $1.draft.covers($0.draft) }
      if isRepeated { return since }
    }
    return Self.inOrder(steps[...])
  }

  private static func inOrder(
    _ steps: ArraySlice<(index: Int, draft: StepDraft)>
  ) -> [(index: Int, draft: StepDraft)] {
    steps.sorted { $0.index < $1.index }
  }
}
