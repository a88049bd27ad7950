import OrderedJSON

/// An interaction as the service keeps it: what was made of the request, and when it will be told.
struct StoredInteraction: Sendable {
  let id: String
  let created: Moment
  let maker: CreateRequest.Maker
  let answer: Draft
  let usage: JSON
  /// What of it shows on every view: tier, previous interaction, environment.
  let echoes: [JSONObject.Member]
  /// The input as it came, and as steps.
  let input: JSON?
  let items: [JSON]
  /// The last thing the user said.
  let prompt: String
  /// Everything that a next turn carries along.
  let contextTokens: Int
  /// What a next request hands over to have the rest.
  var continuationToken: String?
  /// How it proceeds, if it was asked for in the background.
  var progress: EmulatorSettings.Progress?
  var cancelled: Moment?

  /// When it has ended; `nil` is never.
  var ends: Moment? {
    guard let progress else { return created }
    return progress.running.map { created + progress.queued + $0 }
  }

  /// What it is at a time.
  func status(at now: Moment) -> String {
    if cancelled != nil { return "cancelled" }
    if let ends, ends <= now { return answer.status }
    return progress.map { now < created + $0.queued } == true ? "queued" : "in_progress"
  }

  /// Whether it still runs.
  func isRunning(at now: Moment) -> Bool { ["queued", "in_progress"].contains(status(at: now)) }
}

// MARK: Views

extension StoredInteraction {
  /// What a create request answers: nothing that the user said, and while it runs no steps.
  func created(at now: Moment) -> JSON { .object(members(at: now) { $0 }) }

  /// What a get request answers: the user's steps come first.
  func stored(at now: Moment, includingInput: Bool) -> JSON {
    var view = JSON.object(members(at: now) { items + $0 })
    if includingInput, let input { view["input"] = input }
    return view
  }

  /// What events hold of it: no steps, few echoes, and nothing of the outcome before the end.
  func inEvent(at now: Moment?) -> JSON {
    let names =
      now == nil
      ? ["id", "status", "object", "model", "agent"]
      : [
        "id", "status", "usage", "created", "updated", "service_tier", "continuation_token",
        "object", "model", "agent",
      ]
    var view = JSON.object(
      members(at: now ?? created) { _ in nil }.filter { names.contains($0.name) })
    if now == nil { view["status"] = "in_progress" }
    return view
  }

  private var madeBy: JSONObject.Member { (maker.member, .string(maker.name)) }

  private func members(
    at now: Moment, _ steps: ([JSON]) -> [JSON]?
  ) -> [JSONObject.Member] {
    var members: [JSONObject.Member] = [("id", .string(id)), ("status", .string(status(at: now)))]
    let isOver = !isRunning(at: now) && cancelled == nil
    if isOver { members.append(("usage", usage)) }
    members += [
      ("created", .string(created.inSeconds)), ("updated", .string(updated(at: now).inSeconds)),
    ]
    members += echoes
    if isOver, let steps = steps(answer.steps) { members.append(("steps", .array(steps))) }
    if isOver, !answer.errors.isEmpty { members.append(("errors", .array(answer.errors))) }
    if isOver, let continuationToken {
      members.append(("continuation_token", .string(continuationToken)))
    }
    return members + [("object", "interaction"), madeBy]
  }

  private func updated(at now: Moment) -> Moment {
    if let cancelled { return cancelled }
    if let ends, ends <= now { return ends }
    return progress.map { min(now, created + $0.queued) } ?? created
  }
}
