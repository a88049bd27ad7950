import Digest
import Files
import SQLite

extension LedgerReader {
  package struct Run: Sendable, Hashable {
    package var number: Int
    package var entry: RunEntry
    package var version: Int
    /// Milliseconds since 1970, and the exit code, if it came to an end of its own.
    package var ended: Int?
    package var code: Int32?
    /// Whether its process is at work at this moment.
    package var isAlive: Bool
  }

  /// A run as it is noted, the last one if no number is given.
  package func run(_ number: Int? = nil) throws(LedgerError) -> Run? {
    // Asked before the row is read: who ends in between has noted his end.
    let isHeld = try LockFile.look(in: folder).isHeld
    return try ask { () throws(SQLiteError) in
      try database.statement(
        """
        SELECT id, words, process, begun, origin, version, ended, code,
          id = (SELECT max(id) FROM run) FROM run WHERE id = coalesce(?, (SELECT max(id) FROM run))
        """
      ).first(.integer(number)) { row in
        let entry = RunEntry(
          words: RunEntry.words(from: row.blob(1)),
          process: Int32(truncatingIfNeeded: row.integer(2)), begun: row.integer(3),
          origin: row.text(4))
        let code = row.optionalInteger(7).map { Int32(truncatingIfNeeded: $0) }
        return Run(
          number: row.integer(0), entry: entry, version: row.integer(5),
          ended: row.optionalInteger(6), code: code,
          isAlive: isHeld && row.flag(8) && row.isNull(6))
      }
    }
  }

  /// All versions by their numbers, and how many ended items each has.
  package func versions() throws(LedgerError) -> [(number: Int, entry: VersionEntry, items: Int)] {
    try ask { () throws(SQLiteError) in
      try database.statement(
        """
        SELECT id, identity, description, schema,
          (SELECT count(DISTINCT claim.item) FROM claim JOIN item ON item.id = claim.item
           WHERE claim.version = version.id AND claim.stands AND item.outcome IS NOT NULL)
        FROM version ORDER BY id
        """
      ).all { row throws(SQLiteError) in
        let entry = VersionEntry(
          identity: try row.digest(1), description: row.blob(2), schema: row.blob(3))
        return (number: row.integer(0), entry: entry, items: row.integer(4))
      }
    }
  }
}
