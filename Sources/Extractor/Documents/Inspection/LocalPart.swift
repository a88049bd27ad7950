import Files
import HTTP
import Interactions

/// A part whose bytes are on this machine: looked at here and there, and read whole only if it is text.
struct LocalPart {
  private let specimen: Specimen
  private let part: Document.Part
  private let settings: DocumentSettings
  /// How the bytes are sent that are not text.
  private let carried: (MediaType) -> InspectedDocument.Contents

  /// Bytes in memory.
  init(_ bytes: [UInt8], of part: Document.Part, by settings: DocumentSettings) {
    (self.part, self.settings) = (part, settings)
    specimen = Specimen(bytes)
    carried = { .bytes(bytes, $0) }
  }

  /// A file, which is opened.
  init(
    _ path: FilePath, of part: Document.Part, by settings: DocumentSettings
  ) throws(DocumentFault.Reason) {
    (self.part, self.settings) = (part, settings)
    do throws(FileError) {
      let file = try File(opening: path)
      let stamp = try file.stamp()
      specimen = Specimen(file, count: stamp.size)
      carried = { .file(FileRange(path, offset: 0, count: stamp.size, stamp: stamp), $0) }
    } catch {
      throw DocumentFault.Reason(error)
    }
  }

  /// What it is, if it can be sent.
  func inspected() throws(DocumentFault.Reason) -> (InspectedDocument.Contents, [DocumentNote]) {
    guard specimen.count > 0 else { throw .empty }
    let isAskedForAsText = part.type?.canonical.sort == .text
    let finding = isAskedForAsText ? nil : finding()
    let text = finding == nil ? try text() : nil
    if let failure = specimen.failure { throw DocumentFault.Reason(failure) }
    if let text { return try inspected(text) }
    // It would still be too large if it were whole, or had another name.
    let supposed = sort(of: finding)
    if supposed.isKnown || supposed.sort == .text { try checkSize(as: supposed) }
    guard !isAskedForAsText else { throw .notOfType(part.type ?? .plainText) }
    return try inspected(finding)
  }

  /// What the contents tell. Samples alone may begin like anything.
  private func finding() -> Finding? {
    guard let finding = Finding(in: specimen) else { return nil }
    let isSamples = (part.type?.canonical ?? name).map(MediaType.samples.contains) ?? false
    return isSamples && !finding.type.isKnown ? nil : finding
  }

  // MARK: Text

  private func text() throws(DocumentFault.Reason) -> TextFile? {
    let beginning = specimen.bytes(at: 0, count: 64 << 10)
    guard TextFile.isLikely(beginning) else { return nil }
    // Samples alone may look like text; whoever says what they are is believed.
    if let said = part.type?.canonical, said.sort != .text, !said.hasMark { return nil }
    if let name, MediaType.samples.contains(name) { return nil }
    try checkSize(as: .plainText)
    let bytes = specimen.bytes(at: 0, count: specimen.count)
    guard bytes.count == specimen.count || specimen.failure != nil else {
      throw .unreadable("became shorter while it was read; try again when nobody writes to it")
    }
    do { return try TextFile(bytes) } catch {
      if error == .unknownEncoding { throw .unknownEncoding }
      return nil
    }
  }

  private func inspected(
    _ file: TextFile
  ) throws(DocumentFault.Reason) -> (InspectedDocument.Contents, [DocumentNote]) {
    guard file.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw .empty
    }
    let contents = Finding(type: file.type)
    let said = part.type?.canonical ?? name
    if let caller = part.type?.canonical, caller.sort != .text { throw .notOfType(caller) }
    try part.window?.check(in: said?.sort == .text ? said : contents.type)
    var notes: [DocumentNote] = []
    if let said, said.sort != .text {
      notes.append(.typeConflict(contents: contents.type, said: said))
    }
    if file.encoding != .utf8 { notes.append(.encoding(file.encoding.rawValue)) }
    return (.text(file.text), notes)
  }

  // MARK: Everything else

  private func inspected(
    _ finding: Finding?
  ) throws(DocumentFault.Reason) -> (InspectedDocument.Contents, [DocumentNote]) {
    switch finding?.damage {
    case .truncated?: throw .truncated(sort(of: finding))
    case .encrypted? where settings.refusesEncrypted: throw .encrypted(sort(of: finding))
    case .encrypted?, nil: break
    }
    let decision = try TypeDecision(contents: finding, caller: part.type, name: name)
    try checkSize(as: decision.type)
    try part.window?.check(in: decision.type)
    return (carried(decision.type), decision.note.map { [$0] } ?? [])
  }

  private func checkSize(as type: MediaType) throws(DocumentFault.Reason) {
    let limit = limit(of: type)
    guard specimen.count <= limit else { throw .tooLarge(bytes: specimen.count, limit: limit) }
  }

  private func limit(of type: MediaType) -> Int {
    if type.sort == .text { return settings.textLimit }
    let limit = type == .pdf ? min(settings.fileLimit, settings.pdfLimit) : settings.fileLimit
    return part.carriage == .inline ? min(limit, settings.inlineLimit) : limit
  }

  /// What a file that cannot be read would be.
  private func sort(of finding: Finding?) -> MediaType {
    let said = part.type?.canonical ?? name
    guard let finding else { return said ?? "application/octet-stream" }
    return said.flatMap { finding.alternatives.contains($0) ? $0 : nil } ?? finding.type
  }

  private var name: MediaType? { part.source.place.path.flatMap(MediaType.byName) }
}

extension DocumentFault.Reason {
  /// Why a file was not read.
  init(_ error: FileError) {
    switch error {
    case .isFolder, .isSpecial: self = .notAFile
    case .changed: self = .changing
    case .refused where error.isShortage: self = .shortage(error.reason)
    case .refused, .tooLarge: self = .unreadable(error.reason)
    }
  }
}
