import Foundation

/// Six notes before an emulator that bills, and what `extract` says about the folder that they become.
///
/// The first is held back once; the third is answered without its title, however often it is asked for
/// again. Titles are made up, and longer than five letters.
final class Notes {
  let folder: Folder
  let emulator: EmulatorProcess

  /// Runs, unless it is told not to.
  init(_ scenario: String = Notes.mishaps, runs: Bool = true) throws {
    folder = try Folder()
    for (place, name) in ["one", "two", "three", "four", "five", "six"].enumerated() {
      try folder.write("Note number \(name)", to: "in/\(place + 1).txt")
    }
    try folder.write(Folder.schema, to: "note.yaml")
    emulator = try EmulatorProcess(scenario)
    if runs { _ = try run() }
  }

  static let mishaps = #"""
    rules:
      - match: {text: "Note number one", method: POST}
        times: first 1
        do: {blocked: safety}
      - match: {text: "Note number three", method: POST}
        times: first 1
        do: {text: "{\"record\": {\"count\": 4}, \"not_applicable\": null, \"absent\": []}"}
      - match: {text: "is missing", method: POST}
        do: {text: "{}"}

    """#

  var runWords: [String] {
    ["run", "~/in", "--schema", "~/note.yaml", "--out", "~/out", "--base-url", emulator.address]
  }

  func run(_ more: String...) throws -> Run { try say(runWords + more) }

  /// Runs the command with words in which `~` is the folder, and shows what it says in the same way.
  func say(_ words: String...) throws -> Run { try say(words) }

  func say(_ words: [String]) throws -> Run { shown(try begin(words).end()) }

  /// The same while the test goes on.
  func begin(_ words: [String]) throws -> Background {
    try Background(words.map { $0.replacing("~", with: folder.path) })
  }

  func shown(_ run: Run) -> Run {
    Run(output: shown(run.output), complaints: shown(run.complaints), code: run.code)
  }

  private func shown(_ text: String) -> String {
    text.replacing(folder.path, with: "~").replacing(emulator.address, with: "http://emulator")
      .replacing(#/v1_[A-Za-z0-9_-]{32}/#, with: "v1_…")
      .replacing(#/20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/#, with: "NOW")
  }

  /// How many calls cost.
  var calls: Int { emulator.bill.count }

  /// How many interactions and files the emulator keeps.
  func kept() throws -> (interactions: Int, files: Int) {
    let host = emulator.address.replacing("http://", with: "")
    let request = #"GET /emulator/state HTTP/1.1\r\nHost: \#(host)\r\nConnection: close\r\n\r\n"#
    let stream = "/dev/tcp/\(host.replacing(":", with: "/"))"
    let state = try Run(
      shell: "bash -c 'exec 3<>\(stream); printf \"\(request)\" >&3; cat <&3'"
    ).output
    let counts = state.matches(of: #/"kept":([0-9]+)/#).compactMap { Int($0.output.1) }
    return counts.count == 2 ? (counts[0], counts[1]) : (-1, -1)
  }

  /// The documents of an output, a letter each, as far as there are any.
  func documents(in output: String) throws -> [String] {
    try folder.text("out/\(output)").matches(of: #//in/([0-9])\.txt"/#)
      .map { String($0.output.1) }
  }
}
