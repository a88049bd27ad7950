package import Files
import Interactions
package import Ledger
import OrderedJSON
package import SchemaGen
package import Sinks

/// Why something cannot be seen in a folder of records, or done to it.
public struct RecordFolderError: Error, Sendable {
  package let reason: Reason

  package enum Reason: Sendable {
    case ledger(LedgerError)
    case output(SinkError)
    case file(FileError)
    /// No run ever began there.
    case neverRun(FilePath)
    /// Nothing is called that, or ends that way.
    case unknownDocument(FilePath, in: FilePath)
    /// These and maybe more do.
    case severalDocuments(FilePath, [FilePath])
    /// There is no record to look into; what became of the document instead.
    case noRecord(FilePath, outcome: String)
    case badField(String)
    /// The record has none of that name; what there is at the last place that exists.
    case noField(String, of: FilePath, names: [String])
    /// What was saved cannot be read as what it is.
    case unreadable(FilePath, String)
    /// Another schema than the one that was asked by, in more than its bounds.
    case otherShape([SchemaChange])
    case unsendable(LoweringErrors)
    /// Nothing can be read of a ledger; what SQLite says of it.
    case hopeless(FilePath, String)
  }

  package init(_ reason: Reason) { self.reason = reason }
}

extension RecordFolderError {
  /// Takes an error of the ledger for one of the folder.
  static func of<Value>(
    _ body: () throws(LedgerError) -> Value
  ) throws(RecordFolderError) -> Value {
    do throws(LedgerError) { return try body() } catch { throw RecordFolderError(.ledger(error)) }
  }

  /// The same for what waits.
  static func of<Value>(
    _ body: () async throws(LedgerError) -> Value
  ) async throws(RecordFolderError) -> Value {
    do throws(LedgerError) { return try await body() } catch {
      throw RecordFolderError(.ledger(error))
    }
  }

  /// Whatever projecting or walking through a ledger throws.
  init(_ error: any Error, at path: FilePath) {
    switch error {
    case let error as RecordFolderError: self = error
    case let error as LedgerError: self.init(.ledger(error))
    case let error as SinkError: self.init(.output(error))
    case let error as FileError: self.init(.file(error))
    default: self.init(.unreadable(path, "\(error)"))
    }
  }

  /// Whether the disk refused a write, so that the same may succeed once there is room.
  package var isOfStorage: Bool {
    switch reason {
    case .ledger(.storage): true
    case .output(.file(.refused(.writing, _, _))): true
    default: false
    }
  }
}

extension RecordFolderError: CustomStringConvertible {
  /// One line: where, what is wrong, and what to do.
  public var description: String {
    switch reason {
    case .ledger(.inUse(let path, let process)):
      "\(path): a run or another command is at work here"
        + (process.map { " (process \($0))" } ?? "") + "; wait for its end, or stop it"
    case .ledger(let error): "\(error)"
    case .output(let error): "\(error)"
    case .file(let error): "\(error)"
    case .neverRun(let folder):
      "\(folder): no run began here; make records with extract run --out \(folder.shellWord)"
    case .unknownDocument(let word, let folder):
      "\(word): no document of \(folder) is called that or ends that way, and no item begins with it; "
        + "see the names in records.jsonl, failures.jsonl and skipped.jsonl"
    case .severalDocuments(let word, let names):
      "\(word): may be any of \(names.map { "\($0)" }.joined(separator: ", ")); give more of its name"
    case .noRecord(let name, let outcome):
      "\(name): has no record (\(outcome)); leave out --field to see why"
    case .badField(let text):
      "\(TextPlace.visible(text)): is no way to a field; write it as lines[0].amount or /lines/0/amount"
    case .noField(let text, let document, let names) where names.isEmpty:
      "\(TextPlace.visible(text)): the record of \(document) has nothing there"
    case .noField(let text, let document, let names):
      "\(TextPlace.visible(text)): the record of \(document) has nothing there; there is "
        + TextPlace.visible(names.joined(separator: ", "))
    case .unreadable(let path, let why): "\(path): \(TextPlace.visible(why)); run extract verify"
    case .otherShape(let changes):
      "the schema asks for something else than the answers were asked for: "
        + changes.map(\.description).joined(separator: "; ")
        + "; ask again with extract run --new-version"
    case .unsendable(let errors): "\(errors)"
    case .hopeless(let path, let why):
      "\(path): nothing can be read of it: \(TextPlace.visible(why)); bring a copy of it back, or begin"
        + " anew with another --out"
    }
  }
}
