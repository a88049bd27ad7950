package import Files
package import Inventory
package import Ledger
package import SchemaGen
package import Sinks

/// Why a run of a folder did not start, or could not go on.
public struct FolderError: Error, Sendable {
  package let reason: Reason

  package enum Reason: Sendable {
    /// What was named cannot be listed.
    case inventory(InventoryError)
    case ledger(LedgerError)
    case output(SinkError)
    /// A folder's records were made with another schema, prompt or model: how many, and what differs.
    case otherVersion(FilePath, records: Int, differences: [String])
    case unsendable(LoweringErrors)
    /// What must be an output folder is none, or cannot be written.
    case badFolder(FilePath, String)
  }

  package init(_ reason: Reason) { self.reason = reason }

  /// What the command ends with; the ledger keeps it if a run had begun.
  package var exitCode: Int32 {
    switch reason {
    case .ledger(.storage), .output: 8
    case .inventory, .ledger, .otherVersion, .unsendable, .badFolder: 2
    }
  }
}
