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
        switch number(2, at: place) {
        case 273, 324: places = entry(at: place)
        case 279, 325: sizes = entry(at: place)
        default: break
        }
      }
    }

    /// Whether the last strip ends before the file does.
    var isWithinFile: Bool {
      guard let places, let sizes else { return true }
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
      let width = kind == 3 ? 2 : 4
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
