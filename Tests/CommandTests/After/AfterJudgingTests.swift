import Foundation
import Testing

@Suite struct `extract revalidate` {
  @Test func `judges by a mended schema, without a call, and back`() throws {
    let notes = try Notes()
    let records = try notes.folder.text("out/records.jsonl")
    try notes.folder.write(
      Folder.schema.replacing("1..40", with: "1..5"), to: "tight.yaml")

    #expect(
      try notes.say("revalidate", "~/out")
        == Run(output: "6 items judged again: all are what they were\n", code: 1))
    #expect(
      try notes.say("revalidate", "--schema", "~/tight.yaml", "~/out")
        == Run(
          output: """
            title: string 1..40 → string 1..5 (narrowing)
            6 items judged again: 4 are not valid any more

            """, code: 1))
    #expect(try notes.folder.text("out/records.jsonl") == "")
    #expect(try notes.documents(in: "failures.jsonl") == ["1", "2", "3", "4", "5", "6"])
    #expect(try notes.say("verify", "~/out").code == 0)

    // A run by the mended schema asks for nothing again.
    let run = try notes.say(
      notes.runWords.map { $0.replacing("note.yaml", with: "tight.yaml") } + ["--quiet"])
    #expect(run.code == 1)
    #expect(notes.calls == 7)

    let back = try notes.say("revalidate", "--json", "--schema", "~/note.yaml", "~/out")
    #expect(
      back
        == Run(
          output: #"{"schema":"extract.revalidate/1","items":6,"gained":4,"lost":0,"changed":0,"#
            + #""differences":["title: string 1..5 → string 1..40 (widening)"],"#
            + #""outcomes":{"blocked":1,"invalid":1,"record":4}}"# + "\n", code: 1))
    #expect(try notes.folder.text("out/records.jsonl") == records)
    #expect(notes.calls == 7)
  }

  @Test func `refuses a schema that asks for something else, and one that is not there`() throws {
    let notes = try Notes()
    try notes.folder.write(Folder.schema + "  more: string\n", to: "more.yaml")

    #expect(
      try notes.say("revalidate", "--schema", "~/more.yaml", "~/out")
        == Run(
          complaints:
            "the schema asks for something else than the answers were asked for: more: new, string "
            + "(breaking); ask again with extract run --new-version\n", code: 2))
    #expect(
      try notes.say("revalidate", "--schema", "~/none.yaml", "~/out")
        == Run(complaints: "~/none.yaml: there is no such file; check the path\n", code: 2))
    #expect(try notes.say("status", "~/out").output.contains("    record   4\n"))
  }

  @Test func `goes by records once answers are purged`() throws {
    let notes = try Notes()
    let records = try notes.folder.text("out/records.jsonl")
    try notes.folder.write(Folder.schema.replacing("1..40", with: "1..5"), to: "tight.yaml")

    _ = try notes.say("purge", "--raw", "--yes", "~/out")
    #expect(try notes.say("revalidate", "--schema", "~/tight.yaml", "~/out").code == 1)
    #expect(try notes.documents(in: "records.jsonl") == [])
    #expect(try notes.say("revalidate", "~/out").code == 1)
    #expect(try notes.folder.text("out/records.jsonl") == records)
  }
}

@Suite struct `extract retry` {
  @Test func `asks about a class alone, then about all the rest`() throws {
    let notes = try Notes()
    #expect(notes.calls == 7)

    let plan = try notes.say("retry", "--class", "blocked", "--dry-run", "~/out").output
    #expect(
      plan.hasPrefix(
        """
        6 documents (1 text)
        4 done before, free
        1 failed before; extract retry asks about them again
        1 done or failed before, to be asked about and paid for again
        1 to send: 1 within the request
        tokens 
        """), "\(plan)")
    let first = try notes.say("retry", "--class", "blocked", "~/out")
    #expect(first.code == 1)
    #expect(
      first.complaints.contains(
        "\n6 documents (5 known before): 5 records, 1 failed; 1 call, 289 tokens, $0.000884, "),
      "\(first)")
    #expect(first.complaints.hasSuffix("\nnext  extract retry ~/out\n"), "\(first)")
    #expect(notes.calls == 8)
    #expect(try notes.documents(in: "failures.jsonl") == ["3"])

    let rest = try notes.say("retry", "--json", "--quiet", "~/out")
    #expect(rest.code == 0)
    #expect(rest.output.hasPrefix(#"{"schema":"extract.run/1","ending":"complete","#), "\(rest)")
    #expect(rest.complaints == "")
    #expect(notes.calls == 9)
    #expect(try notes.documents(in: "records.jsonl") == ["1", "2", "3", "4", "5", "6"])
    #expect(try notes.say("status", "~/out").output.contains("by the last job  1 call, "))
  }

  @Test(arguments: [
    ("api", "--class api: no document is that; use blocked, invalid"),
    ("blocked,api", "--class api: no document is that; use blocked, invalid"),
    ("record", "--class record: is nothing that is asked again; use blocked, invalid"),
  ])
  func `asks for nothing that did not fail`(classes: String, complaint: String) throws {
    let notes = try Notes()

    #expect(
      try notes.say("retry", "--class", classes, "~/out")
        == Run(complaints: "\(complaint)\n", code: 2))
    #expect(notes.calls == 7)
  }

  @Test func `speaks as it is told now, and not as the run was`() throws {
    let notes = try Notes(runs: false)
    _ = try notes.run("--quiet", "--json")

    let retry = try notes.say("retry", "--class", "blocked", "--events", "~/out")
    #expect(retry.code == 1)
    #expect(retry.output == "")
    #expect(retry.complaints.contains(#"{"event":"report","#), "\(retry)")
  }
}

@Suite struct `extract recover` {
  /// The ledger with a page of so many bytes written over.
  private func damaged(page: Int) throws -> Notes {
    let notes = try Notes()
    let path = "\(notes.folder.path)/out/.extract/ledger.db"
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.seek(toOffset: UInt64(page * 8192))
    try file.write(contentsOf: Data(repeating: 0xa5, count: 8192))
    try file.close()
    return notes
  }

  @Test func `saves all of a ledger that can be read, and keeps the old one`() throws {
    // The page that holds where pages are.
    let notes = try damaged(page: 1)
    let verify = try notes.say("verify", "~/out")
    #expect(verify.code == 1)
    #expect(
      verify.output.contains(
        #/~/out/\.extract: the ledger is damaged \([^)]*, and [0-9]+ more\); save what can be read with extract recover\n/#
      ), "\(verify)")

    #expect(
      try notes.say("recover", "~/out")
        == Run(
          output: """
            ~/out/.extract/ledger.db: saved 6 documents, 6 results, 7 calls, 7 answers; the old file is ledger.db.damaged-1
            4 records judged, 3 outputs compared, nothing is wrong

            """))
    #expect(try notes.say("status", "~/out").output.contains("    record   4\n"))
    let json = try notes.say("recover", "--json", "~/out")
    #expect(
      json.output.hasPrefix(
        #"{"schema":"extract.recover/1","saved":"~/out/.extract/ledger.db: saved 6 documents, "#),
      "\(json)")
  }

  @Test func `says what to do when the runs are lost, and nothing is paid for again`() throws {
    // The page that holds the versions.
    let notes = try damaged(page: 3)

    let status = try notes.say("status", "~/out")
    #expect(status.code == 2)
    #expect(
      status.complaints
        == "~/out/.extract/ledger.db: is damaged: database disk image is malformed; nothing was changed; "
        + "see what `extract recover` saves\n")
    #expect(
      try notes.say("recover", "~/out")
        == Run(
          output: """
            ~/out/.extract/ledger.db: saved 6 documents, 6 results, 7 calls, 7 answers; the old file is ledger.db.damaged-1
            ~/out/.extract: what was asked, and of which documents, could not be saved; run the same extract run again: what was saved is not asked again
            0 records judged, 0 outputs compared, 1 fault found

            """, code: 1))
    let records = try notes.folder.text("out/records.jsonl")
    #expect(try notes.run("--quiet").code == 1)
    #expect(notes.calls == 7)
    #expect(try notes.folder.text("out/records.jsonl") == records)
  }

  @Test func `warns of outputs that hold more than the ledger`() throws {
    // The page that holds the documents.
    let notes = try damaged(page: 6)

    let recovery = try notes.say("recover", "~/out")
    #expect(recovery.code == 1)
    #expect(
      recovery.output.contains(
        "\nrecords.jsonl: has 4 lines, and the ledger knows 0; keep a copy of it, and run the same extract"
          + " run again: what was saved is not asked again\n"), "\(recovery)")
    #expect(try notes.run("--quiet").code == 1)
    #expect(notes.calls == 7)
    #expect(try notes.documents(in: "records.jsonl") == ["2", "4", "5", "6"])
  }

  @Test func `says so when nothing can be read`() throws {
    let notes = try damaged(page: 0)

    #expect(
      try notes.say("recover", "~/out")
        == Run(
          complaints:
            "~/out/.extract/ledger.db: nothing can be read of it: file is not a database; bring a copy of"
            + " it back, or begin anew with another --out\n", code: 2))
  }
}
