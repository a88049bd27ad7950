import Interactions

/// Pictures of strips or tiles, which a table tells the places of.
enum TIFFFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    let isBig: Bool
    if specimen.has([0x4D, 0x4D, 0x00, 0x2A]) {
      isBig = true
    } else if specimen.has([0x49, 0x49, 0x2A, 0x00]) {
      isBig = false
    } else if specimen.has([0x49, 0x49, 0x2B, 0x00]) || specimen.has([0x4D, 0x4D, 0x00, 0x2B]) {
      // The form for more than four gigabytes, which nothing here can be.
      return Finding(type: .tiff)
    } else {
      return nil
    }
    return Finding(type: .tiff).with(Table(specimen, isBig)?.isWithinFile != true)
  }

  /// The first table of a file: what it says of strips and tiles.
  private struct Table {
    private let specimen: Specimen
    private let isBig: Bool
    private var places: Entry?
    private var sizes: Entry?
    /// Whether the file has every value that a reader needs.
    private var hasValues = true

    /// Bits of a sample, strips, resolutions, colors and tiles. Other entries may be wrong in a file
    /// that can be read.
    private static let needed = [258, 273, 279, 282, 283, 320, 324, 325, 339]

    private struct Entry {
      /// How long a number is.
      let width: Int
      let count: Int
      /// Where the numbers stand.
      let place: Int
    }

    /// `nil` if the file ends before its table does.
    init?(_ specimen: Specimen, _ isBig: Bool) {
      self.specimen = specimen
      self.isBig = isBig
      guard let start = number(4, at: 4), let count = number(2, at: start),
        start + 2 + 12 * count <= specimen.count
      else { return nil }
      for index in 0..<count {
        let place = start + 2 + 12 * index
        guard let tag = number(2, at: place), Self.needed.contains(tag) else { continue }
        let entry = entry(at: place)
        hasValues =
          hasValues && entry.map { $0.place + $0.width * $0.count <= specimen.count } ?? true
        switch tag {
        case 273, 324: places = entry
        case 279, 325: sizes = entry
        default: break
        }
      }
    }

    /// Whether the last strip ends before the file does.
    var isWithinFile: Bool {
      guard hasValues, let places, let sizes else { return hasValues }
      guard let start = last(of: places), let size = last(of: sizes) else { return false }
      return start + size <= specimen.count
    }

    private func number(_ size: Int, at place: Int) -> Int? {
      isBig ? specimen.big(size, at: place) : specimen.little(size, at: place)
    }

    /// Numbers stand within their entry if they are short enough.
    private func entry(at place: Int) -> Entry? {
      guard let kind = number(2, at: place + 2), let count = number(4, at: place + 4), count > 0
      else { return nil }
      let width = [3: 2, 5: 8][kind] ?? 4
      let inside = place + 8
      return Entry(
        width: width, count: count,
        place: width * count <= 4 ? inside : number(4, at: inside) ?? specimen.count)
    }

    private func last(of entry: Entry) -> Int? {
      number(entry.width, at: entry.place + entry.width * (entry.count - 1))
    }
  }
}
