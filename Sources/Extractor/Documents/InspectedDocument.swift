import Digest
import Files
package import HTTP
public import Interactions

/// A document that was looked at and can be sent: what it is, how large, and in which bytes.
package struct InspectedDocument: Sendable {
  package var name: String
  package var parts: [Part]

  package struct Part: Sendable {
    /// What people call it.
    package var name: String
    package var contents: Contents
    package var window: Document.Window?
    package var resolution: MediaResolution?
    package var carriage: Document.Carriage
    /// What a person should know: the name says another type than the contents, a text was read as Latin-1.
    package var notes: [DocumentNote]
  }

  package enum Contents: Sendable {
    /// Text of any encoding, decoded; sent as text.
    case text(String)
    case bytes([UInt8], MediaType)
    case file(FileRange, MediaType)
    case uri(String, MediaType?)
    case uploaded(UploadedFile)
  }

  /// All text of the document, if all of it is text: what values of a record can be looked up in.
  package var text: String? {
    let texts = parts.compactMap { part in
      if case .text(let text) = part.contents { text } else { nil }
    }
    return texts.count == parts.count ? texts.joined(separator: "\n") : nil
  }
}

/// Something about a part that a person should know, though it is sent.
public enum DocumentNote: Sendable, Hashable {
  /// Its contents are of one type, its name or its caller says another; the contents count.
  case typeConflict(contents: MediaType, said: MediaType)
  /// It is not UTF-8, and was read in this encoding.
  case encoding(String)
}
