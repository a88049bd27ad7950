import Extractor
import Files

/// What to do after a run.
struct RunEnding {
  /// The words of the command that goes on from here; nothing if there is nothing to do.
  let next: [FilePath]?

  init(_ report: FolderReport, _ words: RunWords, _ code: ExitCode) {
    guard case .complete = report.ending, code != .pending else {
      next = report.words
      return
    }
    // What is another sort of document stays so, however often it is asked about.
    next = report.failed > 0 ? Self.retry(words) : nil
  }

  private static func retry(_ words: RunWords) -> [FilePath] {
    guard let state = words.words.value("--state"), !words.isStream else {
      return ["extract", "retry", words.folder]
    }
    return ["extract", "retry", words.folder, "--state", state]
  }
}

extension ExitCode {
  /// What the end of a run means for whoever started the command.
  static func of(_ report: FolderReport) -> ExitCode {
    ExitCode(rawValue: report.exitCode) ?? .someFailed
  }

  /// What it means that a run did not start, or could not go on.
  static func of(_ error: FolderError) -> ExitCode {
    ExitCode(rawValue: error.exitCode) ?? .couldNotStart
  }
}
