import Foundation
import Testing

/// The commands that a page shows, each with what it prints.
struct Transcript {
  private(set) var steps: [(command: String, shown: String)] = []

  /// All blocks of a page that are marked as `console`.
  init(of page: String) {
    let blocks = page.split(separator: "\n```console\n").dropFirst().compactMap {
      $0.split(separator: "\n```", maxSplits: 1).first
    }
    for line in blocks.flatMap({ $0.split(separator: "\n", omittingEmptySubsequences: false) }) {
      if line.hasPrefix("$ ") {
        steps.append((String(line.dropFirst(2)), ""))
      } else if !steps.isEmpty {
        steps[steps.count - 1].shown += line + "\n"
      }
    }
  }

  /// Runs all of it, one after the other, in a folder of its own, and compares.
  func expectToPrintWhatItShows() throws {
    let folder = try Folder(holding: ["samples", "schemas"])
    for step in steps {
      let run = try Run(shell: "cd '\(folder.path)'; \(step.command)")
      #expect(run.output == step.shown, "$ \(step.command)")
    }
  }
}
