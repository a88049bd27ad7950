import Extractor
import OrderedJSON

extension Panel {
  /// All lines of the panel, so many columns wide at the most; always as many lines.
  func lines(at time: Duration, columns: Int, _ look: Look) -> [PaintedLine] {
    let works = works.prefix(places).map { line(of: $0, at: time, columns, look) }
    let blank = [PaintedLine](repeating: PaintedLine(), count: places - works.count)
    return [progress(at: time, columns, look), counts(at: time), state(at: time)] + works + blank
  }

  private func progress(at time: Duration, _ columns: Int, _ look: Look) -> PaintedLine {
    guard let documents = tally.documents else {
      return PaintedLine("looking for documents: \(tally.found) so far")
    }
    let head = "\(tally.ended) of \(documents)"
    let percent = documents == 0 ? 100 : tally.ended * 100 / documents
    var tail = " \(percent)%"
    if let speed = speed.perSecond(at: time) { tail += "   \(Self.rate(speed))" }
    if let rest = rest(at: time) { tail += "   \(rest.brief) left" }
    let room = columns - Columns.count(head) - Columns.count(tail) - 2
    var line = PaintedLine(head)
    if room >= 10 {
      let full = documents == 0 ? room : min(room, room * tally.ended / documents)
      line.add("  ")
      line.add(String(repeating: look.isUTF8 ? "━" : "#", count: full), .good)
      line.add(String(repeating: look.isUTF8 ? "─" : "-", count: room - full), .faint)
    }
    line.add(tail)
    return line
  }

  /// By the minute, or by the second where that is more than one can count.
  private static func rate(_ perSecond: Double) -> String {
    perSecond >= 20 ? "\(Int(perSecond.rounded()))/s" : "\(Int((perSecond * 60).rounded()))/min"
  }

  private func counts(at time: Duration) -> PaintedLine {
    var line = PaintedLine("\(tally.records) done", .good)
    let rest: [(Int, String, PaintedLine.Paint)] = [
      (tally.known, "known", .plain), (tally.notApplicable, "not applicable", .waiting),
      (tally.failed, "failed", .bad), (tally.skipped, "skipped", .waiting),
      (tally.repairs, "repairs", .plain),
    ]
    for (count, word, paint) in rest where count > 0 || word == "failed" {
      line.add("   ")
      line.add("\(count) \(word)", count > 0 ? paint : .plain)
    }
    line.add("   \(tally.tokens.brief) tokens   \(cost)   \(time.brief)")
    return line
  }

  private var cost: String {
    if tally.cost.isExact { return "\(tally.cost.known)" }
    return tally.cost.known == .zero ? "cost unknown" : "at least \(tally.cost.known)"
  }

  private func state(at time: Duration) -> PaintedLine {
    if let stopping { return PaintedLine(TextPlace.visible(stopping), .waiting) }
    guard let pause, pause.until > time else { return PaintedLine() }
    return PaintedLine(
      "paused for \((pause.until - time).brief): \(TextPlace.visible(pause.why))", .waiting)
  }

  private func line(of work: Work, at time: Duration, _ columns: Int, _ look: Look) -> PaintedLine {
    let age = (time - work.since).brief
    let front = String(repeating: " ", count: max(0, 6 - age.utf8.count)) + age + "  "
    let back = work.doing.isEmpty ? "" : "   \(work.doing)"
    let room = max(8, columns - front.utf8.count - back.utf8.count)
    let name = Columns.spelled(TextPlace.visible(work.name), look)
    var line = PaintedLine(front, .faint)
    line.add(Columns.tail(of: name, columns: room, look))
    line.add(back, .faint)
    return line
  }
}
