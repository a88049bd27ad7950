/// How often something that takes its time is asked after.
public struct PollPace: Sendable, Hashable {
  /// The first pause.
  public var first: Duration
  /// By how much each pause is longer than the one before.
  public var growth: Double
  /// The longest pause.
  public var longest: Duration

  /// Soon at first, then every so often.
  public init(
    first: Duration = .seconds(1), growth: Double = 1.5, longest: Duration = .seconds(15)
  ) {
    self.first = first
    self.growth = growth
    self.longest = longest
  }

  /// The pause after so many others.
  package func pause(after count: Int) -> Duration {
    let growth = growth.isFinite ? min(max(growth, 1), 1000) : 1
    // No longer than a day, so that nothing overflows.
    let longest = min(longest, .seconds(86_400))
    var pause = min(first, longest)
    for _ in 0..<min(max(count, 0), 100) where pause < longest { pause = pause * growth }
    return min(pause, longest)
  }
}

// Interactions that run on the server while nobody listens.
extension Gemini {
  /// Has a request worked on in the background, and answers when it has ended, however it ended.
  ///
  /// When the time is over, or the task is cancelled, the interaction goes on and can be fetched by its
  /// id, unless `cancelsRemotely` is set.
  public func createInBackground(
    _ request: InteractionRequest, within limit: Duration? = nil, at pace: PollPace = PollPace(),
    cancelsRemotely: Bool = false, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> Interaction {
    var request = request
    request.background = true
    let begun = try await create(request, options: options)
    guard begun.status.isRunning, let id = begun.id else { return begun }
    return try await poll(
      id, within: limit, at: pace, cancelsRemotely: cancelsRemotely, options: options)
  }

  /// Asks after an interaction until it has ended, however it ended.
  public func poll(
    _ id: String, within limit: Duration? = nil, at pace: PollPace = PollPace(),
    cancelsRemotely: Bool = false, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> Interaction {
    do {
      return try await polled(id, within: limit, at: pace, options)
    } catch {
      switch error {
      case .cancelled where cancelsRemotely, .overdue where cancelsRemotely:
        // In a task of its own, as this one may be cancelled, and waited for.
        _ = await Task { try? await cancel(id, options: options) }.value
        throw error
      default: throw error
      }
    }
  }

  private func polled(
    _ id: String, within limit: Duration?, at pace: PollPace, _ options: CallOptions
  ) async throws(GeminiError) -> Interaction {
    let start = connection.surroundings.elapsed()
    for count in 0... {
      let interaction = try await get(id, options: options)
      guard interaction.status.isRunning else { return interaction }
      var pause = pace.pause(after: count)
      if let limit {
        let left = limit - (connection.surroundings.elapsed() - start)
        guard left > .zero else { break }
        pause = min(pause, left)
      }
      do { try await connection.surroundings.pause(pause) } catch { throw .cancelled }
    }
    throw .overdue(id: id, after: limit ?? .zero)
  }
}
