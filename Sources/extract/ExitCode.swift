/// What the command tells whoever started it; `extract help exit-codes` lists them.
enum ExitCode: Int32, CaseIterable {
  case done = 0
  case someFailed = 1
  /// Nothing was sent.
  case couldNotStart = 2
  /// The API is at work on some documents: the same command fetches them.
  case pending = 3
  /// There is no key, or it was refused.
  case noAccess = 4
  /// A rate limit or an outage: the same command may succeed later.
  case tryLater = 5
  /// A limit of the caller's was reached.
  case limit = 6
  /// The disk refused a write; the same command goes on from there.
  case storage = 8
  /// By SIGHUP, SIGINT, a reader of standard output that went away, and SIGTERM: 128 and the number of
  /// the signal, as shells have it.
  case hungUp = 129
  case interrupted = 130
  case readerGone = 141
  case terminated = 143
}

extension ExitCode {
  /// What it means for whoever started the command.
  var meaning: String {
    switch self {
    case .done: "all is done, and valid"
    case .someFailed: "done, but some documents or files failed or are not valid"
    case .couldNotStart: "could not start: a wrong command line, schema or folder; nothing was sent"
    case .pending:
      "some documents are still open, as the API may be at work on them; the same command goes on"
    case .noAccess: "there is no key, or it was refused"
    case .tryLater: "a rate limit or an outage; nothing is lost, the same command may succeed later"
    case .limit: "a limit of yours was reached: money, tokens, time or documents"
    case .storage: "the disk refused to be written; mend that, and the same command goes on"
    case .hungUp: "the terminal went away; the same command goes on"
    case .interrupted: "ended by Ctrl-C; the same command goes on"
    case .readerGone: "the reader of standard output went away"
    case .terminated: "told to end (SIGTERM); the same command goes on"
    }
  }
}
