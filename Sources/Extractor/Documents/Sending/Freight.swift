extension InspectedDocument {
  /// Whether a request for it names files that the API has, or is to fetch.
  func namesFiles(by settings: DocumentSettings) -> Bool {
    let isElsewhere = parts.contains { part in
      switch part.contents {
      case .uri, .uploaded: true
      case .text, .bytes, .file: false
      }
    }
    return isElsewhere || !Freight(parts, by: settings).uploaded.isEmpty
  }
}

/// Which parts of a document are uploaded, and which go along with the request.
struct Freight {
  /// The places of those that are uploaded.
  private(set) var uploaded: Set<Int> = []

  /// Recordings and films are uploaded unless they are small, then the largest parts, until the rest is
  /// small enough for a request. Who wants it otherwise says so.
  init(_ parts: [InspectedDocument.Part], by settings: DocumentSettings) {
    var inline = 0
    var movable: [(index: Int, count: Int)] = []
    for (index, part) in parts.enumerated() {
      guard let count = part.byteCount else { continue }
      let isRecording = [.audio, .video].contains(part.type?.sort)
      switch part.carriage {
      case .upload: uploaded.insert(index)
      case .automatic where isRecording && count >= settings.uploadedRecording:
        uploaded.insert(index)
      case .automatic:
        inline += count
        movable.append((index, count))
      case .inline: inline += count
      }
    }
    for part in movable.sorted(by: { ($0.count, $1.index) > ($1.count, $0.index) })
    where inline > settings.inlineByChoice {
      uploaded.insert(part.index)
      inline -= part.count
    }
  }
}
