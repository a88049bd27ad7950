import Ledger
public import OrderedJSON

/// What was saved of a damaged ledger, and how the folder stands after that.
public struct FolderRecovery: Sendable {
  /// What was saved, in a line.
  public let saved: String
  /// What is wrong with the folder still.
  public let verdict: FolderVerdict
}

extension FolderRecovery: CustomStringConvertible {
  /// What was saved, and a line for each thing that is wrong still.
  public var description: String { "\(saved)\n\(verdict)" }

  /// All of it for programs; the form has a version, `extract.recover/1`.
  public var json: JSON {
    [
      "schema": "extract.recover/1", "saved": .string(saved), "verdict": verdict.json,
    ]
  }
}

extension RecordFolder {
  /// Saves what can be read of a damaged ledger into a new one in its place, and looks everything over.
  /// The damaged one is kept beside it.
  public func recover() throws(RecordFolderError) -> FolderRecovery {
    let saved: String
    do throws(LedgerError) { saved = try Ledger.recover(in: ledgerFolder) } catch {
      if case .damaged(let path, let why) = error { throw RecordFolderError(.hopeless(path, why)) }
      throw RecordFolderError(.ledger(error))
    }
    do throws(RecordFolderError) {
      return FolderRecovery(saved: saved, verdict: try verify())
    } catch {
      guard case .neverRun = error.reason else { throw error }
      var verdict = FolderVerdict()
      verdict.faults = [FolderFault(ledgerFolder, .runless)]
      return FolderRecovery(saved: saved, verdict: verdict)
    }
  }
}
