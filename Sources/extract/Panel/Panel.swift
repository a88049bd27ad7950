import Extractor
import OrderedJSON

/// What people see of a run at work: a value that events change, and that lines are made of.
///
///     72 of 212  ━━━━━━━━━━━━━━────────────────────────────────── 33%   24/min   5m50s left
///     58 done   12 known   2 failed   3 repairs   412k tokens   $0.22   2m51s
///     paused for 7s: the API asks for it (429)
///       12s  inbox/scan-0031.pdf   asking again
///        3s  inbox/scan-0044.pdf   asking
struct Panel: Sendable {
  private(set) var tally = Tally()
  private(set) var speed = Speed()
  /// Until when nothing is sent, and why.
  private(set) var pause: (until: Duration, why: String)?
  /// Why it is about to stop.
  private(set) var stopping: String?
  private var working: [UTF8Text: Work] = [:]
  private var started = 0
  /// How many documents at work have a line.
  let places: Int

  /// A document at work.
  struct Work: Sendable {
    let rank: Int
    let name: String
    let since: Duration
    var doing = ""
  }

  /// A panel for so many documents at a time, of which the first few are shown.
  init(width: Int, most: Int = 5) { places = min(width, most) }

  /// How many lines it has, whatever happens.
  var height: Int { 3 + places }

  /// The documents at work, those first that were begun first.
  var works: [Work] { working.values.sorted { $0.rank < $1.rank } }

  /// Something happened, so long after the beginning.
  mutating func note(_ event: FolderEvent, at time: Duration) {
    switch event {
    case .listed(let documents, _): tally.found = documents
    case .began(let documents, let known, _):
      tally.documents = documents
      tally.known = known
    case .started(let name):
      started += 1
      working[UTF8Text(name)] = Work(rank: started, name: name, since: time)
    case .ended(let end):
      working[UTF8Text(end.name)] = nil
      tally.count(end)
      if !end.isKnown { speed.count(at: time) }
    case .document(let event):
      if let doing = event.kind.doing { working[UTF8Text(event.document)]?.doing = doing }
    case .paused(let duration, let why): pause = (time + duration, why)
    case .resumed: pause = nil
    case .stopping(let why): stopping = stopping ?? why
    case .wrote(let file): stopping = "writing \(file)"
    }
  }

  /// It is about to stop because somebody wants it to.
  mutating func stop(_ why: String) { stopping = "stopping: \(why)" }

  /// How long the rest takes, if it goes on like this.
  func rest(at time: Duration) -> Duration? {
    guard let documents = tally.documents, let speed = speed.perSecond(at: time), speed > 0,
      documents > tally.ended
    else { return nil }
    return .milliseconds(Int64(Double(documents - tally.ended) / speed * 1000))
  }
}

extension ExtractionEvent.Kind {
  /// What is going on with the document from now on, in a few words.
  fileprivate var doing: String? {
    switch self {
    case .noted, .ended: nil
    case .uploaded: "uploading"
    case .asked(_, .extraction, _): "asking"
    case .asked(_, .repair, _): "asking again"
    case .asked(_, .rest, _): "asking for the rest"
    case .retried(_, let status, _): "waiting after " + (status.map { "\($0)" } ?? "no answer")
    case .answered, .judged: "judging"
    case .degraded: "asking in a simpler form"
    }
  }
}
