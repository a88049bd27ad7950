import Foundation
import Testing

@Suite struct `extract show` {
  private let notes: Notes

  init() throws { notes = try Notes() }

  /// The item of a document, which is another with each word of the schema that is sent.
  private func item(of document: String) throws -> String {
    let shown = try notes.say("show", "--json", "~/out", document).output
    return String(try #require(shown.firstMatch(of: #/"item":"([0-9a-f]{64})"/#)?.output.1))
  }

  @Test func `shows a record, and why there is none`() throws {
    let (first, second) = (try item(of: "4.txt"), try item(of: "in/3.txt"))
    #expect(
      try notes.say("show", "~/out", "4.txt")
        == Run(
          output: """
            ~/in/4.txt: record
            {
              "title": "Quarterly report",
              "count": 6
            }
            note: /title: does not stand in the text of the document
            note: /count: does not stand in the text of the document
            call 1: extraction by gemini-3.5-flash, finished, 287 tokens, $0.000866, interaction v1_…
            item \(first), version 1

            """))
    #expect(
      try notes.say("show", "~/out", "in/3.txt")
        == Run(
          output: """
            ~/in/3.txt: invalid
            one thing is wrong with the record
            look at the record, mend the schema if it asks too much, or try another model
              the whole answer: "title" is missing
            what there was of it:
            {
              "count": 4
            }
            call 1: extraction by gemini-3.5-flash, finished, 286 tokens, $0.000849, interaction v1_…
            call 2: repair by gemini-3.5-flash, finished, 381 tokens, $0.000879, interaction v1_…
            item \(second), version 1

            """))
    // By the beginning of its item.
    let named = try notes.say("show", "~/out", String(first.prefix(8))).output
    #expect(named.hasPrefix("~/in/4.txt: record\n"))
  }

  @Test func `shows programs the same in one object, and one field alone`() throws {
    let json = try notes.say("show", "--json", "~/out", "4.txt").output
    // What is to be said of several values is said once.
    #expect(
      json.contains(
        #""warnings":[{"code":"not-in-text","text":"does not stand in the text of the document","#
          + #""at":["/title","/count"]}]"#), "\(json)")
    #expect(
      json.hasPrefix(
        #"{"schema":"extract.show/1","document":"~/in/4.txt","outcome":"record","version":1,"item":""#
      ), "\(json)")
    #expect(
      json.contains(#","data":{"title":"Quarterly report","count":6},"calls":[{"number":1,"#),
      "\(json)")
    #expect(
      try notes.say("show", "--field", "count", "~/out", "4.txt") == Run(output: "6\n"))
    #expect(
      try notes.say("show", "--json", "--field", "/title", "~/out", "4.txt")
        == Run(
          output: #"{"schema":"extract.field/1","document":"~/in/4.txt","field":"/title","#
            + #""value":"Quarterly report"}"# + "\n"))
  }

  @Test func `shows answers as they came`() throws {
    let raw = try notes.say("show", "--raw", "~/out", "3.txt")

    #expect(raw.code == 0)
    #expect(raw.output.split(separator: "\n").count == 2)
    #expect(raw.output.hasPrefix(#"{"id":"v1_…","status":"completed","#), "\(raw)")
    let json = try notes.say("show", "--raw", "--json", "~/out", "3.txt").output
    #expect(json.contains(#","answer":{"id":"v1_…","#), "\(json)")
  }

  @Test(arguments: [
    (
      ["9.txt"],
      "9.txt: no document of ~/out is called that or ends that way, and no item begins with it; see the "
        + "names in records.jsonl, failures.jsonl and skipped.jsonl"
    ),
    (
      [".txt"],
      ".txt: may be any of ~/in/1.txt, ~/in/2.txt, ~/in/3.txt, ~/in/4.txt, ~/in/5.txt; give more of its"
        + " name"
    ),
    (
      ["--field", "sum", "4.txt"],
      "sum: the record of ~/in/4.txt has nothing there; there is title, count"
    ),
    (["--field", "title.x", "4.txt"], "title.x: the record of ~/in/4.txt has nothing there"),
    (
      ["--field", "a..b", "4.txt"],
      "a..b: is no way to a field; write it as lines[0].amount or /lines/0/amount"
    ),
    (
      ["--field", "title", "1.txt"],
      "~/in/1.txt: has no record (blocked); leave out --field to see why"
    ),
  ])
  func `says in one line what is not there`(words: [String], complaint: String) throws {
    var words = words
    words.insert("~/out", at: words.count - 1)
    #expect(try notes.say(["show"] + words) == Run(complaints: "\(complaint)\n", code: 2))
  }
}
