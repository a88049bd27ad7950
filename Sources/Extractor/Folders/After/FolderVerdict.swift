package import Files
public import OrderedJSON

/// What was found when a folder of records was looked over.
public struct FolderVerdict: Sendable {
  /// How many records were judged again.
  public internal(set) var records = 0
  /// How many outputs were compared with what was written.
  public internal(set) var files = 0
  /// What is wrong; empty if nothing is.
  public internal(set) var faults: [FolderFault] = []
  /// What a person should know.
  public internal(set) var notices: [String] = []
}

/// One thing that is wrong with a folder of records.
public struct FolderFault: Sendable, Hashable {
  package let place: FilePath
  package let fact: Fact

  package enum Fact: Sendable, Hashable {
    /// What SQLite says of the ledger's file.
    case damaged(String)
    /// No run is in the ledger any more.
    case runless
    /// An output is not there.
    case missing
    /// No run came so far as to write outputs.
    case unwritten
    /// It is not what was written.
    case edited
    /// It looks like an output, and no run wrote it.
    case foreign
    /// It has so many lines, and the ledger so many rows for it.
    case outdated(lines: Int, rows: Int)
    /// It cannot be read.
    case unreadable(String)
    /// A record in the ledger is not valid by the schema that it was made by, for these reasons.
    case invalid([String])
    /// What is saved is no JSON.
    case notJSON(String)
  }

  package init(_ place: FilePath, _ fact: Fact) {
    self.place = place
    self.fact = fact
  }
}

extension FolderFault: CustomStringConvertible {
  /// One line: where, what is wrong, and what to do.
  public var description: String { "\(place): \(sentence); \(remedy)" }

  /// One word for it, the same in every version.
  public var word: String {
    switch fact {
    case .damaged: "damaged"
    case .runless: "no-run"
    case .missing, .unwritten: "missing"
    case .edited: "edited"
    case .foreign: "foreign"
    case .outdated: "outdated"
    case .unreadable: "unreadable"
    case .invalid: "invalid"
    case .notJSON: "not-json"
    }
  }

  /// What is wrong.
  public var sentence: String {
    switch fact {
    case .damaged(let said): "the ledger is damaged (\(Self.brief(said)))"
    case .runless: "what was asked, and of which documents, could not be saved"
    case .missing: "was written, and is not there"
    case .unwritten: "was not written yet"
    case .edited: "is not as it was written"
    case .foreign: "looks like an output, and was not written by a run"
    case .outdated(let lines, let rows):
      "has \(FolderStatus.counted(lines, "line")), and the ledger knows \(FolderStatus.counted(rows))"
    case .unreadable(let why): TextPlace.visible(why)
    case .invalid(let reasons):
      "its record is not valid: " + TextPlace.visible(reasons.joined(separator: "; "))
    case .notJSON(let why): "its record cannot be read: \(TextPlace.visible(why))"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch fact {
    case .damaged: "save what can be read with extract recover"
    case .runless: "run the same extract run again: what was saved is not asked again"
    // There may be no other copy of what the ledger has lost.
    case .outdated(let lines, let rows) where lines > rows && place == "records.jsonl":
      "keep a copy of it, and run the same extract run again: what was saved is not asked again"
    case .missing, .unwritten, .edited, .outdated, .unreadable:
      "write it anew with extract export, which is free"
    case .foreign: "move it away, or let extract export write it"
    case .invalid: "judge the saved answers again with extract revalidate, which is free"
    case .notJSON: "ask again with extract run --force"
    }
  }

  /// The first of many lines that SQLite may say.
  private static func brief(_ said: String) -> String {
    let lines = said.split(separator: "\n").filter { !$0.hasPrefix("***") }
    let more = lines.count > 1 ? ", and \(lines.count - 1) more" : ""
    return TextPlace.visible(String(lines.first ?? "")) + more
  }

  fileprivate var json: JSON {
    [
      "place": .string("\(place)"), "fault": .string(word), "reason": .string(sentence),
      "remedy": .string(remedy),
    ]
  }
}

extension FolderVerdict: CustomStringConvertible {
  /// A line for each fault, and one that counts.
  public var description: String {
    let count =
      "\(FolderStatus.counted(records, "record")) judged, \(FolderStatus.counted(files, "output"))"
      + " compared, "
      + (faults.isEmpty
        ? "nothing is wrong" : "\(FolderStatus.counted(faults.count, "fault")) found")
    return (faults.map(\.description) + [count]).joined(separator: "\n")
  }

  /// All of it for programs; the form has a version, `extract.verify/1`.
  public var json: JSON {
    [
      "schema": "extract.verify/1", "records": .int(records), "files": .int(files),
      "faults": .array(faults.map(\.json)), "notices": .array(notices.map(JSON.string)),
    ]
  }
}
