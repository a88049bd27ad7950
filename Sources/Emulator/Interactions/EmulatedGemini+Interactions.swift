import Digest
import HTTP
import OrderedJSON

extension EmulatedGemini {
  /// Counts a request, and says how often it has come before: the same body with the same key.
  mutating func note(_ request: ArrivedRequest) -> Int {
    let identity = AskedBefore(
      key: UTF8Text(request.head.key ?? ""), body: SHA256(of: request.body))
    let count = seen[identity] ?? 0
    seen[identity] = count + 1
    return count
  }

  /// By what a request is known when it comes again.
  struct AskedBefore: Hashable {
    let key: UTF8Text
    let body: SHA256
  }

  /// Makes an interaction.
  mutating func create(
    _ arrived: ArrivedRequest, _ now: Moment, _ twist: Twist, retries: Int
  ) throws(APIError) -> Reply {
    let body = try RequestJudge.create.read(arrived.body)
    var request = try CreateRequest(body, limits: settings.inlineLimits)
    let previous = try interactions.previous(request.previous, at: now)
    let continuation = try interactions.continuation(request)
    let documents = try files.documents(of: request.media, at: now, twist)
    request.media = files.known(request.media, at: now)
    var conversation = Conversation(items: request.items)
    if let previous { conversation.follow(previous) }
    if continuation == nil { try conversation.checkResults() }

    let id = interactions.newID(seed: settings.seed)
    let author = Author(
      request: request, conversation: conversation, settings: settings, twist: twist,
      book: answers, documents: documents, id: id)
    let draft =
      if let continuation { author.goingOn(with: continuation.rest) } else { try author.draft() }
    let usage = Usage(draft, request, conversation)
    let interaction = keep(draft, id, request, conversation, usage, now, twist)
    charge(interaction, usage, documents, arrived.head.key ?? "", retries)
    return reply(with: interaction, request, now)
  }

  private mutating func keep(
    _ draft: Draft, _ id: String, _ request: CreateRequest, _ conversation: Conversation,
    _ usage: Usage, _ now: Moment, _ twist: Twist
  ) -> StoredInteraction {
    let token = draft.rest.isEmpty ? nil : "ct_\(Fingerprint([id, "rest"]).pathSafe)"
    let interaction = StoredInteraction(
      id: id, created: now, maker: request.maker, answer: draft, usage: usage.json,
      echoes: Self.echoes(of: request, id), input: request.body["input"].map(Keepsake.of),
      items: request.items.map(Keepsake.of), prompt: conversation.prompt,
      contextTokens: usage.input.total + usage.output.total, continuationToken: token,
      progress: request.isInBackground ? twist.progress ?? settings.background : nil)
    if let token {
      interactions.keep(
        InteractionShelf.Continuation(
          rest: draft.rest, interaction: id, isStored: request.isStored),
        for: token)
    }
    if request.isStored { interactions.keep(interaction) }
    return interaction
  }

  /// What of a request shows on the interaction.
  private static func echoes(of request: CreateRequest, _ id: String) -> [JSONObject.Member] {
    var echoes: [JSONObject.Member] = [
      ("service_tier", request.body["service_tier"] ?? "standard")
    ]
    if let previous = request.previous {
      echoes.append(("previous_interaction_id", .string(previous)))
    }
    if let environment = request.body["environment"] {
      let given = environment == "remote" ? nil : environment.string.map(JSON.string)
      let new = JSON.string("env_\(Fingerprint([id, "environment"]).hex(16))")
      echoes.append(("environment_id", given ?? environment["environment_id"] ?? new))
    }
    return echoes
  }

  private mutating func charge(
    _ interaction: StoredInteraction, _ usage: Usage, _ documents: [AnswerQuery.Document],
    _ key: String, _ retries: Int
  ) {
    bill.append(
      BillLine(
        time: interaction.created, key: Fingerprint.ofKey(key),
        documents: documents.map { $0.sha256 ?? $0.name ?? "" }, model: interaction.maker.name,
        inputTokens: usage.input.total, carriedTokens: usage.carried,
        outputTokens: usage.output.total, thoughtTokens: usage.thought,
        retriesSeen: retries, interaction: interaction.id))
  }

  // MARK: Replies

  private func reply(
    with interaction: StoredInteraction, _ request: CreateRequest, _ now: Moment
  ) -> Reply {
    guard request.isStreamed else { return .json(interaction.created(at: now)) }
    let end = interaction.ends ?? now
    return stream(EventStream(interaction, at: max(end, now)), endsIn: interaction.ends, now)
  }

  private func stream(_ stream: EventStream, endsIn end: Moment?, _ now: Moment) -> Reply {
    Reply(
      status: 200, headers: ["content-type": "text/event-stream"],
      chunks: stream.script(
        endsIn: end.map { max(.zero, $0 - now) }, pause: settings.eventPause))
  }

  /// Tells an interaction, or streams what is left of it.
  func interaction(
    _ id: String, _ head: RequestHead, _ now: Moment
  ) throws(APIError) -> Reply {
    let interaction = try interactions.find(id)
    let last = head.value(of: "last_event_id")
    guard head.value(of: "stream") == "true" else {
      if last != nil { throw .invalid("'last_event_id' needs 'stream=true'.") }
      let includingInput = head.value(of: "include_input") == "true"
      return .json(interaction.stored(at: now, includingInput: includingInput))
    }
    let ends = interaction.cancelled ?? interaction.ends
    var events = EventStream(interaction, at: max(ends ?? now, now))
    if let last { try events.skip(through: last) }
    return stream(events, endsIn: ends, now)
  }
}

extension Conversation {
  /// Goes on where an interaction ended.
  mutating func follow(_ previous: StoredInteraction) {
    earlierPrompt = previous.prompt
    carriedTokens = previous.contextTokens
    openCalls =
      previous.answer.status == "requires_action" && previous.cancelled == nil
      ? previous.answer.steps.filter { $0["type"] == "function_call" } : []
  }
}

extension Fingerprint {
  /// What a bill says of a key: enough to tell keys apart, too little to use one.
  static func ofKey(_ key: String) -> String {
    String(decoding: SHA256(of: key.utf8).description.utf8.prefix(16), as: UTF8.self)
  }
}
