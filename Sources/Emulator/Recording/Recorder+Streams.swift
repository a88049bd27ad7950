import HTTP

extension Recorder {
  /// Hands a stream on frame by frame. Its last frames wait until it is kept, as a client may go when
  /// it has them.
  func forwardStream(
    _ answer: HTTPResponse, to request: ArrivedRequest, _ relay: Relay
  ) async {
    let head = RecordedReply(status: answer.status, headers: scrubbed(answer.headers), body: [])
    relay.hand(.beginning(head.reply(to: request.head, upload: "")))
    var (body, held): ([UInt8], [Piece]) = ([], [])
    var frames = RecordedFrames()
    do throws(TransportError) {
      for try await chunk in answer.body {
        body += chunk
        for frame in frames.take(chunk).map(withoutKey) {
          if held.isEmpty, !Self.mayBeLast(frame) {
            relay.hand(.more([.bytes(frame)]))
          } else {
            held.append(.bytes(frame))
          }
        }
      }
      _ = keep(answer, body, of: request)
      held += frames.takeRest().map { .bytes(withoutKey($0)) }
    } catch {
      say("\(request.head.method) \(request.head.path): the stream broke off: \(error.fault)")
      held += frames.takeRest().map { .bytes(withoutKey($0)) } + [.close]
    }
    relay.hand(.more(held))
    relay.hand(.end)
  }

  private static func mayBeLast(_ frame: [UInt8]) -> Bool {
    ["interaction.completed", "event: error", "[DONE]"].contains { word in
      frame[...].place(of: Array(word.utf8)[...]) != nil
    }
  }
}
