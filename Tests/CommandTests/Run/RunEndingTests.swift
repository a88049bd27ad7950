import Extractor
import Files
import Interactions
import Testing

@testable import extract

@Suite struct `The end of a run` {
  private static func report(
    _ outcomes: [String: Int], _ ending: FolderReport.Ending = .complete,
    skips: [String: Int] = [:]
  ) -> FolderReport {
    var report = FolderReport()
    report.outcomes = outcomes
    report.ending = ending
    report.skips = skips
    return report
  }

  private static let limit = FolderReport.Ending.limit(.attempts(limit: 1))
  private static let noKey = FolderReport.Ending.refused(.failed(.noKey))

  @Test(arguments: [
    (report(["record": 5]), ExitCode.done),
    (report([:]), .done),
    (report(["record": 5, "skipped": 2], skips: ["empty": 1, "link": 1]), .done),
    (report(["record": 5, "skipped": 2], skips: ["empty": 1, "encrypted": 1]), .someFailed),
    (report(["record": 5, "invalid": 1]), .someFailed),
    (report(["record": 5, "api": 1, "skipped": 1]), .someFailed),
    (report(["record": 5, "not-applicable": 1]), .someFailed),
    (report(["record": 5, "open": 1]), .pending),
    (report(["record": 5], limit), .limit),
    (report(["record": 5], .durationLimit(.seconds(1))), .limit),
    (report(["record": 5], .documentLimit(5)), .limit),
    (report(["invalid": 5], .tryLater(.empty, nil)), .tryLater),
    (report(["record": 5], .storage("full")), .storage),
    (report([:], noKey), .noAccess),
    (report([:], .refused(.empty)), .couldNotStart),
    (report(["record": 1, "open": 1], .refused(.empty)), .someFailed),
    (report(["record": 1], .stopped), .interrupted),
  ])
  func `is told in a number`(report: FolderReport, code: ExitCode) {
    #expect(ExitCode.of(report) == code)
  }

  @Test(arguments: [(1, 129), (2, 130), (13, 141), (15, 143)] as [(Int32, Int32)])
  func `by a signal has the signal's number`(signal: Int32, code: Int32) {
    var stopped = Self.report([:], .stopped)
    stopped.signal = signal
    #expect(ExitCode.of(stopped).rawValue == code)
    var complete = Self.report(["record": 1])
    complete.signal = signal
    #expect(ExitCode.of(complete) == .done)
  }

  @Test(
    arguments: [
      ("in --schema s", report(["record": 1]), nil),
      ("in --schema s", report(["record": 1, "not-applicable": 1]), nil),
      ("in --schema s", report(["record": 1, "api": 1]), "extract retry out"),
      ("in --schema s --out 'o'", report(["api": 1]), #"extract retry ''\''o'\'''"#),
      ("in --schema s --out o --state t", report(["api": 1]), "extract retry o --state t"),
      ("in --schema s --out - --state t", report(["api": 1]), "extract retry t"),
      ("in --schema s --force", report(["record": 1], .stopped), "extract run in --schema s"),
      ("in --schema s", report(["record": 1, "open": 1]), "extract run in --schema s"),
      ("in --schema s", report(["record": 1, "api": 1], limit), "extract run in --schema s"),
    ] as [(String, FolderReport, String?)])
  func `says what to do next`(line: String, report: FolderReport, next: String?) throws {
    let written = line.split(separator: " ").map { FilePath(String($0)) ?? "" }
    let words = try RunWords(Words(written, for: Extract.run), of: Extract.run)
    var report = report
    report.words = words.resumption
    let ending = RunEnding(report, words, ExitCode.of(report))

    #expect(ending.next?.shellLine == next)
  }
}

@Suite struct `The question about money` {
  private static func plan(
    calls: Int = 1, most: String = "0", unknown: Set<CostGap> = []
  ) throws -> FolderPlan {
    var plan = FolderPlan()
    plan.inline = calls
    plan.mostCost = Cost(known: try #require(Money(parsing: most)), unknown: unknown)
    return plan
  }

  @Test(arguments: [(0, "100"), (3, "0"), (3, "1")])
  func `is not asked about little`(calls: Int, most: String) throws {
    #expect(MoneyQuestion(try Self.plan(calls: calls, most: most)) == nil)
  }

  @Test func `is asked above a dollar`() throws {
    let question = try #require(MoneyQuestion(try Self.plan(most: "1.01")))

    #expect(question.sentence == "This may cost up to $1.01. Start? [y/N] ")
    #expect(
      question.refusal
        == "run: may cost up to $1.01; give --max-cost DOLLARS to hold it, or --yes to start all the same"
    )
  }

  @Test func `is asked where nobody knows the price`() throws {
    let question = try #require(
      MoneyQuestion(try Self.plan(most: "0.10", unknown: [.price("new")])))

    #expect(
      question.sentence
        == "This costs an amount that is not known: at least $0.10 (no price is known of new). Start? [y/N] "
    )
  }
}

@Suite struct `The first line of a run` {
  private static func line(
    stored: Bool = true, background: Bool = false, emulated: Bool = false
  ) -> String {
    var asking = ExtractionSettings()
    asking.isStored = stored
    asking.isInBackground = background
    return StartLine(asking, FolderSettings(), isEmulated: emulated).text
  }

  @Test func `says what a crash costs, and what the API keeps`() {
    #expect(
      Self.line()
        == "streamed and stored: after a crash answers are fetched by id, and only calls without one yet,"
        + " 16 at the most, are paid for again; the API keeps them for 55 days, or 1 day without billing,"
        + " or until extract forget")
    #expect(
      Self.line(background: true)
        == "in the background: answers are fetched by id, after a crash, too; the API keeps them for"
        + " 55 days, or 1 day without billing, or until extract forget")
    #expect(
      Self.line(stored: false)
        == "the API keeps nothing: a crash may pay again for the 16 documents at work, and a repair"
        + " sends its document again")
    #expect(Self.line(emulated: true) == "emulated: nothing leaves this machine, and nothing costs")
  }
}
