import Files
import Ledger
import OrderedJSON
import Sinks

/// Writes the outputs of a version from what the ledger knows, and nothing else: the same ledger gives
/// the same bytes, however it came about. Documents that are not done leave no line. Of the files that
/// were written earlier, those that are not written any more are taken away.
func writeOutputs(
  _ reader: LedgerReader, version: Int, into folder: FilePath, formats: Set<OutputFormat>,
  schema: JSON, named name: String
) throws -> [OutputFile] {
  let earlier = try reader.outputs().map {
    OutputFile(path: $0.path, digest: $0.digest, size: $0.size)
  }
  var projection = try Projection(
    into: folder, formats: formats, schema: schema, named: name, after: earlier)
  try reader.forEachDocument(version: version) { row in try projection.append(row) }
  return try projection.finish()
}

extension Projection {
  fileprivate mutating func append(_ row: LedgerRow) throws {
    switch row.state {
    case .open: break
    case .skipped(let word, let sentence):
      try append(SkipRow(document: row.name, word: word, sentence: sentence))
    case .ended(_, let end):
      if let record = end.record {
        try append(
          RecordRow(
            document: row.name, model: end.model, warnings: end.warnings, data: record))
      } else {
        try append(
          FailureRow(
            document: row.name, outcome: end.outcome, model: end.model,
            failure: end.failure ?? Array("{}".utf8)))
      }
    }
  }
}
