import Extractor
import Interactions
import OrderedJSON
import Testing

@Suite struct `What a plan says` {
  private static func plan() throws -> FolderPlan {
    var plan = FolderPlan()
    plan.documents = 212
    plan.types = [("application/pdf", 198), ("text/plain", 12), ("audio/mp4", 2)]
    plan.skipped = [
      ("in/a.pdf", "encrypted", "takes a password; save a copy without one"),
      ("in/b.pdf", "encrypted", "takes a password; save a copy without one"),
      ("in/c\u{1b}.txt", "empty", "holds nothing; check where it comes from"),
    ]
    plan.done = 141
    plan.inline = 68
    plan.uploads = 3
    plan.reusedUploads = 1
    plan.inputTokens = 380_000...412_345
    plan.outputTokens = 30_000...30_000
    plan.leastCost = Cost(known: try #require(Money(parsing: "0.19")))
    plan.mostCost = Cost(known: try #require(Money(parsing: "0.27")))
    plan.duration = .seconds(150)
    return plan
  }

  @Test func `stands in a few lines`() throws {
    #expect(
      try Self.plan().description == """
        212 documents (198 pdf, 12 text, 2 mp4)
        141 done before, free
         71 to send: 68 within the request, 3 uploads, 1 of them done before
          3 skipped: 2 encrypted, 1 empty
        tokens 380k to 412k in, 30k out
        cost   $0.19 to $0.27
        time   2m30s at the least, at the limits of the pace
        skip   in/a.pdf: takes a password; save a copy without one
        skip   in/b.pdf: takes a password; save a copy without one
        skip   in/c\\u{1b}.txt: holds nothing; check where it comes from
        """)
  }

  @Test func `says that nothing is left to pay for`() {
    var plan = FolderPlan()
    plan.documents = 1
    plan.done = 1

    #expect(
      plan.description == """
        1 document
        1 done before, free
        0 to send
        cost   $0.00
        """)
  }

  @Test func `says what would be paid for again, and what nobody knows`() throws {
    var plan = FolderPlan()
    plan.documents = 2
    plan.inline = 2
    plan.mostCost = Cost(
      known: try #require(Money(parsing: "0.10")), unknown: [.price("new-model")])
    plan.otherVersion = FolderPlan.Other(records: 141, differences: ["schema", "model (a → b)"])
    plan.unknownCalls = 1
    plan.notices = ["the ledger is on a network file system"]

    #expect(
      plan.description == """
        2 documents
        2 to send: 2 within the request
        tokens 0 in, 0 out
        cost   at least $0.10 (no price is known of new-model)
        note   141 documents here were done with another schema, model (a → b); --new-version asks about those documents again and pays for them, another --out keeps both
        note   1 call of earlier runs may have been paid for without an answer; --on-unknown hold leaves its document alone
        note   the ledger is on a network file system
        """)
  }

  @Test func `lists the first of what is skipped`() {
    var plan = FolderPlan()
    plan.skipped = (0..<30).map { ("\($0)", "link", "is a link; name what it leads to") }

    let lines = plan.description.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("skip   ") } == 21)
    #expect(lines.last == "skip   and 10 more; --json lists them all")
  }

  @Test func `is an object for programs`() throws {
    #expect(
      try Self.plan().json.text() == #"""
        {"schema":"extract.plan/1","documents":212,"types":{"application/pdf":198,"text/plain":12,"audio/mp4":2},"done":141,"failed":0,"asked_again":0,"equal":0,"begun":0,"calls":71,"inline":68,"uploads":3,"reused_uploads":1,"input_tokens":{"least":380000,"most":412345},"output_tokens":{"least":30000,"most":30000},"least_cost":{"usd":0.19,"unknown":[]},"most_cost":{"usd":0.27,"unknown":[]},"milliseconds":150000,"other_version":null,"unknown_calls":0,"notices":[],"skipped":[{"document":"in/a.pdf","word":"encrypted","sentence":"takes a password; save a copy without one"},{"document":"in/b.pdf","word":"encrypted","sentence":"takes a password; save a copy without one"},{"document":"in/c\u001b.txt","word":"empty","sentence":"holds nothing; check where it comes from"}]}
        """#)
  }
}
