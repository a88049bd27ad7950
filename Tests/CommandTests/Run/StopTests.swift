import Foundation
import Testing

@Suite struct `A run that is stopped` {
  private let folder: Folder

  /// Twelve documents, of which nobody knows the answers beforehand.
  init() throws {
    folder = try Folder()
    for name in 10..<22 { try folder.write("Note number \(name)", to: "in/\(name).txt") }
    try folder.write(Folder.schema, to: "note.yaml")
  }

  private func words(_ emulator: EmulatorProcess, _ more: String...) -> [String] {
    [
      "run", "\(folder.path)/in", "--schema", "\(folder.path)/note.yaml", "--out",
      "\(folder.path)/out",
      "--base-url", emulator.address, "--jobs", "3", "--yes",
    ] + more
  }

  private var next: String {
    "\nnext  extract run \(folder.path)/in --schema \(folder.path)/note.yaml --out \(folder.path)/out"
  }

  /// The exit code of the last run, as `extract status` has it.
  private func statusCode() throws -> Int32? {
    let status = try Run("status", "--json", "\(folder.path)/out").output
    let json = try JSONSerialization.jsonObject(with: Data(status.utf8)) as? [String: Any]
    return ((json?["run"] as? [String: Any])?["code"] as? Int).map(Int32.init)
  }

  private func records() throws -> [Substring] {
    try folder.text("out/records.jsonl").split(separator: "\n")
  }

  @Test func `lets documents at work come to their end at the first Ctrl-C`() throws {
    let emulator = try EmulatorProcess("latency: 2s\n")
    let run = try Background(words(emulator))
    #expect(run.wait { emulator.bill.count >= 3 }, "\(run.complaints)")
    run.send(SIGINT)
    let end = run.end()

    #expect(end.code == 130, "\(end.complaints)")
    #expect(try statusCode() == 130)
    #expect(
      end.complaints.contains(
        "stopping: nothing new is begun, documents at work come to their end; Ctrl-C again stops now\n"
      ), "\(end.complaints)")
    #expect(end.complaints.contains("stopped: it was asked to stop; nothing is lost\(next)"))
    let paid = emulator.bill.count
    #expect(paid < 12)
    #expect(try records().count == paid)

    let resumed = try Background(words(emulator)).end()
    #expect(resumed.code == 0, "\(resumed.complaints)")
    #expect(try records().count == 12)
    #expect(emulator.bill.count == 12)
  }

  @Test(arguments: [[SIGINT, SIGINT], [SIGTERM], [SIGHUP]])
  func `lets go of documents at work when it has to, and takes them up again`(
    signals: [Int32]
  ) throws {
    let emulator = try EmulatorProcess("event_pause: 2s\n")
    let run = try Background(words(emulator))
    #expect(run.wait { emulator.bill.count >= 3 }, "\(run.complaints)")
    let begun = Date.now
    for (rank, signal) in signals.enumerated() {
      // Two that come at once are one.
      if rank > 0 { #expect(run.wait { run.complaints.contains("stopping: ") }) }
      run.send(signal)
    }
    let end = run.end()

    // The documents at work would take longer to come to their end.
    #expect(Date.now.timeIntervalSince(begun) < 10)
    #expect(end.code == 128 + signals[0], "\(end.complaints)")
    #expect(try statusCode() == end.code)
    #expect(end.complaints.contains(next), "\(end.complaints)")

    let resumed = try Background(words(emulator)).end()
    #expect(resumed.code == 0, "\(resumed.complaints)")
    #expect(try records().count == 12)
    // Those whose id had come are not paid for again.
    #expect(emulator.bill.count <= 12 + 3)
  }

  @Test func `ends when its time is over`() throws {
    let emulator = try EmulatorProcess("latency: 700ms\n")
    let end = try Background(words(emulator, "--max-duration", "1s")).end()

    #expect(end.code == 6, "\(end.complaints)")
    #expect(
      end.complaints.contains("stopped: the job may take 1s, and has; allow more time\(next)"),
      "\(end.complaints)")
  }

  @Test func `by a refused key says so, and asks for nothing more`() throws {
    let emulator = try EmulatorProcess(
      "rules:\n  - match: {path: \"*/interactions\"}\n    times: always\n    do: {status: 403}\n")
    let end = try Background(words(emulator)).end()

    #expect(end.code == 4, "\(end.complaints)")
    #expect(try statusCode() == 4)
    #expect(emulator.bill.isEmpty)
    #expect(end.complaints.contains("\nstopped: "), "\(end.complaints)")
    #expect(end.complaints.contains(next))
  }

  @Test func `by a model that is not there has not started`() throws {
    let emulator = try EmulatorProcess(
      """
      rules:
        - match: {path: "*/interactions"}
          times: always
          do: {status: 404, code: model_not_found, message: There is no such model.}

      """)
    let end = try Background(words(emulator)).end()

    #expect(end.code == 2, "\(end.complaints)")
    #expect(try statusCode() == 2)
    #expect(emulator.bill.isEmpty)
    #expect(end.complaints.contains(next), "\(end.complaints)")
  }

  @Test func `by an outage that lasts says so, and loses nothing`() throws {
    let emulator = try EmulatorProcess(
      "rules:\n  - match: {path: \"*/interactions\"}\n    times: always\n    do: {status: 503}\n")
    let end = try Background(words(emulator, "--wait", "1s")).end()

    #expect(end.code == 5, "\(end.complaints)")
    #expect(try statusCode() == 5)
    #expect(end.complaints.contains(next), "\(end.complaints)")
  }

  @Test func `lets nobody else into its folder meanwhile`() throws {
    let emulator = try EmulatorProcess("latency: 2s\n")
    let run = try Background(words(emulator))
    #expect(run.wait { emulator.bill.count >= 1 }, "\(run.complaints)")
    let other = try Background(words(emulator)).end()

    #expect(other.code == 2, "\(other.complaints)")
    #expect(other.complaints.contains("\(folder.path)/out/.extract"), "\(other.complaints)")
    #expect(run.end().code == 0)
    #expect(emulator.bill.count == 12)
  }
}
