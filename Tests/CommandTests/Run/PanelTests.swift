import Extractor
import Files
import Interactions
import OrderedJSON
import Testing

@testable import extract

@Suite struct `The panel of a run` {
  private static let utf8 = Look()

  private static func panel(_ events: [(Double, FolderEvent)], width: Int = 2) -> Panel {
    var panel = Panel(width: width)
    for (time, event) in events { panel.note(event, at: .seconds(time)) }
    return panel
  }

  private static func text(
    _ panel: Panel, at time: Double, columns: Int = 72, _ look: Look = utf8
  ) -> String {
    panel.lines(at: .seconds(time), columns: columns, look)
      .map { $0.text(look, columns: columns) }.joined(separator: "\n")
  }

  private static func end(
    _ name: FilePath, _ outcome: DocumentOutcome = .record([:]), tokens: Int = 0,
    dollars: String = "0", repairs: Int = 0, isKnown: Bool = false
  ) throws -> FolderEvent {
    let money = try #require(Money(parsing: dollars))
    return .ended(
      DocumentEnd(
        path: name, outcome: outcome, tokens: tokens, cost: Cost(known: money),
        calls: isKnown ? 0 : 1, repairs: repairs, isKnown: isKnown))
  }

  private static func middle() throws -> Panel {
    panel(
      [
        (0, .listed(documents: 8, skipped: 1)), (1, .began(documents: 8, known: 0, notices: [])),
        (1, try end("in/known.pdf", isKnown: true)),
        (1, .started("in/a.pdf")), (1, .started("in/b.pdf")),
        (11, try end("in/a.pdf", tokens: 12_345, dollars: "0.21", repairs: 1)),
        (11, .started("in/c.pdf")),
        (
          21,
          try end(
            "in/b.pdf", .failed(word: "refused", sentence: "no", partial: nil), tokens: 655,
            dollars: "0.01")
        ),
        (21, .started("in/d.pdf")),
      ])
  }

  @Test func `shows how far it is, what was found, and what is at work`() throws {
    #expect(
      Self.text(try Self.middle(), at: 31) == """
        3 of 8  ━━━━━━━━━━━━━━━────────────────────────── 37%   6/min   52s left
        1 done   1 known   1 failed   1 repairs   13k tokens   $0.22   31s

           20s  in/c.pdf
           10s  in/d.pdf
        """)
  }

  @Test func `says so while documents are looked for`() {
    let panel = Self.panel([(0, .listed(documents: 1200, skipped: 3))])

    #expect(
      Self.text(panel, at: 0.5) == """
        looking for documents: 1200 so far
        0 done   0 failed   0 tokens   $0.00   0.5s



        """)
  }

  @Test func `says why nothing is sent, as long as that is so`() throws {
    var panel = try Self.middle()
    panel.note(.paused(.seconds(7), why: "the API asks for it (429)"), at: .seconds(30))

    let lines = Self.text(panel, at: 32).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[2] == "paused for 5.0s: the API asks for it (429)")
    #expect(
      Self.text(panel, at: 40).split(separator: "\n", omittingEmptySubsequences: false)[2] == "")

    panel.note(.resumed, at: .seconds(33))
    #expect(
      Self.text(panel, at: 33).split(separator: "\n", omittingEmptySubsequences: false)[2] == "")
  }

  @Test func `keeps saying that it stops`() throws {
    var panel = try Self.middle()
    panel.stop("documents at work come to their end")
    panel.note(.paused(.seconds(7), why: "429"), at: .seconds(30))

    #expect(Self.text(panel, at: 31).contains("\nstopping: documents at work come to their end\n"))
  }

  @Test func `says what is going on with a document`() throws {
    var panel = try Self.middle()
    for (kind, words) in [
      (ExtractionEvent.Kind.asked(number: 1, .extraction, model: "m"), "asking"),
      (.asked(number: 2, .repair, model: "m"), "asking again"),
      (.asked(number: 3, .rest, model: "m"), "asking for the rest"),
      (.retried(number: 3, status: 503, after: .seconds(1)), "waiting after 503"),
      (.retried(number: 3, status: nil, after: .seconds(1)), "waiting after no answer"),
      (.uploaded(part: "p", name: "n", isReused: false), "uploading"),
      (.degraded(to: 1), "asking in a simpler form"),
      (.judged(number: 3, complaints: []), "judging"),
    ] {
      panel.note(.document(ExtractionEvent("in/c.pdf", kind)), at: .seconds(22))
      #expect(Self.text(panel, at: 31).contains("   20s  in/c.pdf   \(words)\n"))
    }
  }

  @Test(arguments: [1, 2, 5, 16, 1024])
  func `has as many lines whatever happens`(width: Int) throws {
    var panel = Panel(width: width)
    let height = 3 + min(width, 5)
    #expect(panel.height == height)
    for round in 0..<40 {
      panel.note(.started("\(round)"), at: .seconds(round))
      #expect(panel.lines(at: .seconds(round), columns: 20, Self.utf8).count == height)
    }
    for round in 0..<40 {
      panel.note(try Self.end(try #require(FilePath("\(round)"))), at: .seconds(50))
      #expect(panel.lines(at: .seconds(50), columns: 20, Self.utf8).count == height)
    }
  }

  @Test func `tells two names apart that Swift takes for one`() throws {
    var panel = Panel(width: 2)
    panel.note(.started("caf\u{e9}"), at: .zero)
    panel.note(.started("cafe\u{301}"), at: .zero)
    #expect(panel.works.count == 2)

    panel.note(try Self.end("caf\u{e9}"), at: .zero)
    #expect(panel.works.map { Array($0.name.utf8) } == [Array("cafe\u{301}".utf8)])
  }

  @Test(arguments: [10, 20, 40, 60, 79])
  func `never writes beyond the edge`(columns: Int) throws {
    var panel = try Self.middle()
    panel.note(.started("in/Ünïcödé/日本語の書類/ 請求書-2024-🧾-final.pdf"), at: .seconds(22))
    panel.note(.paused(.seconds(100), why: "a reason of many words, and longer"), at: .seconds(22))

    for look in [Look(), Look(isUTF8: false)] {
      for line in panel.lines(at: .seconds(31), columns: columns, look) {
        let text = line.text(look, columns: columns)
        #expect(Columns.count(text) <= columns, "\(text)")
        if !look.isUTF8 { #expect(text.utf8.allSatisfy { 0x20...0x7e ~= $0 }, "\(text)") }
      }
    }
  }

  @Test func `writes ASCII alone where nothing else can be shown`() throws {
    var panel = try Self.middle()
    panel.note(.started("in/é\u{1b}[31m.pdf"), at: .seconds(31))
    panel.note(try Self.end("in/c.pdf"), at: .seconds(31))

    #expect(
      Self.text(panel, at: 31, columns: 60, Look(isUTF8: false))
        == """
        4 of 8  ##############--------------- 50%   9/min   28s left
        2 done   1 known   1 failed   1 repairs   13k tokens   $0...

           10s  in/d.pdf
          0.0s  in/\\u{e9}\\u{1b}[31m.pdf
        """.replacing("\\\\", with: "\\"))
  }

  @Test func `paints what went well and what did not`() throws {
    let look = Look(isColoured: true)
    let lines = try Self.middle().lines(at: .seconds(31), columns: 40, look)

    #expect(
      lines[1].text(look, columns: 40)
        == "\u{1b}[32m1 done\u{1b}[0m   1 known   \u{1b}[31m1 failed\u{1b}[0m   1 repairs…")
  }
}

@Suite struct `Drawing on a terminal` {
  @Test func `writes over what it drew before, and lets lines scroll above it`() {
    var drawing = Drawing()

    #expect(drawing.update(above: [], foot: ["a", "b"]) == "\ra\u{1b}[K\n\rb\u{1b}[K\n")
    #expect(
      drawing.update(above: ["fail"], foot: ["c", "d"])
        == "\u{1b}[2A\rfail\u{1b}[K\n\rc\u{1b}[K\n\rd\u{1b}[K\n")
    #expect(drawing.update(above: ["end"], foot: []) == "\u{1b}[2A\rend\u{1b}[K\n\u{1b}[J")
    #expect(drawing.update(above: [], foot: []) == "")
  }

  @Test(
    arguments: [
      (true, ["TERM": "xterm", "LANG": "en_US.UTF-8"], Look(isColoured: true)),
      (true, ["TERM": "xterm", "LANG": "C"], Look(isColoured: true, isUTF8: false)),
      (
        true, ["TERM": "xterm", "LANG": "de_DE.utf8", "LC_ALL": "POSIX"],
        Look(isColoured: true, isUTF8: false)
      ),
      (true, ["TERM": "xterm", "LC_CTYPE": "C.utf8", "NO_COLOR": "1"], Look()),
      (true, ["TERM": "xterm", "LANG": "C.UTF-8", "NO_COLOR": ""], Look(isColoured: true)),
      (true, ["TERM": "xterm", "LANG": "C.UTF-8", "CLICOLOR": "0"], Look()),
      (true, ["TERM": "dumb", "LANG": "C.UTF-8"], Look()),
      (false, ["TERM": "xterm", "LANG": "C.UTF-8"], Look()),
      (false, ["LANG": "C.UTF-8", "CLICOLOR_FORCE": "1"], Look(isColoured: true)),
      (false, ["LANG": "C.UTF-8", "CLICOLOR_FORCE": "1", "NO_COLOR": "1"], Look()),
      (false, [:], Look(isUTF8: false)),
    ] as [(Bool, [String: String], Look)])
  func `does as the environment says`(isTerminal: Bool, variables: [String: String], look: Look) {
    #expect(Look(isTerminal: isTerminal) { variables[$0] } == look)
  }

  @Test(arguments: [
    ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"),
    ("日本語", 4, "日…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("ab", 0, ""),
  ])
  func `cuts text by the room that it takes`(text: String, columns: Int, head: String) {
    #expect(Columns.head(of: text, columns: columns, Look()) == head)
  }

  @Test(arguments: [
    ("in/abc.pdf", 10, "in/abc.pdf"), ("in/abc.pdf", 8, "…abc.pdf"), ("日本語.pdf", 7, "…語.pdf"),
  ])
  func `keeps the end of a path`(text: String, columns: Int, tail: String) {
    #expect(Columns.tail(of: text, columns: columns, Look()) == tail)
  }
}

@Suite struct `The speed of a run` {
  @Test func `is that of the last minute`() {
    var speed = Speed()
    #expect(speed.perSecond(at: .seconds(10)) == nil)
    for second in 0..<30 { for _ in 0..<4 { speed.count(at: .seconds(second)) } }
    #expect(speed.perSecond(at: .seconds(29)) == 4)
    #expect(speed.perSecond(at: .seconds(59)) == 2)
    #expect(speed.perSecond(at: .seconds(74)) == 1)
    #expect(speed.perSecond(at: .seconds(1000)) == 0)
  }

  @Test func `counts from the first document on`() {
    var speed = Speed()
    for _ in 0..<6 { speed.count(at: .seconds(600)) }
    #expect(speed.perSecond(at: .seconds(602)) == 2)
  }
}
