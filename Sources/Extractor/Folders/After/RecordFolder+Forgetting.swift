import Digest
package import Files
public import Interactions
import Ledger
import Locking

extension RecordFolder {
  /// Makes the API delete every interaction and every upload of this folder that it may still have at the
  /// client's address; what is gone already counts as deleted. Each is forgotten here as soon as it is
  /// gone there, so that the same again goes on where it was. `told` hears how many of how many are done.
  public func forget(
    by gemini: Gemini, telling told: @escaping @Sendable (Int, _ of: Int) -> Void = { _, _ in }
  ) async throws(RecordFolderError) -> FolderErasure {
    try await writing { ledger, reader throws(RecordFolderError) in
      let address = "\(gemini.origin)"
      let ids = try RecordFolderError.of { () throws(LedgerError) in
        try reader.interactions(at: address)
      }
      let uploads = try await RecordFolderError.of { () async throws(LedgerError) in
        try await ledger.uploads(to: address)
      }
      let eraser = Eraser(gemini, ledger, told)
      try await eraser.delete(ids.map(Eraser.Thing.interaction) + uploads.map(Eraser.Thing.upload))
      var erasure = eraser.erasure
      erasure.elsewhere = try elsewhere(
        than: address, reader, at: gemini.surroundings.date())
      return erasure
    }
  }

  /// How many interactions and uploads the API may still have at other addresses, at that date; of one
  /// document or of all.
  private func elsewhere(
    than address: String, _ reader: LedgerReader, of traces: Traces? = nil, at date: Int
  ) throws(RecordFolderError) -> [String: Int] {
    try RecordFolderError.of { () throws(LedgerError) in
      var counts: [String: Int] = [:]
      for other in try reader.origins() where !other.utf8.elementsEqual(address.utf8) {
        let known = traces?.interactions.count { $0.origin.utf8.elementsEqual(other.utf8) }
        let interactions = if let known { known } else { try reader.interactions(at: other).count }
        let uploads = try reader.uploads(to: other).count { upload in
          upload.expires > date && traces?.contents.contains(upload.contents) ?? true
        }
        if interactions + uploads > 0 { counts[other] = interactions + uploads }
      }
      return counts
    }
  }
}

// One document.
extension RecordFolder {
  /// Takes a document out: its interactions and uploads at the API, and when they are gone its answers,
  /// record and calls here; then the outputs are written anew. Without a client, what the API has stays.
  ///
  /// A document that is the same as another leaves what belongs to both.
  public func forget(
    _ word: String, by gemini: Gemini?
  ) async throws(RecordFolderError) -> FolderErasure {
    guard let path = FilePath(word) else {
      throw RecordFolderError(.unknownDocument("", in: self.path))
    }
    return try await forget(path, by: gemini)
  }

  /// The same by the bytes of the name.
  package func forget(
    _ word: FilePath, by gemini: Gemini?
  ) async throws(RecordFolderError) -> FolderErasure {
    try await writing { ledger, reader throws(RecordFolderError) in
      let last = try lastRun(reader).version
      let name = try name(meantBy: word, reader, version: last)
      let traces = try traces(of: name, reader, version: last)
      var erasure = FolderErasure()
      if let gemini {
        erasure = try await erase(traces, by: gemini, ledger, reader)
        if !erasure.isComplete || !erasure.elsewhere.isEmpty {
          erasure.notices.append(
            "\(name): nothing was taken out here, so that nothing there is lost sight of; again, or "
              + "leave what the API has with --here")
          return erasure
        }
      } else if !traces.interactions.isEmpty {
        erasure.notices.append(
          "\(name): the API keeps \(FolderStatus.counted(traces.interactions.count, "interaction"))"
            + " of it until \(traces.interactions.count == 1 ? "it expires" : "they expire")")
      }
      _ = try await RecordFolderError.of { () async throws(LedgerError) in
        try await ledger.forget(name)
      }
      erasure.document = "\(name)"
      _ = try await rebuild([], from: try self.reader(), into: ledger)
      return erasure
    }
  }

  /// What the API may have of a document and of no other.
  private struct Traces {
    var interactions: [(id: String, origin: String)] = []
    /// What its files hold, as far as they are still there.
    var contents: Set<SHA256> = []
    /// Whether a file is not there any more, or not readable.
    var hasUnknown = false
  }

  private func traces(
    of name: FilePath, _ reader: LedgerReader, version: Int
  ) throws(RecordFolderError) -> Traces {
    try RecordFolderError.of { () throws(LedgerError) in
      var traces = Traces(interactions: try reader.interactions(of: name))
      for case .file(let path, _) in try reader.document(name, version: version)?.input.parts ?? []
      {
        if let digest = try? SHA256(ofFileAt: path) {
          traces.contents.insert(digest)
        } else {
          traces.hasUnknown = true
        }
      }
      return traces
    }
  }

  private func erase(
    _ traces: Traces, by gemini: Gemini, _ ledger: Ledger, _ reader: LedgerReader
  ) async throws(RecordFolderError) -> FolderErasure {
    let address = "\(gemini.origin)"
    let uploads = try await RecordFolderError.of { () async throws(LedgerError) in
      try await ledger.uploads(to: address)
    }
    let here = traces.interactions.filter { $0.origin.utf8.elementsEqual(address.utf8) }
    let eraser = Eraser(gemini, ledger) { _, _ in }
    try await eraser.delete(
      here.map { .interaction($0.id) }
        + uploads.filter { traces.contents.contains($0.contents) }.map(Eraser.Thing.upload))
    var erasure = eraser.erasure
    erasure.elsewhere = try elsewhere(
      than: address, reader, of: traces, at: gemini.surroundings.date())
    if traces.hasUnknown, !uploads.isEmpty {
      erasure.notices.append(
        "a file of it is not there any more, so its upload cannot be told from others; the API "
          + "deletes uploads after two days")
    }
    return erasure
  }
}
