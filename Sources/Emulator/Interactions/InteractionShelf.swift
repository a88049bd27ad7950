import OrderedJSON

/// The interactions that the service keeps.
struct InteractionShelf: Sendable {
  private var stored: [UTF8Text: StoredInteraction] = [:]
  /// What is left of answers that were too long for one request, by token.
  private var continuations: [UTF8Text: Continuation] = [:]
  /// How many were ever made.
  private(set) var made = 0

  /// The rest of an answer.
  struct Continuation: Sendable {
    let rest: [String]
    /// Which interaction has the part before.
    let interaction: String
    let isStored: Bool
  }

  /// How many are kept.
  var count: Int { stored.count }

  /// How many of those kept have each status.
  func statuses(at now: Moment) -> [String: Int] {
    stored.values.reduce(into: [:]) { $0[$1.status(at: now), default: 0] += 1 }
  }

  /// An id that no other has.
  mutating func newID(seed: UInt64) -> String {
    made += 1
    return "v1_\(Fingerprint(["interaction", "\(seed)", "\(made)"]).pathSafe)"
  }

  mutating func keep(_ interaction: StoredInteraction) {
    stored[UTF8Text(interaction.id)] = interaction
  }

  mutating func keep(_ continuation: Continuation, for token: String) {
    continuations[UTF8Text(token)] = continuation
  }

  /// An interaction by its id: `404` if there is none, `400` if there could be none.
  func find(_ id: String) throws(APIError) -> StoredInteraction {
    guard Self.isID(id) else { throw .invalid("Invalid interaction name: interactions/\(id)") }
    guard let interaction = stored[UTF8Text(id)] else {
      throw APIError(404, "Interaction \(id) was not found.")
    }
    return interaction
  }

  private static func isID(_ id: String) -> Bool {
    (id.hasPrefix("v1_") || id.hasPrefix("v2_")) && id.utf8.count > 3
      && id.utf8.allSatisfy {
        $0 == 0x2D || $0 == 0x5F || 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20
      }
  }

  /// The interaction that a request goes on from.
  func previous(_ id: String?, at now: Moment) throws(APIError) -> StoredInteraction? {
    guard let id else { return nil }
    let previous = try find(id)
    guard !previous.isRunning(at: now) else {
      throw APIError(
        400, "Interaction \(id) is still in progress and cannot be continued yet.",
        code: "failed_precondition")
    }
    return previous
  }

  /// The rest that a token stands for.
  func continuation(_ request: CreateRequest) throws(APIError) -> Continuation? {
    guard let token = request.token else { return nil }
    guard let continuation = continuations[UTF8Text(token)] else {
      throw .invalid("'continuation_token' is not one that this service gave out.")
    }
    if continuation.isStored {
      guard request.previous.map(UTF8Text.init) == UTF8Text(continuation.interaction) else {
        throw .invalid(
          "'previous_interaction_id' must be the interaction that gave out the"
            + " 'continuation_token'.")
      }
    } else if request.items.isEmpty {
      throw .invalid("'input' is required again, as the interaction was not stored.")
    }
    return continuation
  }

  /// Ends an interaction that runs in the background.
  mutating func cancel(_ id: String, at now: Moment) throws(APIError) -> JSON {
    var interaction = try find(id)
    if interaction.cancelled == nil {
      guard interaction.isRunning(at: now) else {
        throw APIError(
          400, "Only running background interactions can be cancelled.",
          code: "failed_precondition")
      }
      interaction.cancelled = now
      keep(interaction)
    }
    return interaction.created(at: now)
  }

  /// Forgets an interaction.
  mutating func delete(_ id: String) throws(APIError) -> JSON {
    _ = try find(id)
    stored[UTF8Text(id)] = nil
    return [:]
  }
}
