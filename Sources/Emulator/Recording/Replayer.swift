import HTTP
import Locking
import OrderedJSON

/// Answers from recordings, and says clearly when there is none.
package final class Replayer: Responder {
  private let folder: RecordingFolder
  private let say: @Sendable (String) -> Void
  /// How often each request has come.
  private let counts = Lock<[String: Int]>([:])

  /// Answers from a folder; what has no recording is also said to people.
  package init(_ folder: RecordingFolder, say: @escaping @Sendable (String) -> Void) {
    self.folder = folder
    self.say = say
  }

  package func intake(for head: RequestHead) -> Intake { .whole(limit: Recorder.mostBytes) }

  package func receive(_ bytes: [UInt8], for ticket: UploadTicket) {}

  package func finish(_ ticket: UploadTicket, of head: RequestHead) -> Reply { Reply(status: 500) }

  package func tooLarge(_ head: RequestHead) -> Reply { Recorder.tooLarge(head) }

  /// The answer that the same request got when it came for the same time; the last one again, when it
  /// comes more often than it was recorded.
  package func answer(_ request: ArrivedRequest) -> Answer {
    let recorded = RecordedRequest(request)
    let name = recorded.name
    let number = counts.withLock { counts in
      counts[name, default: 0] += 1
      return counts[name] ?? 1
    }
    do {
      for number in [number, number - 1].filter({ $0 > 0 }) {
        guard let reply = try folder.reply(to: name, number: number) else { continue }
        // What comes once more gets the last answer as often as it likes.
        counts.withLock { $0[name] = number }
        return .ready(reply.reply(to: request.head, upload: "recorded-\(name)-\(number)"))
      }
    } catch {
      return .ready(refusal(request, "\(error)"))
    }
    let what = "\(recorded.method) \(recorded.path)"
    return .ready(
      refusal(request, "\(what): there is no recording of this request (\(name)); record it"))
  }

  private func refusal(_ request: ArrivedRequest, _ sentence: String) -> Reply {
    say(sentence)
    let shape = (try? Route(request.head))?.errors ?? .interactions
    var reply = APIError(404, sentence, code: "no_recording").reply(shape)
    reply.headers["x-emulator"] = EmulatedGemini.mark
    return reply
  }
}
