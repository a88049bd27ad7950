import Files
import Interactions
import OrderedJSON
import Testing

@testable import Extractor

@Suite struct `What a report says` {
  private static func report() throws -> FolderReport {
    var report = FolderReport()
    report.outcomes = [
      "record": 200, "not-applicable": 2, "skipped": 4, "open": 5, "refused": 1, "invalid": 2,
    ]
    report.skips = ["empty": 3, "encrypted": 1]
    report.known = 141
    report.calls = 73
    report.repairs = 2
    report.tokens = 412_345
    report.cost = Cost(known: try #require(Money(parsing: "0.22")))
    report.duration = .seconds(171)
    report.files = ["records.jsonl", "failures.jsonl"]
    return report
  }

  @Test func `counts each document once`() throws {
    let report = try Self.report()

    #expect(report.documents == 214)
    #expect(report.failed == 4)
    #expect(
      report.description
        == "214 documents (141 known before): 200 records, 4 failed, 2 not applicable, 3 skipped, 5 open;"
        + " 73 calls, 2 repairs, 412k tokens, $0.22, 2m51s")
  }

  @Test func `says that a run cost nothing`() {
    var report = FolderReport()
    report.outcomes = ["record": 7]
    report.known = 7
    report.duration = .milliseconds(312)

    #expect(
      "\(report)" == "7 documents (all known before): 7 records; no calls, $0.00, 0.3s")
  }

  @Test func `names the first that failed, why it ended, and what may be paid twice`() throws {
    var report = FolderReport()
    report.outcomes = ["record": 1, "refused": 30]
    for rank in 0..<30 {
      let sentence = rank == 0 ? "a\nb" : "the model declined to answer; reword the prompt"
      report.note(
        DocumentEnd(
          path: try #require(FilePath("\(rank)\u{202e}")),
          outcome: .failed(word: "refused", sentence: sentence, partial: nil), isKnown: false))
    }
    report.ending = .limit(.attempts(limit: 1))
    report.repaid = 1
    report.notices = ["slow disk"]

    let lines = "\(report)".split(separator: "\n")
    #expect(lines.count == 25)
    #expect(lines[0] == #"fail  0\u{202e}: a"#)
    #expect(lines[1] == #"fail  1\u{202e}: the model declined to answer; reword the prompt"#)
    #expect(lines[20] == "fail  and 10 more; failures.jsonl has them all")
    #expect(lines[22] == "stopped: the budget of 1 call is spent; allow more calls")
    #expect(
      lines[23] == "possibly paid twice: 1 call whose answer was lost before it had an id")
    #expect(lines[24] == "note: slow disk")
  }

  @Test func `keeps a bounded number of failures, and of what is skipped only what is one`() throws
  {
    var report = FolderReport()
    func note(_ outcome: DocumentOutcome) {
      report.note(DocumentEnd(path: "a", outcome: outcome, isKnown: false))
    }
    note(.record([:]))
    note(.notApplicable(reason: "a poem"))
    note(.open(sentence: "stopped"))
    note(.skipped(word: "empty", sentence: "holds nothing"))
    #expect(report.failures == [])

    note(.skipped(word: "encrypted", sentence: "takes a password"))
    #expect(report.failures.map(\.sentence) == ["takes a password"])

    for _ in 0..<500 { note(.failed(word: "invalid", sentence: "x", partial: nil)) }
    #expect(report.failures.count == 100)
  }

  @Test(
    arguments: [
      (FolderReport.Ending.complete, "complete", nil),
      (.stopped, "stopped", "it was asked to stop; nothing is lost"),
      (.limit(.attempts(limit: 2)), "limit", "the budget of 2 calls is spent; allow more calls"),
      (
        .durationLimit(.seconds(5400)), "duration-limit",
        "the job may take 1h30m, and has; allow more time"
      ),
      (
        .documentLimit(1), "document-limit",
        "the job may ask about 1 document, and has; allow more documents"
      ),
      (
        .refused(.failed(.noKey)), "refused",
        "no API key; set GEMINI_API_KEY, or name a file that holds the key"
      ),
      (
        .tryLater(.refused(said: "no"), .seconds(7200)), "try-later",
        "the model declined to answer; look at the document, and reword the prompt; it may be over in 2h00m"
      ),
      (
        .storage("out/.extract/ledger.db: no space is left"), "storage",
        "out/.extract/ledger.db: no space is left; then run the same command again"
      ),
    ] as [(FolderReport.Ending, String, String?)])
  func `says why it ended`(ending: FolderReport.Ending, word: String, sentence: String?) {
    #expect(ending.word == word)
    #expect(ending.sentence == sentence)
  }

  @Test func `is an object for programs`() throws {
    var report = try Self.report()
    report.note(
      DocumentEnd(
        path: "in/a.pdf", outcome: .failed(word: "refused", sentence: "no", partial: nil),
        isKnown: false))

    #expect(
      report.json.text() == #"""
        {"schema":"extract.run/1","ending":"complete","sentence":null,"documents":214,"known":141,"outcomes":{"invalid":2,"not-applicable":2,"open":5,"record":200,"refused":1,"skipped":4},"skips":{"empty":3,"encrypted":1},"calls":73,"repairs":2,"repaid":0,"tokens":412345,"cost":{"usd":0.22,"unknown":[]},"milliseconds":171000,"files":["records.jsonl","failures.jsonl"],"failures":[{"document":"in/a.pdf","outcome":"refused","sentence":"no"}],"notices":[]}
        """#)
  }
}

@Suite struct `What a run tells` {
  private static func end(
    _ outcome: DocumentOutcome, calls: Int = 1, isKnown: Bool = false
  ) -> DocumentEnd {
    DocumentEnd(
      path: "in/a.pdf", outcome: outcome, tokens: 867,
      cost: Cost(known: Money(picodollars: 2_330_000_000)),
      calls: calls, isKnown: isKnown)
  }

  @Test(arguments: [
    (end(.record([:])), "ok    in/a.pdf: 1 call, 867 tokens, $0.00233"),
    (end(.record([:]), calls: 0, isKnown: true), "ok    in/a.pdf: known before"),
    (
      end(.notApplicable(reason: "a poem\u{1b}[2J")),
      #"none  in/a.pdf: a poem\u{1b}[2J, 1 call, 867 tokens, $0.00233"#
    ),
    (
      end(.failed(word: "refused", sentence: "the model declined\n  more", partial: nil)),
      "fail  in/a.pdf: the model declined (1 call, 867 tokens, $0.00233)"
    ),
    (
      end(.skipped(word: "empty", sentence: "holds nothing"), calls: 0),
      "skip  in/a.pdf: holds nothing"
    ),
    (end(.open(sentence: "it was stopped")), "open  in/a.pdf: it was stopped"),
  ])
  func `a line for each document`(end: DocumentEnd, line: String) {
    #expect("\(end)" == line)
  }

  @Test(arguments: [
    (
      FolderEvent.listed(documents: 2, skipped: 1), #"{"event":"listed","documents":2,"skipped":1}"#
    ),
    (
      .began(documents: 2, known: 1, notices: ["slow"]),
      #"{"event":"began","documents":2,"known":1,"notices":["slow"]}"#
    ),
    (.started("a"), #"{"event":"started","document":"a"}"#),
    (
      .ended(end(.failed(word: "refused", sentence: "no", partial: nil))),
      #"{"event":"finished","document":"in/a.pdf","outcome":"refused","known":false,"sentence":"no","calls":1,"repairs":0,"tokens":867,"cost":{"usd":0.00233,"unknown":[]}}"#
    ),
    (
      .paused(.milliseconds(7500), why: "429"),
      #"{"event":"paused","milliseconds":7500,"why":"429"}"#
    ),
    (.resumed, #"{"event":"resumed"}"#),
    (.stopping("a limit"), #"{"event":"stopping","why":"a limit"}"#),
    (.wrote("records.jsonl"), #"{"event":"wrote","file":"records.jsonl"}"#),
  ])
  func `an object for each event`(event: FolderEvent, json: String) {
    #expect(event.json.text() == json)
  }

  @Test(arguments: [
    (FolderEvent.listed(documents: 1, skipped: 0), "1 document found, 0 skipped"),
    (
      .began(documents: 214, known: 141, notices: ["slow disk"]),
      "214 documents, 141 known before; slow disk"
    ),
    (.began(documents: 1, known: 0, notices: []), "1 document"),
    (.started("a\nb"), #"a\u{a}b: begun"#),
    (.paused(.seconds(7), why: "429"), "paused for 7.0s: 429"),
    (.resumed, "going on"), (.stopping("a limit"), "stopping: a limit"),
    (.wrote("records.jsonl"), "wrote records.jsonl"),
  ])
  func `a line for each event`(event: FolderEvent, line: String) {
    #expect("\(event)" == line)
  }
}

@Suite struct `Numbers for people` {
  @Test(arguments: [
    (0, "0"), (9999, "9999"), (10_000, "10k"), (412_999, "412k"), (1_250_000, "1.2M"),
    (3_999_999_999, "3.9G"),
  ])
  func `are short`(number: Int, text: String) {
    #expect(number.brief == text)
  }

  @Test(arguments: [
    (-500, "0.0s"), (0, "0.0s"), (3250, "3.2s"), (42_900, "42s"), (171_000, "2m51s"),
    (180_000, "3m00s"), (11_100_000, "3h05m"), (183_600_000, "2d3h"),
  ])
  func `of time are short, too`(milliseconds: Int, text: String) {
    #expect(Duration.milliseconds(milliseconds).brief == text)
  }

  @Test(arguments: [(90, "1m30s"), (3600, "1h"), (93_784, "1d2h3m4s")])
  func `of a limit are whole`(seconds: Int, text: String) {
    #expect(Duration.seconds(seconds).plain == text)
  }
}

@Suite struct `Why a folder run does not start` {
  @Test(arguments: [
    (
      FolderError.Reason.otherVersion("out", records: 1, differences: []),
      "out: 1 document here was done with other settings; --new-version asks about those documents again and pays for them, another --out keeps both"
    ),
    (
      .otherVersion("out", records: 141, differences: ["schema", "prompt"]),
      "out: 141 documents here were done with another schema, prompt; --new-version asks about those documents again and pays for them, another --out keeps both"
    ),
    (.badFolder("out", "is a file; name a folder"), "out: is a file; name a folder"),
  ])
  func `stands in one line`(reason: FolderError.Reason, line: String) {
    #expect("\(FolderError(reason))" == line)
  }
}
