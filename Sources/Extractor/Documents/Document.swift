package import Files
public import Interactions

/// What becomes one record, or as many as its schema lists: a file, or several parts that belong
/// together, as a letter with its attachments.
///
///     let invoice: Document = .file("invoice.pdf").pages(1...3)
///     let minutes: Document = .uri("gs://board/may.mp3")
///     let letter: Document = .together([.file("letter.pdf"), .file("annex.csv")])
///
/// It is opened when it is asked about, and not before.
public struct Document: Sendable {
  /// What it is called in outcomes and events.
  public var name: String
  /// In the order in which a model is shown them.
  public var parts: [Part]

  /// Puts parts together.
  public init(_ parts: [Part], named name: String) {
    self.parts = parts
    self.name = name
  }

  /// Something that a model is shown.
  public struct Part: Sendable {
    /// Where it is.
    public let source: Source
    /// What the caller says that it is; its contents and its name say it otherwise.
    public var type: MediaType?
    /// The section that is read; all of it otherwise.
    public var window: Window?
    /// How closely pictures and pages are looked at.
    public var resolution: MediaResolution?
    /// How it gets to the API. Texts are always a part of the request, and URIs never.
    public var carriage = Carriage.automatic

    /// Shows all of something.
    public init(_ source: Source, type: MediaType? = nil) {
      self.source = source
      self.type = type
    }
  }

  /// Where a part is.
  public struct Source: Sendable {
    package let place: Place

    package enum Place: Sendable {
      case file(FilePath)
      /// A text that was given for a path and holds a NUL, as no path does.
      case noPath(String)
      case bytes([UInt8], name: String?)
      case text(String, name: String?)
      /// On the web, in Cloud Storage, or on the API's shelf; nobody here ever fetches it.
      case uri(String)
      case uploaded(UploadedFile)
    }
  }

  /// A section of a part.
  public enum Window: Sendable, Hashable {
    /// Pages, counted from 1, the last included.
    case pages(ClosedRange<Int>)
    /// A stretch of a recording or film; to its end if no end is given.
    case time(from: Duration, to: Duration?)
    /// A sheet of a table, counted from 1, and the cells of it that count, such as `A1:D10`.
    case sheet(Int, cells: String?)
  }

  /// How bytes get to the API.
  public enum Carriage: String, Sendable, CaseIterable {
    /// Within the request when they are few, and uploaded before it when they are many.
    case automatic
    case inline
    case upload
  }
}
