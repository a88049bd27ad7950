public import OrderedJSON

/// A document: pages, a table, or slides.
public struct DocumentContent: MediaBlock {
  static let tag = UTF8Text("document")
  /// Every member as it came.
  public var members: JSONObject
  var local: LocalMedia?

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    _ source: MediaSource, mimeType: MediaType? = nil, resolution: MediaResolution? = nil,
    processing: WordOr<DocumentProcessing>? = nil
  ) {
    self.init(source, mimeType)
    self.resolution = resolution
    self.processing = processing
  }

  /// Where the bytes come from; setting it replaces what was there.
  public var source: MediaSource? {
    get { origin.map(MediaSource.init(origin:)) }
    set { origin = newValue?.origin }
  }

  /// How many tokens a page is read with.
  public var resolution: MediaResolution? {
    get { self["resolution"] }
    set { self["resolution"] = newValue }
  }

  /// The part that is read.
  public var processing: WordOr<DocumentProcessing>? {
    get { self["processing"] }
    set { self["processing"] = newValue }
  }
}

/// The part of a document that is read.
public struct DocumentProcessing: TaggedObject {
  static let tag = UTF8Text("static")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(pageOptions: PageWindow? = nil, spreadsheetOptions: SheetWindow? = nil) {
    self.init(members: Self.tagged)
    self.pageOptions = pageOptions
    self.spreadsheetOptions = spreadsheetOptions
  }

  /// Of a document with pages.
  public var pageOptions: PageWindow? {
    get { self["page_options"] }
    set { self["page_options"] = newValue }
  }

  /// Of a table.
  public var spreadsheetOptions: SheetWindow? {
    get { self["spreadsheet_options"] }
    set { self["spreadsheet_options"] = newValue }
  }
}

/// Pages of a document.
public struct PageWindow: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(startPage: Int? = nil, endPage: Int? = nil, contentLayers: [PageLayer]? = nil) {
    self.init(members: JSONObject())
    self.startPage = startPage
    self.endPage = endPage
    self.contentLayers = contentLayers
  }

  /// The first page; counting begins with 1.
  public var startPage: Int? {
    get { self["start_page"] }
    set { self["start_page"] = newValue }
  }

  /// The last page, which is still read.
  public var endPage: Int? {
    get { self["end_page"] }
    set { self["end_page"] = newValue }
  }

  /// What of a page is taken in.
  public var contentLayers: [PageLayer]? {
    get { self["content_layers"] }
    set { self["content_layers"] = newValue }
  }
}

/// What of a page is taken in.
public struct PageLayer: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `page_image`.
  public static let pageImage = Self("page_image")
  /// `page_text`.
  public static let pageText = Self("page_text")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.pageImage, .pageText]
}

/// Cells of a table.
public struct SheetWindow: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    sheetIndex: Int? = nil, visibleCells: String? = nil, contentLayers: [SheetLayer]? = nil
  ) {
    self.init(members: JSONObject())
    self.sheetIndex = sheetIndex
    self.visibleCells = visibleCells
    self.contentLayers = contentLayers
  }

  /// The sheet; counting begins with 1.
  public var sheetIndex: Int? {
    get { self["sheet_index"] }
    set { self["sheet_index"] = newValue }
  }

  /// The cells, such as `A1:D10`.
  public var visibleCells: String? {
    get { self["visible_cells"] }
    set { self["visible_cells"] = newValue }
  }

  /// What of a cell is taken in.
  public var contentLayers: [SheetLayer]? {
    get { self["content_layers"] }
    set { self["content_layers"] = newValue }
  }
}

/// What of a cell is taken in.
public struct SheetLayer: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `visual`.
  public static let visual = Self("visual")
  /// `data`.
  public static let data = Self("data")
  /// `formulas`.
  public static let formulas = Self("formulas")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.visual, .data, .formulas]
}
