import Interactions

extension InspectedDocument {
  /// The blocks of a request as they will be, but for the addresses of what is uploaded before it.
  func outline(by settings: DocumentSettings) -> [Content] {
    let freight = Freight(parts, by: settings)
    var blocks: [Content] = []
    for (index, part) in parts.enumerated() {
      if parts.count > 1 { blocks.append(.text(part.heading(index))) }
      let isUploaded = freight.uploaded.contains(index)
      blocks.append(part.outline(isUploaded: isUploaded))
    }
    return blocks
  }
}

extension InspectedDocument.Part {
  fileprivate func outline(isUploaded: Bool) -> Content {
    if isUploaded { return content(.uri("(uploaded first)"), type) }
    switch contents {
    case .text(let text): return .text(text)
    case .bytes(let bytes, let type): return content(.data(bytes), type)
    case .file(let range, let type): return content(.file(range), type)
    case .uri(let uri, _): return content(.uri(uri), type)
    case .uploaded(let file): return content(.uri(file.uri ?? ""), file.mimeType)
    }
  }
}
