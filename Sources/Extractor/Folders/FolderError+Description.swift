import OrderedJSON

extension FolderError: CustomStringConvertible {
  /// One line: what it is about, what is wrong, and what to do.
  public var description: String {
    switch reason {
    case .inventory(let error): "\(error)"
    case .ledger(let error): "\(error)"
    case .output(let error): "\(error)"
    case .otherVersion(let folder, let records, let differences):
      "\(folder): \(Self.sentence(records, differences))"
    case .unsendable(let errors): "\(errors)"
    case .badFolder(let folder, let why): "\(folder): \(TextPlace.visible(why))"
    }
  }

  /// Says that records were made otherwise than they would be now.
  static func sentence(_ records: Int, _ differences: [String]) -> String {
    let what =
      differences.isEmpty ? "other settings" : "another \(differences.joined(separator: ", "))"
    let ways =
      "--new-version asks about those documents again and pays for them, another --out keeps both"
    let judging = ["schema"] + SchemaPart.allCases.filter(\.isJudging).map(\.shown)
    let isOfJudging = !differences.isEmpty && differences.allSatisfy(judging.contains)
    let revalidate =
      differences.contains("schema")
      ? "if it asks for nothing new, extract revalidate judges what was answered again, free; "
      : "extract revalidate judges what was answered again, free; "
    return "\(records.of("document")) here \(records == 1 ? "was" : "were") done with \(what); "
      + (isOfJudging ? revalidate : "") + ways
  }
}
