// Asks about every document in an inbox, and about new ones every so many seconds: NightlyBatch INBOX OUT
// [SECONDS]. The first SIGTERM lets documents at work come to their end, the second does not.
import Dispatch
import Extractor
import Foundation
import SchemaGen

let words = CommandLine.arguments.dropFirst()
guard words.count == 2 || words.count == 3, let inbox = words.first,
  let out = words.dropFirst().first
else {
  FileHandle.standardError.write(Data("usage: NightlyBatch INBOX OUT [SECONDS]\n".utf8))
  exit(2)
}
let pause = words.dropFirst(2).first.flatMap(Int.init).map { Duration.seconds($0) }

do {
  let rehearsal = ProcessInfo.processInfo.environment["REHEARSE"].flatMap(Int.init)
  let extractor =
    try rehearsal.map { try Extractor.rehearsing(latency: .milliseconds($0)) } ?? Extractor()

  var settings = FolderSettings()
  settings.width = 8
  settings.formats = [.jsonl, .csv]
  settings.limits.money = Money(parsing: "20")
  let schema = try Schema(of: Receipt.self)
  guard let run = FolderRun(of: [inbox], by: schema, into: out, with: extractor, settings) else {
    exit(2)
  }

  let worker = Worker(run)
  signal(SIGTERM, SIG_IGN)
  let source = DispatchSource.makeSignalSource(signal: SIGTERM)
  source.setEventHandler { @Sendable in Task { await worker.stop() } }
  source.resume()

  let needsALook = try await worker.work(every: pause)
  exit(needsALook ? 1 : 0)
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(2)
}
