import Extractor

/// What the way of asking means for a crash, and for what the API keeps: said before anything is sent.
struct StartLine {
  let text: String

  init(_ asking: ExtractionSettings, _ settings: FolderSettings, isEmulated: Bool) {
    let width = settings.width
    if isEmulated {
      text = "emulated: nothing leaves this machine, and nothing costs"
    } else if !asking.isStored {
      text =
        "the API keeps nothing: a crash may pay again for the \(width.of("document")) at work, and a"
        + " repair sends its document again"
    } else if asking.isInBackground {
      text =
        "in the background: answers are fetched by id, after a crash, too; \(Self.retention)"
    } else {
      text =
        "streamed and stored: after a crash answers are fetched by id, and only calls without one yet,"
        + " \(width) at the most, are paid for again; \(Self.retention)"
    }
  }

  private static let retention =
    "the API keeps them for 55 days, or 1 day without billing, or until extract forget"
}
