import Foundation
import Testing

@Suite struct `extract export and verify` {
  @Test func `write what a run writes in those formats, and find nothing wrong`() throws {
    let notes = try Notes()
    let all = "csv,sqlite,json,markdown"

    let export = try notes.say("export", "--format", all, "~/out")
    #expect(export.code == 0)
    #expect(
      export.output.hasPrefix("failures.jsonl  ")
        && export.output.contains("\nrecords.jsonl  "), "\(export)")
    let names = export.output.split(separator: "\n").compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    let exported = try contents(of: names, in: notes)
    #expect(names.count == 10)
    _ = try notes.run("--format", "jsonl,\(all)", "--quiet")
    #expect(try contents(of: names, in: notes) == exported)
    #expect(
      try notes.say("verify", "~/out")
        == Run(output: "4 records judged, \(names.count) outputs compared, nothing is wrong\n"))
    #expect(notes.calls == 7)
  }

  private func contents(of names: [String], in notes: Notes) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in names {
      let name = name.replacing("~", with: notes.folder.path)
      contents[name] = try Data(contentsOf: URL(filePath: "\(notes.folder.path)/out/\(name)"))
    }
    return contents
  }

  @Test func `find what was changed, and put it right`() throws {
    let notes = try Notes()
    let records = try notes.folder.text("out/records.jsonl")
    try notes.folder.write(records + "x\n", to: "out/records.jsonl")
    try FileManager.default.removeItem(atPath: "\(notes.folder.path)/out/skipped.jsonl")
    try notes.folder.write("mine", to: "out/records.md")

    #expect(
      try notes.say("verify", "~/out")
        == Run(
          output: """
            records.jsonl: is not as it was written; write it anew with extract export, which is free
            skipped.jsonl: was written, and is not there; write it anew with extract export, which is free
            records.md: looks like an output, and was not written by a run; move it away, or let extract export write it
            4 records judged, 3 outputs compared, 3 faults found

            """, code: 1))
    let json = try notes.say("verify", "--json", "~/out")
    #expect(
      json.output.hasPrefix(
        #"{"schema":"extract.verify/1","records":4,"files":3,"faults":[{"place":"records.jsonl","fault":"edited","#
      ), "\(json)")
    #expect(json.code == 1)

    let export = try notes.say("export", "--json", "--format", "markdown", "~/out").output
    #expect(
      export.hasPrefix(#"{"schema":"extract.export/1","files":[{"path":"failures.jsonl","size":"#),
      "\(export)")
    #expect(try notes.folder.text("out/records.jsonl") == records)
    #expect(try notes.say("verify", "~/out").code == 0)
  }

  @Test func `look at answers that were purged, too`() throws {
    let notes = try Notes()

    #expect(
      try notes.say("purge", "--raw", "~/out")
        == Run(
          complaints:
            "~/out: the raw answers of 6 done items would be taken out for good; give --yes to do it\n",
          code: 2))
    #expect(try notes.say("show", "--raw", "~/out", "4.txt").code == 0)
    #expect(
      try notes.say("purge", "--raw", "--yes", "~/out")
        == Run(output: "7 raw answers were taken out\n"))
    #expect(
      try notes.say("show", "--raw", "~/out", "4.txt")
        == Run(complaints: "~/in/4.txt: no answer is kept\n", code: 1))
    #expect(try notes.say("show", "--field", "count", "~/out", "4.txt").output == "6\n")
    #expect(
      try notes.say("verify", "~/out")
        == Run(
          output: "4 records judged, 3 outputs compared, nothing is wrong\n",
          complaints:
            "~/out: 7 calls have no raw answer any more; extract revalidate goes by their records\n"
        ))
    let ledger = try Data(contentsOf: URL(filePath: "\(notes.folder.path)/out/.extract/ledger.db"))
    #expect(ledger.range(of: Data("total_thought_tokens".utf8)) == nil)
    #expect(
      try notes.say("purge", "--raw", "--yes", "~/out")
        == Run(output: "0 raw answers were taken out\n"))
  }
}
