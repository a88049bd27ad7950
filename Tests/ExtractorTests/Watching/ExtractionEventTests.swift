import Extractor
import Interactions
import OrderedJSON
import Testing

/// What must not be in a log: it stands in documents, answers and in what the API says of them.
private let secrets = ["4711", "Jane Doe", "sk-secret", "\u{1b}"]

private let complaints = [
  Complaint(
    at: ["lines", "0", "amount"], path: "lines[0].amount", "must be at least 0, is -4711",
    from: .schema(["properties", "lines", "items", "properties", "amount", "minimum"])),
  Complaint(at: ["Jane Doe"], path: "Jane Doe", "is not a member", from: .schema(["required"])),
  Complaint(at: [], path: "", "the sum of lines is 4711", from: .check(0)),
  Complaint(at: [], path: "", "the answer said 4711", from: .form),
]

private let flags: [AnswerFlag] = [
  .notInText(["total"]), .notInText(["Jane Doe"]), .instructionInText("ignore Jane Doe"),
  .extraMember(["Jane Doe"]),
]

private let tokens = {
  var tokens = Tokens()
  (tokens.input, tokens.cached, tokens.output, tokens.thought) = (1400, 400, 500, 120)
  return tokens
}()

private func attempt(_ ending: Attempt.Ending) -> Attempt {
  Attempt(
    number: 1, purpose: .extraction, interactionID: "v1_abc", model: .gemini35Flash,
    tokens: tokens, cost: Cost(known: dollars("0.0071")), answerBytes: 900,
    duration: .milliseconds(1930), ending: ending)
}

private func event(_ kind: ExtractionEvent.Kind) -> ExtractionEvent {
  ExtractionEvent(
    "inbox/a.pdf", kind,
    server: .init(address: "generativelanguage.googleapis.com", port: 443))
}

private let everyKind: [ExtractionEvent.Kind] = [
  .noted(part: "a.pdf", .typeConflict(contents: .pdf, said: .png)),
  .noted(part: "a.txt", .encoding("ISO-8859-1")),
  .uploaded(part: "a.pdf", name: "files/x", isReused: false),
  .uploaded(part: "a.pdf", name: "files/x", isReused: true),
  .asked(number: 1, .extraction, model: .gemini35Flash),
  .asked(number: 2, .repair, model: .gemini35Flash),
  .asked(number: 3, .rest, model: .gemini35Flash),
  .retried(number: 1, status: 503, after: .milliseconds(850)),
  .retried(number: 1, status: nil, after: .seconds(2)),
  .answered(attempt(.finished)), .answered(attempt(.cutShort)), .answered(attempt(.looping)),
  .answered(attempt(.blocked("recitation"))),
  .answered(attempt(.blocked("We saw Jane Doe.\u{1b}"))),
  .answered(attempt(.failed("service_unavailable", mayHaveBeenBilled: true))),
  .answered(attempt(.failed("bad key sk-secret", mayHaveBeenBilled: false))),
  .judged(number: 1, complaints: []), .judged(number: 1, complaints: complaints, flags: flags),
  .degraded(to: 2), .ended(outcome: "record", attempts: 1, Tokens(), Cost()),
  .ended(
    outcome: "invalid", attempts: 3, tokens,
    Cost(known: dollars("0.02"), unknown: [.failedCall(.gemini35Flash)])),
]

@Suite struct `An event` {
  @Test func `is one line of a log`() {
    #expect(
      everyKind.map { event($0).description } == [
        "inbox/a.pdf: a.pdf is application/pdf, though its name says image/png;"
          + " it is sent as what it is",
        "inbox/a.pdf: a.txt is no UTF-8, and was read as ISO-8859-1",
        "inbox/a.pdf: a.pdf is uploaded as files/x",
        "inbox/a.pdf: a.pdf was uploaded before as files/x",
        "inbox/a.pdf: call 1 asks gemini-3.5-flash for a record",
        "inbox/a.pdf: call 2 asks gemini-3.5-flash for what is wrong again",
        "inbox/a.pdf: call 3 asks gemini-3.5-flash for the rest",
        "inbox/a.pdf: call 1 got status 503 and is made again after 850 ms",
        "inbox/a.pdf: call 1 got no answer and is made again after 2.0 s",
        "inbox/a.pdf: call 1 finished after 1.9 s with 2020 tokens, $0.0071",
        "inbox/a.pdf: call 1 was cut short after 1.9 s with 2020 tokens, $0.0071",
        "inbox/a.pdf: call 1 was stopped in a loop after 1.9 s with 2020 tokens, $0.0071",
        "inbox/a.pdf: call 1 was held back (recitation) after 1.9 s with 2020 tokens, $0.0071",
        "inbox/a.pdf: call 1 was held back (_OTHER) after 1.9 s with 2020 tokens, $0.0071",
        "inbox/a.pdf: call 1 failed (service_unavailable) after 1.9 s with 2020 tokens, $0.0071",
        "inbox/a.pdf: call 1 failed (_OTHER) after 1.9 s with 2020 tokens, $0.0071",
        "inbox/a.pdf: answer 1 is valid",
        "inbox/a.pdf: answer 1 has 4 complaints: /properties/lines/items/properties/amount/minimum;"
          + " /required; check 1; and 1 more [not-in-text, instruction-in-text, extra-member]",
        "inbox/a.pdf: the schema was refused; a simpler one is sent (rung 2)",
        "inbox/a.pdf: record after 1 call, 0 tokens, $0.00",
        "inbox/a.pdf: invalid after 3 calls, 2020 tokens, at least $0.02 (a failed call of"
          + " gemini-3.5-flash may have been billed)",
      ])
  }

  @Test func `holds nothing of the document in any form`() {
    for kind in everyKind {
      let texts = [event(kind).description, event(kind).json.text(), event(kind).spanName]
      for text in texts {
        #expect(!secrets.contains { text.contains($0) }, "\(text)")
      }
    }
  }

  @Test func `shows values when it is asked to`() {
    let judged = event(.judged(number: 1, complaints: Array(complaints.prefix(1))))
    let held = event(.answered(attempt(.blocked("We saw Jane Doe.\u{1b}"))))

    #expect(
      judged.description(showingValues: true)
        == "inbox/a.pdf: answer 1 has 1 complaint: lines[0].amount: must be at least 0, is -4711")
    #expect(
      held.description(showingValues: true)
        == #"inbox/a.pdf: call 1 was held back (We saw Jane Doe.\u{1b}) after 1.9 s"#
        + " with 2020 tokens, $0.0071")
    #expect(
      judged.json(showingValues: true)["complaints"]
        == [["at": "/lines/0/amount", "sentence": "must be at least 0, is -4711"]])
  }

  @Test func `keeps to one line whatever a file is called`() {
    let odd = ExtractionEvent("a\n2026 fake line\u{1b}[2J\u{2028}.pdf", .degraded(to: 1))

    #expect(
      odd.description
        == #"a\u{a}2026 fake line\u{1b}[2J\u{2028}.pdf: "#
        + "the schema was refused; a simpler one is sent (rung 1)")
  }

  @Test func `of a call that ended has the attributes of a span of inference`() {
    let answered = event(.answered(attempt(.finished)))

    #expect(answered.spanName == "generate_content gemini-3.5-flash")
    #expect(
      JSON.object(answered.attributes).text(.indented) == """
        {
          "gen_ai.operation.name": "generate_content",
          "gen_ai.provider.name": "gcp.gemini",
          "server.address": "generativelanguage.googleapis.com",
          "server.port": 443,
          "extract.document": "inbox/a.pdf",
          "gen_ai.request.model": "gemini-3.5-flash",
          "gen_ai.output.type": "json",
          "gen_ai.response.id": "v1_abc",
          "gen_ai.response.finish_reasons": [
            "stop"
          ],
          "gen_ai.usage.input_tokens": 1400,
          "gen_ai.usage.output_tokens": 620,
          "gen_ai.usage.cache_read.input_tokens": 400,
          "gen_ai.usage.reasoning.output_tokens": 120,
          "extract.cost.usd": 0.0071,
          "extract.cost.exact": true,
          "extract.attempt.number": 1,
          "extract.attempt.purpose": "extraction",
          "extract.attempt.duration": 1.93,
          "extract.attempt.answer_bytes": 900
        }
        """)
  }

  @Test(
    arguments: [
      (.finished, "stop", nil), (.cutShort, "length", nil), (.looping, "error", "looping"),
      (.blocked("safety"), "content_filter", "safety"),
      (.failed("service_unavailable", mayHaveBeenBilled: true), "error", "service_unavailable"),
      (.failed("503", mayHaveBeenBilled: true), "error", "503"),
      (.failed("Jane Doe has left.", mayHaveBeenBilled: true), "error", "_OTHER"),
      (.failed("", mayHaveBeenBilled: true), "error", "_OTHER"),
    ] as [(Attempt.Ending, String, String?)])
  func `names the sort of error by a word`(
    ending: Attempt.Ending, reason: String, type: String?
  ) {
    let attributes = event(.answered(attempt(ending))).attributes

    #expect(attributes["gen_ai.response.finish_reasons"] == [.string(reason)])
    #expect(attributes["error.type"] == type.map { .string($0) })
  }

  @Test func `of a document has the attributes of a span of its own`() {
    let ended = event(
      .ended(outcome: "invalid", attempts: 3, Tokens(), Cost(unknown: [.price("m")])))

    #expect(ended.spanName == "invoke_workflow extract")
    #expect(ended.attributes["gen_ai.workflow.name"] == "extract")
    #expect(ended.attributes["extract.outcome"] == "invalid")
    #expect(ended.attributes["extract.attempts"] == 3)
    #expect(ended.attributes["extract.cost.exact"] == false)
  }

  @Test func `is one object for programs`() {
    #expect(
      event(.degraded(to: 1)).json.text() == """
        {"event":"degraded","document":"inbox/a.pdf",\
        "message":"inbox/a.pdf: the schema was refused; a simpler one is sent (rung 1)",\
        "span":"invoke_workflow extract",\
        "attributes":{"gen_ai.operation.name":"invoke_workflow","gen_ai.provider.name":"gcp.gemini",\
        "gen_ai.workflow.name":"extract","server.address":"generativelanguage.googleapis.com",\
        "server.port":443,"extract.document":"inbox/a.pdf","extract.schema.rung":1}}
        """)
  }
}

@Suite struct `An observer` {
  @Test func `is told with others, in their order`() async {
    let (heard, listening) = AsyncStream.makeStream(of: String.self)
    func listener(_ name: String) -> ExtractionObserver {
      ExtractionObserver { event in listening.yield("\(name) \(event.kind.word)") }
    }

    let observer = ExtractionObserver.combined([listener("log"), .none, listener("trace")])
    observer(event(.degraded(to: 1)))
    observer(event(.judged(number: 1, complaints: [])))
    listening.finish()

    var words: [String] = []
    for await word in heard { words.append(word) }
    #expect(words == ["log degraded", "trace degraded", "log judged", "trace judged"])
  }
}
