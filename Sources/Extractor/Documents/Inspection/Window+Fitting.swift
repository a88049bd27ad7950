import Interactions

extension Document.Window {
  /// Throws unless something of a type has such a section; `nil` is a film whose type is not known.
  func check(in type: MediaType?) throws(DocumentFault.Reason) {
    guard isPossible else { throw .impossibleWindow }
    let type = type ?? .mp4
    let fits =
      switch self {
      case .pages: MediaType.paged.contains(type)
      case .sheet: MediaType.tables.contains(type)
      case .time: [.audio, .video].contains(type.sort)
      }
    guard fits else { throw .noSuchWindow(type) }
  }

  private var isPossible: Bool {
    switch self {
    case .pages(let pages): pages.lowerBound >= 1
    case .time(let start, let end): start >= .zero && end.map { $0 > start } ?? true
    case .sheet(let sheet, let cells): sheet >= 1 && cells.map(Self.isRange) ?? true
    }
  }

  /// `A1:D10`, or a single cell.
  private static func isRange(_ text: String) -> Bool {
    let cells = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return (1...2).contains(cells.count)
      && cells.allSatisfy { cell in
        let row = cell.drop { 0x41...0x5A ~= $0 & 0xDF }
        return (1...3).contains(cell.count - row.count) && (1...7).contains(row.count)
          && row.allSatisfy { 0x30...0x39 ~= $0 } && row.first != 0x30
      }
  }
}
