package import Interactions

extension Document {
  /// Looks at every part, so that nothing is paid for what cannot be read: opens files, tells what they
  /// are, and decodes texts. Nothing is fetched, and nothing unpacked.
  ///
  /// The time tells uploads that have expired; without it they are believed.
  package func inspected(
    by settings: DocumentSettings = DocumentSettings(), at now: Timestamp? = nil
  ) throws(DocumentFault) -> InspectedDocument {
    guard !parts.isEmpty else { throw DocumentFault(name, .noParts) }
    var inspected = InspectedDocument(name: name, parts: [])
    for part in parts {
      do throws(DocumentFault.Reason) {
        inspected.parts.append(try part.inspected(by: settings, at: now))
      } catch {
        throw DocumentFault(part.source.place.name, error)
      }
    }
    let inline = inspected.parts.filter { $0.carriage == .inline }.compactMap(\.byteCount)
    let count = inline.reduce(0, +)
    guard count <= settings.inlineLimit else {
      throw DocumentFault(name, .tooLarge(bytes: count, limit: settings.inlineLimit))
    }
    return inspected
  }
}

extension Document.Part {
  fileprivate func inspected(
    by settings: DocumentSettings, at now: Timestamp?
  ) throws(DocumentFault.Reason) -> InspectedDocument.Part {
    let (contents, notes) = try contents(by: settings, at: now)
    return InspectedDocument.Part(
      name: source.place.name, label: source.place.label, contents: contents, window: window,
      resolution: resolution, carriage: carriage, notes: notes)
  }

  private func contents(
    by settings: DocumentSettings, at now: Timestamp?
  ) throws(DocumentFault.Reason) -> (InspectedDocument.Contents, [DocumentNote]) {
    switch source.place {
    case .noPath: throw .unreadable("the path holds a NUL; give another path")
    case .file(let path): return try LocalPart(path, of: self, by: settings).inspected()
    case .bytes(let bytes, _): return try LocalPart(bytes, of: self, by: settings).inspected()
    case .text(let text, _): return (.text(try checked(text, by: settings)), [])
    case .uri(let uri):
      let remote = try RemotePart(uri, caller: type)
      try window?.check(in: remote.type)
      return (.uri(uri, remote.type), [])
    case .uploaded(let file):
      if let now, file.hasExpired(at: now) { throw .expired }
      if let type = type?.canonical ?? file.mimeType?.canonical { try window?.check(in: type) }
      return (.uploaded(file), [])
    }
  }

  private func checked(
    _ text: String, by settings: DocumentSettings
  ) throws(DocumentFault.Reason) -> String {
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { throw .empty }
    let count = text.utf8.count
    guard count <= settings.textLimit else {
      throw .tooLarge(bytes: count, limit: settings.textLimit)
    }
    try window?.check(in: .plainText)
    return text
  }
}
