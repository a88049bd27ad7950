import Foundation
import Testing

@Suite struct `extract status` {
  @Test func `says how a folder stands, to people and to programs`() throws {
    let notes = try Notes()

    #expect(
      try notes.say("status", "~/out")
        == Run(
          output: """
            ~/out
              documents  6
                record   4
                blocked  1
                invalid  1
              spent      7 calls, 2,083 tokens, $0.00588
              run 1      began NOW, ended NOW with exit code 1
              version 1  6 documents done, gemini-3.5-flash, in the outputs
              next       extract retry ~/out

            """))
    let json = try notes.say("status", "--json", "~/out").output
    #expect(
      json.hasPrefix(
        #"{"schema":"extract.status/1","folder":"~/out","documents":6,"outcomes":{"record":4,"blocked":1,"invalid":1},"skips":{},"run":{"number":1,"version":1,"#
      ), "\(json)")
    #expect(json.contains(#""alive":false,"begun":"NOW","ended":"NOW","code":1}"#), "\(json)")
    #expect(json.hasSuffix(#""unknown_calls":0,"next":"extract retry ~/out"}"# + "\n"), "\(json)")
    #expect(try notes.say("status", "~/out", "--state", "~/out/.extract").code == 0)
  }

  @Test func `takes out for the folder, and finds a ledger that is by itself`() throws {
    let folder = try Folder(holding: ["samples", "schemas"])
    let receipt = "samples/receipt-cafe.txt --schema schemas/receipt.yaml --emulate samples/answers"
    let enter = "cd '\(folder.path)';"
    _ = try Run(shell: "\(enter) extract run \(receipt) --quiet")
    _ = try Run(shell: "\(enter) extract run \(receipt) --quiet --out - --state state")

    #expect(try Run(shell: "\(enter) extract status").output.hasPrefix("out\n  documents  1\n"))
    #expect(
      try Run(shell: "\(enter) extract status state").output.hasPrefix("state\n  documents  1\n"))
  }
}

@Suite struct `A verb about a folder` {
  static let verbs = [
    ["status"], ["show"], ["export"], ["verify"], ["purge", "--raw"], ["forget"], ["recover"],
    ["revalidate"], ["retry"],
  ]

  private static func words(_ verb: [String], _ folder: String) -> [String] {
    verb + [folder] + (verb == ["show"] ? ["a.txt"] : [])
  }

  @Test(arguments: verbs)
  func `says in one line that there is none, and leaves nothing behind`(verb: [String]) throws {
    let folder = try Folder()
    try folder.write("not ours", to: "empty/letter.txt")
    for name in ["none", "empty"] {
      #expect(
        try Run(words: Self.words(verb, "\(folder.path)/\(name)") + Self.access(verb, folder))
          == Run(
            complaints:
              "\(folder.path)/\(name)/.extract: there is no ledger here; name the folder of a run\n",
            code: 2))
    }
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/none"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/empty").count == 1)
  }

  /// A key that is none, where one is needed.
  private static func access(_ verb: [String], _ folder: Folder) throws -> [String] {
    verb == ["forget"]
      ? ["--key-file", try folder.key(), "--base-url", "https://x.invalid"] : []
  }

  @Test(arguments: [
    (["status", "a", "b"], "b: status takes one folder; give no more than it"),
    (["export", "a", "b"], "b: export takes one folder; give no more than it"),
    (["retry", "a", "b"], "b: retry takes one folder; give no more than it"),
    (
      ["show", "a"],
      "show: takes a folder and a document in it; give both, as in extract show out invoice-17.pdf"
    ),
    (
      ["forget", "a", "b", "c"],
      "forget: takes a folder and a document in it; give both, as in extract forget out invoice-17.pdf"
    ),
    (["forget"], "forget: nothing to work on; give FOLDER [DOCUMENT], as in extract forget out"),
    (["forget", "--here", "a"], "--here: needs a DOCUMENT beside it; give both"),
    (["purge", "a"], "purge: --raw is missing; give it, as in extract purge --raw out"),
    (
      ["export", "--format", "pdf", "a"],
      "--format: cannot be pdf; use jsonl, csv, sqlite, json, markdown"
    ),
    (
      ["show", "--raw", "--field", "a", "b", "c"],
      "--field: cannot stand beside --raw; leave one of them out"
    ),
    (
      ["verify", "--deep", "a"],
      "--deep: no such option of verify; extract verify --help lists them all"
    ),
  ])
  func `refuses words that mean nothing`(words: [String], complaint: String) throws {
    #expect(try Run(words: words) == Run(complaints: "extract: \(complaint)\n", code: 2))
  }

  @Test func `waits outside while a run is at work, if it would change something`() throws {
    let notes = try Notes("latency: 30s\n", runs: false)
    let run = try notes.begin(notes.runWords + ["--jobs", "1"])
    #expect(run.wait { notes.calls >= 1 }, "\(run.complaints)")

    for verb in Self.verbs where !["status", "show", "verify"].contains(verb[0]) {
      let refused = try notes.say(
        Self.words(verb, "~/out")
          + (verb[0] == "forget"
            ? ["--base-url", notes.emulator.address] : verb[0] == "purge" ? ["--yes"] : []))
      #expect(refused.code == 2, "\(verb)")
      #expect(
        refused.complaints.split(separator: "\n").last?.wholeMatch(
          of:
            #/~/out/\.extract: a(nother run is| run or another command is) at work here \(process [0-9]+\); wait for .*/#
        ) != nil, "\(refused)")
    }
    let status = try notes.say("status", "~/out")
    #expect(status.output.contains("began NOW, at work (process "), "\(status)")
    #expect(!status.output.contains("next"))
    let verify = try notes.say("verify", "~/out")
    #expect(verify.code == 0)
    #expect(verify.complaints.contains("): its outputs come at its end\n"), "\(verify)")
    #expect(
      try notes.say("show", "~/out", "6.txt").output.hasPrefix("~/in/6.txt: open\n"))
    run.send(SIGTERM)
    #expect(run.end().code == 143)
  }
}
