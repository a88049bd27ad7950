import Foundation
import Testing

@Suite struct `extract forget` {
  @Test func `of a document deletes it at the API and here`() throws {
    let notes = try Notes()
    let access = ["--base-url", notes.emulator.address]

    #expect(
      try notes.say(["forget", "~/out", "3.txt"] + access)
        == Run(
          complaints:
            "~/in/3.txt: its record, answers and calls would be taken out for good, and its interactions "
            + "deleted at the API; give --yes to do it\n", code: 2))
    #expect(try notes.kept().interactions == 7)

    #expect(
      try notes.say(["forget", "--yes", "~/out", "3.txt"] + access)
        == Run(
          output:
            "deleted at the API: 2 interactions, 0 uploads; ~/in/3.txt was taken out here\n"))
    #expect(try notes.kept().interactions == 5)
    #expect(try notes.documents(in: "failures.jsonl") == ["1"])
    #expect(try notes.say("show", "~/out", "3.txt").code == 2)
    #expect(try notes.say("status", "~/out").output.contains("  documents  5\n"))
    #expect(try notes.say("verify", "~/out").code == 0)

    let again = try notes.say(["forget", "--yes", "--json", "~/out", "4.txt"] + access)
    #expect(
      again
        == Run(
          output:
            #"{"schema":"extract.forget/1","interactions":1,"uploads":0,"document":"~/in/4.txt","failures":[],"elsewhere":{},"notices":[]}"#
            + "\n"))
    #expect(try notes.documents(in: "records.jsonl") == ["2", "5", "6"])
    for name in ["ledger.db", "lock"] {
      let bytes = try Data(
        contentsOf: URL(filePath: "\(notes.folder.path)/out/.extract/\(name)"))
      #expect(bytes.range(of: Data("Quarterly report".utf8)) == nil)
    }
  }

  @Test func `of a document here alone says what the API keeps`() throws {
    let notes = try Notes()

    #expect(
      try notes.say("forget", "--yes", "--here", "~/out", "4.txt")
        == Run(
          output: """
            ~/in/4.txt: the API keeps 1 interaction of it until it expires
            deleted at the API: 0 interactions, 0 uploads; ~/in/4.txt was taken out here

            """))
    #expect(try notes.kept().interactions == 7)
    #expect(try notes.documents(in: "records.jsonl") == ["2", "5", "6"])
  }

  @Test func `of a folder leaves its records, and goes on where it was`() throws {
    let notes = try Notes(
      Notes.mishaps + """
          - match: {path: "*/interactions/*", method: DELETE}
            times: first 1
            do: {status: 400, message: "Not now."}

        """)
    let words = ["forget", "~/out", "--base-url", notes.emulator.address]

    let first = try notes.say(words)
    #expect(first.code == 1)
    #expect(
      first.output.hasPrefix("interaction v1_…: not deleted: ")
        && first.output.hasSuffix("\ndeleted at the API: 6 interactions, 0 uploads\n"), "\(first)")
    #expect(
      try notes.say(words) == Run(output: "deleted at the API: 1 interaction, 0 uploads\n"))
    #expect(
      try notes.say(words) == Run(output: "deleted at the API: 0 interactions, 0 uploads\n"))
    #expect(try notes.kept().interactions == 0)
    #expect(try notes.documents(in: "records.jsonl") == ["2", "4", "5", "6"])
    #expect(try notes.say("show", "--raw", "~/out", "4.txt").code == 0)
  }

  @Test func `at another address loses sight of nothing`() throws {
    let notes = try Notes()
    let words = ["--base-url", "http://127.0.0.1:9"]

    #expect(
      try notes.say(["forget", "~/out"] + words)
        == Run(
          output: """
            http://emulator: has 7 more; give --base-url http://emulator and a key for it
            deleted at the API: 0 interactions, 0 uploads

            """, code: 1))
    #expect(
      try notes.say(["forget", "--yes", "~/out", "4.txt"] + words)
        == Run(
          output: """
            http://emulator: has 1 more; give --base-url http://emulator and a key for it
            ~/in/4.txt: nothing was taken out here, so that nothing there is lost sight of; again, or leave what the API has with --here
            deleted at the API: 0 interactions, 0 uploads

            """, code: 1))
    #expect(try notes.say("show", "~/out", "4.txt").code == 0)
  }

  @Test func `needs a key, and one that is taken`() throws {
    let notes = try Notes("keys: [any]\n")

    #expect(
      try Run(
        shell: "env -u GEMINI_API_KEY -u GOOGLE_API_KEY extract forget '\(notes.folder.path)/out';"
          + " echo $?"
      ).output == "no API key; set GEMINI_API_KEY, or name a file that holds the key\n4\n")
    try notes.folder.write("another", to: "key")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: "\(notes.folder.path)/key")
    let refused = try notes.say(
      "forget", "~/out", "--base-url", notes.emulator.address, "--key-file", "~/key")
    #expect(refused.code == 4, "\(refused)")
    #expect(try notes.kept().interactions == 6)
  }

  @Test func `deletes what was uploaded`() throws {
    let notes = try Notes("latency: 0s\n", runs: false)
    // So long a silence is not sent within a request.
    var wave = Data("RIFF....WAVEfmt ".utf8)
    wave += [16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 16, 0]
    wave += Data("data".utf8) + [0, 0x78, 0x40, 0x01]
    wave.replaceSubrange(4..<8, with: [0x24, 0x78, 0x40, 0x01])
    wave += Data(count: 0x0140_7800)
    try wave.write(to: URL(filePath: "\(notes.folder.path)/in/7.wav"))
    #expect(try notes.run("--quiet", "--yes").code == 0)
    #expect(try notes.kept() == (7, 1))
    let access = ["--base-url", notes.emulator.address]

    #expect(
      try notes.say(["forget", "--yes", "~/out", "7.wav"] + access)
        == Run(
          output: "deleted at the API: 1 interaction, 1 upload; ~/in/7.wav was taken out here\n"))
    #expect(try notes.kept() == (6, 0))
  }
}
