package import Interactions

/// A document as it stands in a request.
package struct PreparedDocument: Sendable {
  /// The blocks, in the order of the parts.
  package fileprivate(set) var content: [Content] = []
  /// What had to be on the API's shelf for that.
  package fileprivate(set) var uploads: [Upload] = []

  /// A part that was uploaded.
  package struct Upload: Sendable, Hashable {
    /// What people call the part.
    package let part: String
    package let file: UploadedFile
    /// Whether it was there already.
    package let isReused: Bool
  }
}

extension InspectedDocument {
  /// Makes the blocks of a request, after what is too large for it has been uploaded. Of several parts
  /// each has its name before it.
  package func prepared(
    for gemini: Gemini, by settings: DocumentSettings = DocumentSettings(), with shelf: UploadShelf,
    usedBy reader: UploadReader? = nil
  ) async throws(GeminiError) -> PreparedDocument {
    let earlier = shelf.used(by: reader)
    while true {
      if let prepared = try await preparedAtOnce(for: gemini, by: settings, with: shelf, reader) {
        return prepared
      }
      try await shelf.giveWay(reader, keeping: earlier)
    }
  }

  /// The same; nothing if others have to go before it.
  private func preparedAtOnce(
    for gemini: Gemini, by settings: DocumentSettings, with shelf: UploadShelf,
    _ reader: UploadReader?
  ) async throws(GeminiError) -> PreparedDocument? {
    let freight = Freight(parts, by: settings)
    var prepared = PreparedDocument()
    for (index, part) in parts.enumerated() {
      if parts.count > 1 { prepared.content.append(.text(part.heading(index))) }
      guard freight.uploaded.contains(index), let type = part.type else {
        prepared.content.append(try await part.content(for: gemini))
        continue
      }
      let found = try await shelf.file(
        of: part, type, for: gemini, margin: settings.expiryMargin, by: reader)
      guard let (file, isReused) = found else { return nil }
      guard let uri = file.uri else { throw .file(.noURI(part.name)) }
      prepared.content.append(part.content(.uri(uri), type))
      prepared.uploads.append(.init(part: part.name, file: file, isReused: isReused))
    }
    return prepared
  }
}

extension InspectedDocument.Part {
  /// What stands before a part that is one of several.
  func heading(_ index: Int) -> String { "\(label ?? "part \(index + 1)"):" }

  /// The block of a part that nothing has to be uploaded for.
  fileprivate func content(for gemini: Gemini) async throws(GeminiError) -> Content {
    switch contents {
    case .text(let text): return .text(text)
    case .bytes(let bytes, let type): return content(.data(bytes), type)
    case .file(let range, let type): return content(.file(range), type)
    case .uri(let uri, let type?): return content(.uri(uri), type)
    // Of a film that is only known by its address there is no type to be told.
    case .uri(let uri, nil): return content(.uri(uri), .mp4).withoutType
    case .uploaded(let file):
      let ready = try await gemini.files.ready(file)
      guard let uri = ready.uri else { throw .file(.noURI(name)) }
      return content(.uri(uri), ready.mimeType)
    }
  }
}

extension Content {
  fileprivate var withoutType: Content {
    guard case .video(var film) = self else { return self }
    film.mimeType = nil
    return .video(film)
  }
}
