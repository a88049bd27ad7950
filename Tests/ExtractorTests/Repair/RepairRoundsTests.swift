import OrderedJSON
import Testing

@testable import Extractor

@Suite struct `Rounds of repair` {
  private func verdict(_ violations: [String], checks: [String] = []) -> Verdict {
    Verdict(
      record: [:],
      complaints: violations.map { Complaint(at: ["a"], path: "a", $0, from: .schema([])) }
        + checks.map { Complaint(at: [], path: "", $0, from: .check(0)) },
      flags: [])
  }

  private func steps(_ verdicts: [Verdict], repairs: Int = 2) throws -> [String] {
    let asking = try Asking(yaml: "name: t\noutput:\n  a: string\n")
    var rounds = RepairRounds(repairs: repairs)
    return verdicts.map { verdict in
      let step = rounds.step(after: verdict) {
        Repair(of: verdict.record, verdict.complaints, by: asking.schema, asking.wire)
      }
      return switch step {
      case .done: "done"
      case .ask: "ask"
      case .stop(let reason): "\(reason)"
      }
    }
  }

  @Test func `end when nothing is wrong`() throws {
    #expect(try steps([verdict(["x"]), verdict([])]) == ["ask", "done"])
  }

  @Test func `end after so many questions`() throws {
    let verdicts = [["1", "2", "3"], ["4", "5"], ["6"]].map { verdict($0) }
    #expect(try steps(verdicts) == ["ask", "ask", "enough(2)"])
    #expect(try steps(verdicts, repairs: 0) == ["enough(0)", "enough(0)", "enough(0)"])
  }

  @Test func `end when the same is wrong again, in whatever order`() throws {
    #expect(
      try steps([verdict(["x", "y"]), verdict(["y", "x"])], repairs: 9) == [
        "ask", "sameComplaints",
      ])
  }

  @Test func `end when no less is wrong`() throws {
    #expect(
      try steps([verdict(["x", "y"]), verdict(["z", "w"])], repairs: 9) == ["ask", "noProgress"])
  }

  @Test func `count checks as less than violations, which hide them`() throws {
    let verdicts = [verdict(["x"]), verdict([], checks: ["1", "2"]), verdict([], checks: ["3"])]
    #expect(try steps(verdicts, repairs: 9) == ["ask", "ask", "ask"])
  }

  @Test func `remember the best record`() throws {
    let asking = try Asking(yaml: "name: t\noutput:\n  a: string\n")
    var rounds = RepairRounds()
    for found in [["1", "2"], ["3"], ["4", "5", "6"]] {
      _ = rounds.step(after: verdict(found)) {
        Repair(of: [:], verdict(found).complaints, by: asking.schema, asking.wire)
      }
    }
    #expect(rounds.best?.complaints.map(\.sentence) == ["3"])
  }

  @Test func `go on with a cut record while it grows`() throws {
    let asking = try Asking(named: "invoice")
    var rounds = RepairRounds(continuations: 3)
    let found = [(1, "lines"), (2, "lines"), (2, "lines"), (2, "status")].map { count, stopped in
      let step = rounds.step(
        afterCut: invoice(lines: count), stopped: [stopped, "\(count)"], by: asking.wire)
      return switch step {
      case .done: "done"
      case .ask(let repair): "\(repair.kind)".hasPrefix("rest") ? "rest" : "other"
      case .stop(let reason): "\(reason)"
      }
    }
    #expect(found == ["rest", "rest", "noProgress", "done"])
  }
}
