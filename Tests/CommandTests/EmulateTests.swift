import Foundation
import Testing

@Suite struct `extract emulate` {
  @Test(arguments: [
    (
      ["--port", "99999"],
      "extract: --port: cannot be 99999; use a whole number from 0 to 65535\n"
    ),
    (
      ["--seed", "x"],
      "extract: --seed: cannot be x; use a whole number from 0 to 18446744073709551615\n"
    ),
    (["x"], "extract: x: emulate takes options alone; extract emulate --help lists them all\n"),
    (
      ["--record", "a", "--replay", "b"],
      "extract: --replay: cannot stand beside --record; leave one of them out\n"
    ),
    (
      ["--replay", "b", "--bill", "c"],
      "extract: --bill: cannot stand beside --replay; leave one of them out\n"
    ),
    (["--record", "a"], "extract: --record: needs --upstream URL beside it; give both\n"),
    (
      ["--upstream", "https://a"],
      "extract: --upstream: needs --record FOLDER beside it; give both\n"
    ),
    (
      ["--record", "a", "--upstream", "a"],
      "extract: --upstream: cannot be a; use an address that begins with https://\n"
    ),
    (["--replay", "nowhere"], "nowhere: there is no such file; check the path\n"),
    (["--answers", "nowhere"], "nowhere: there is no such file; check the path\n"),
    (["--scenario", "nowhere"], "nowhere: there is no such file; check the path\n"),
    (
      ["--bill", "nowhere/bill"], "nowhere/bill: its folder does not exist; make the folder first\n"
    ),
  ]) func `says in a line why it cannot start`(words: [String], complaint: String) throws {
    #expect(try Run(words: ["emulate"] + words) == Run(complaints: complaint, code: 2))
  }

  @Test func `takes a variable that is blank for one that is not set`() throws {
    let run = try Run(
      shell: "env GOOGLE_API_KEY= GEMINI_API_KEY=' ' "
        + "extract emulate --record /tmp --upstream https://upstream.example; echo $?")
    #expect(
      run.output
        == "--record needs a key of its own; give --upstream-key-file FILE, or set GOOGLE_API_KEY\n2\n"
    )
  }

  @Test func `says where a scenario is wrong`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).yaml")
    try Data("latency: soon\nrulez: []\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let path = file.path
    #expect(
      try Run("emulate", "--scenario", path)
        == Run(
          complaints: """
            \(path):1:10: latency is a time with its unit, as 200ms, 1.5s, 10m or 48h
            latency: soon
                     ^
            \(path):2:1: a scenario has no "rulez"; use latency, keys, rates, event_pause, background, files, schema, rules
            rulez: []
            ^

            """, code: 2))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `says its address first, and ends when it is told to`(signal: Int32) throws {
    let run = try Run(
      shell: """
        said=$(mktemp); extract emulate --port 0 --seed 7 >"$said" 2>&1 & emulator=$!; \
        until grep -q Ctrl-C "$said"; do sleep 0.05; done; kill -\(signal) $emulator; \
        wait $emulator; echo "ended with $?" >>"$said"; cat "$said"; rm "$said"
        """)
    let lines = run.output.split(separator: "\n")
    #expect(lines.first?.wholeMatch(of: #/http://127\.0\.0\.1:[0-9]+/#) != nil)
    #expect(
      lines.dropFirst() == [
        "This is not Gemini: its answers are made up, and cost nothing. Ctrl-C ends it.",
        "ended with 0",
      ])
  }

  @Test func `tells the format of scenarios in its help`() throws {
    let help = try Run("emulate", "--help").output
    #expect(help.contains("times: first 2 "))
    #expect(help.contains("--upstream-key-file FILE"))
  }
}
