import Interactions

extension InspectedDocument.Part {
  /// A block of a request whose bytes come from a source, in its section and at its resolution.
  func content(_ source: MediaSource, _ type: MediaType?) -> Content {
    switch type?.sort ?? .document {
    case .image: .image(source, mimeType: type, resolution: resolution)
    case .audio: .audio(source, mimeType: type, processing: window?.ofAudio.map(WordOr.value))
    case .video:
      .video(
        source, mimeType: type, resolution: resolution,
        processing: window?.ofVideo.map(WordOr.value))
    case .text, .document, .other:
      .document(
        source, mimeType: type, resolution: resolution,
        processing: window?.ofDocument.map(WordOr.value))
    }
  }
}

extension Document.Window {
  fileprivate var ofAudio: AudioProcessing? {
    guard case .time(let start, let end) = self else { return nil }
    return AudioProcessing(startOffset: start.onTheWire, endOffset: end?.onTheWire)
  }

  fileprivate var ofVideo: VideoProcessing? {
    guard case .time(let start, let end) = self else { return nil }
    return VideoProcessing(startOffset: start.onTheWire, endOffset: end?.onTheWire)
  }

  fileprivate var ofDocument: DocumentProcessing? {
    switch self {
    case .pages(let pages):
      DocumentProcessing(
        pageOptions: PageWindow(startPage: pages.lowerBound, endPage: pages.upperBound))
    case .sheet(let sheet, let cells):
      DocumentProcessing(
        spreadsheetOptions: SheetWindow(sheetIndex: sheet, visibleCells: cells?.uppercased()))
    case .time: nil
    }
  }
}

extension Duration {
  /// Seconds as the API writes them: `10.5s`, down to the billionth.
  fileprivate var onTheWire: String {
    let (seconds, attoseconds) = components
    let digits = String(attoseconds / 1_000_000_000 + 1_000_000_000).dropFirst()
    guard let last = digits.lastIndex(where: { $0 != "0" }) else { return "\(seconds)s" }
    return "\(seconds).\(digits[...last])s"
  }
}
