import Ledger

extension RecordFolder {
  /// Takes the answers, as the API told them, of all documents that are done out of the ledger, and their
  /// bytes out of its file; records stay. After that `revalidate` has less to go by. Says how many.
  public func purgeAnswers() async throws(RecordFolderError) -> Int {
    try await writing { ledger, _ throws(RecordFolderError) in
      try await RecordFolderError.of { () async throws(LedgerError) in
        try await ledger.purgeAnswers()
      }
    }
  }

  /// How many documents are done, whose answers would be taken out.
  public func documentsToPurge() throws(RecordFolderError) -> Int {
    let reader = try reader()
    _ = try lastRun(reader)
    let versions = try RecordFolderError.of { () throws(LedgerError) in try reader.versions() }
    return versions.reduce(0) { $0 + $1.items }
  }
}
