import Foundation
import HTTP
import Interactions
import OrderedJSON
import TestSupport
import Testing

@Suite(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
struct `A recorded stream` {
  /// Every streamed answer of the recordings, by case.
  static let streams: [(name: String, bytes: [UInt8])] = GoldenCase.all.flatMap { golden in
    golden.answers.filter { $0.headers.mediaType == "text/event-stream" }.map {
      (golden.name, $0.body)
    }
  }

  private struct Told: Equatable {
    let interaction: JSON
    let events: [JSON]
  }

  private static func told(_ chunks: [[UInt8]]) async throws -> Told {
    let server = Scripted(.chunks(["content-type": "text/event-stream"], chunks, nil))
    let stream = try await Gemini.scripted(server).stream(InteractionRequest("x", store: false))
    var events: [JSON] = []
    do {
      for try await event in stream { events.append(event.wire) }
    } catch {
      events.append(.string("\(error)"))
    }
    return Told(interaction: await stream.progress.wire, events: events)
  }

  @Test(arguments: streams.map(\.name).indices)
  func `gives the same interaction however it is split`(rank: Int) async throws {
    let bytes = Self.streams[rank].bytes
    let whole = try await Self.told([bytes])
    #expect(whole.events.count > 2)
    #expect(try await Self.told(bytes.map { [$0] }) == whole)

    var random = SeededRandom(seed: UInt64(rank))
    for _ in 0..<10 {
      var chunks: [[UInt8]] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = random.number(1...400)
        chunks.append(Array(rest.prefix(count)))
        rest = rest.dropFirst(count)
      }
      #expect(try await Self.told(chunks) == whole)
    }
  }

  /// A cut may lose the end, but never makes up, doubles or mixes anything.
  @Test func `that is cut anywhere and taken up again gives the same interaction`() async throws {
    let golden = try #require(GoldenCase.all.first { $0.name == "get_stream_and_resume" })
    let bytes = golden.answers[1].body
    let whole = try await Self.told([bytes])
    let frames = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n\n")
    for cut in stride(from: 0, to: bytes.count, by: 29) {
      let server = Scripted { request in
        guard request.method == .get else {
          return .chunks(
            ["content-type": "text/event-stream"], [Array(bytes[..<cut])], .broken("reset"))
        }
        // As the API does: what follows the event that is named, or everything.
        let after = request.url.query?.split(separator: "=").last.map(String.init)
        let known = frames.firstIndex { $0.contains(#""event_id": "\#(after ?? "")""#) }
        let rest = frames.dropFirst(known.map { $0 + 1 } ?? 0).joined(separator: "\n\n")
        return .chunks(["content-type": "text/event-stream"], [Array(rest.utf8)], nil)
      }
      let stream = try await Gemini.scripted(server).stream("x")
      var events: [JSON] = []
      do {
        for try await event in stream { events.append(event.wire) }
        #expect(events == whole.events, "cut at \(cut)")
        #expect(await stream.progress.wire == whole.interaction, "cut at \(cut)")
      } catch {
        // Without an id there is nothing to take up.
        #expect(events.isEmpty, "cut at \(cut): \(error)")
        #expect(server.asked.count == 1)
      }
    }
  }
}
