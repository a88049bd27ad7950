import HTTP

extension Gemini {
  /// Asks, and waits for the whole answer.
  ///
  ///     let answer = try await gemini.create("Explain how AI works in a few words")
  ///
  /// A request that names neither a model nor an agent asks the model of the settings. An answer that
  /// is cut at the limit of one request is continued until it is whole, unless `isContinued` is false.
  public func create(
    _ request: InteractionRequest, isContinued: Bool = true, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> Interaction {
    var whole = try await answered(request, options)
    guard isContinued, request.isContinued else { return whole }
    var continuation = Continuation(of: request)
    var answer = whole
    do throws(Interruption.Cause) {
      while let next = try continuation.request(after: answer) {
        do { answer = try await answered(next, options) } catch { throw .failed(error) }
        whole = whole.continued(by: answer)
      }
    } catch {
      throw .interrupted(Interruption(progress: whole, cause: error))
    }
    return whole
  }

  private func answered(
    _ request: InteractionRequest, _ options: CallOptions
  ) async throws(GeminiError) -> Interaction {
    let call = try creation(of: request, isStreamed: false).adjusted(by: options)
    return try await connection.interaction(call)
  }

  /// The call that creates an interaction.
  func creation(
    of request: InteractionRequest, isStreamed: Bool
  ) throws(GeminiError) -> Call {
    var request = request
    if request.model == nil, request.agent == nil {
      request.model = ModelName(connection.settings.model)
    }
    if isStreamed { request.stream = true } else if request.stream == true { request.stream = nil }
    guard request.background != true || request.store != false else {
      throw .unsendable(.mustBeStored)
    }
    var call = Call(.post, .resource("interactions"))
    call.isBillable = true
    do { call.body = try request.body(connection.formats) } catch {
      throw .unsendable(.unreadableFile("\(error)"))
    }
    if isStreamed {
      call.accept = "text/event-stream"
      call.delivery = .streamed
    }
    return call
  }
}
