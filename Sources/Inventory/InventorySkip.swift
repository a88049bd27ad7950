package import Files

/// Why something is no document.
package enum InventorySkip: Sendable, Hashable {
  case empty
  /// A link that is not followed, where it says that it leads, and why it is not.
  case link(to: FilePath, LinkRefusal)
  /// A pipe, a socket, a device.
  case special
  /// What the system said (errno(3)).
  case unreadable(code: Int32)
  /// A list named it, and it is not there.
  case missing
  /// Another word has named it already, and it has a finding by that; this one is no document more.
  case duplicate
  /// The work is done with it: it is the schema, a list, the settings.
  case tool
  /// A folder that holds the records of a run.
  case records
  /// A group of files of which this one cannot be read.
  case incomplete(without: FilePath)

  /// Why a symbolic link is not followed.
  package enum LinkRefusal: Sendable, Hashable {
    /// Nobody asked for it.
    case unasked
    /// It leads out of the folder that was named.
    case leavesFolder
    case leadsNowhere
    /// It leads to a folder that it lies in, or to one that another link has led to.
    case circle
  }
}

extension InventorySkip {
  /// The reason in one word, for counting.
  package var word: String {
    switch self {
    case .empty: "empty"
    case .link: "link"
    case .special: "special"
    case .unreadable: "unreadable"
    case .missing: "missing"
    case .duplicate: "duplicate"
    case .tool: "tool"
    case .records: "records"
    case .incomplete: "incomplete"
    }
  }

  /// The reason and what can be done, in a sentence that goes on after the path and a colon.
  package func sentence(about path: FilePath) -> String {
    switch self {
    case .empty: "is empty; there is nothing to ask about"
    case .link(let target, let refusal):
      "is a symbolic link to \(target)\(Self.reason(for: refusal))"
    case .special: FileError.isSpecial(path).reason
    case .unreadable(let code): FileError.refused(.reading, path, code: code).reason
    case .missing: "is not there, though a list names it; check the list"
    case .duplicate: "was named before; it is one document all the same"
    case .tool:
      "serves this run, as its schema, a list of names or its settings do; nothing is lost"
    case .records: "holds the records of a run; name single files of it to have them read"
    case .incomplete(let part):
      "is not asked about without \(part.lastComponent), which cannot be read; see there"
    }
  }

  private static func reason(for refusal: LinkRefusal) -> String {
    switch refusal {
    case .unasked: "; to follow links within a folder, say so (--follow-links)"
    case .leavesFolder: ", out of the folder that was named; name what it leads to"
    case .leadsNowhere: ", where nothing is; mend or remove it"
    case .circle: ", a folder that is read already; nothing is lost"
    }
  }
}
