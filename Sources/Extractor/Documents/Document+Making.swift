package import Files
public import Interactions

extension Document {
  /// A file of this machine. What it is tells its contents, unless its type is given.
  public static func file(_ path: String, type: MediaType? = nil) -> Document {
    Document(FilePath(path).map(Source.Place.file) ?? .noPath(path), type)
  }

  /// The same, by a path that need not be text.
  package static func file(_ path: FilePath, type: MediaType? = nil) -> Document {
    Document(.file(path), type)
  }

  /// Bytes in memory. A name such as `scan.pdf` helps to tell what they are.
  public static func bytes(
    _ bytes: [UInt8], named name: String? = nil, type: MediaType? = nil
  ) -> Document {
    Document(.bytes(bytes, name: name), type)
  }

  /// A text.
  public static func text(_ text: String, named name: String? = nil) -> Document {
    Document(.text(text, name: name), nil)
  }

  /// Something on the web by its `https` URI, or in Cloud Storage by its `gs` URI. It is not fetched
  /// here, so that its type has to be given unless the end of its path tells it.
  public static func uri(_ uri: String, type: MediaType? = nil) -> Document {
    Document(.uri(uri), type)
  }

  /// A file that the API has.
  public static func uploaded(_ file: UploadedFile) -> Document {
    Document(.uploaded(file), nil)
  }

  /// Documents that are read as one, in this order.
  public static func together(_ documents: [Document], named name: String? = nil) -> Document {
    let others = documents.count - 1
    let first = documents.first?.name ?? "a document without parts"
    let implied = others > 0 ? "\(first) and \(others) more" : first
    return Document(documents.flatMap(\.parts), named: name ?? implied)
  }

  private init(_ place: Source.Place, _ type: MediaType?) {
    self.init([Part(Source(place: place), type: type)], named: place.name)
  }
}

// Each says something of every part.
extension Document {
  /// Only these pages, counted from 1, the last included.
  public func pages(_ pages: ClosedRange<Int>) -> Document { with(\.window, .pages(pages)) }

  /// Only this page, counted from 1.
  public func page(_ page: Int) -> Document { pages(page...page) }

  /// Only this stretch of a recording or film; to its end if no end is given.
  public func from(_ start: Duration, to end: Duration? = nil) -> Document {
    with(\.window, .time(from: start, to: end))
  }

  /// Only this sheet of a table, counted from 1, and of it these cells, such as `A1:D10`.
  public func sheet(_ sheet: Int, cells: String? = nil) -> Document {
    with(\.window, .sheet(sheet, cells: cells))
  }

  /// Pictures and pages are looked at so closely.
  public func resolution(_ resolution: MediaResolution) -> Document {
    with(\.resolution, resolution)
  }

  /// The bytes get to the API in this way.
  public func carried(_ carriage: Carriage) -> Document { with(\.carriage, carriage) }

  private func with<Value>(_ property: WritableKeyPath<Part, Value>, _ value: Value) -> Document {
    var document = self
    for index in document.parts.indices { document.parts[index][keyPath: property] = value }
    return document
  }
}
