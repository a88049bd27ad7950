package import HTTP
package import Interactions

/// A document that was looked at and can be sent: what it is, how large, and in which bytes.
package struct InspectedDocument: Sendable {
  package var name: String
  package var parts: [Part]

  package struct Part: Sendable {
    /// What people call it.
    package var name: String
    /// What a model is told that it is called, if it stands among others.
    package var label: String?
    package var contents: Contents
    package var window: Document.Window?
    package var resolution: MediaResolution?
    package var carriage: Document.Carriage
    /// What a person should know: the name says another type than the contents, a text was read as
    /// Latin-1.
    package var notes: [DocumentNote] = []
  }

  package enum Contents: Sendable {
    /// Text of any encoding, decoded; sent as text.
    case text(String)
    case bytes([UInt8], MediaType)
    case file(FileRange, MediaType)
    /// Of a film on YouTube no type is known.
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

extension InspectedDocument.Part {
  /// How many bytes of a file are to be carried to the API; nothing for texts, and for what is there.
  var byteCount: Int? {
    switch contents {
    case .bytes(let bytes, _): bytes.count
    case .file(let range, _): range.count
    case .text, .uri, .uploaded: nil
    }
  }

  /// What it is, as far as anybody knows; nothing for a text.
  var type: MediaType? {
    switch contents {
    case .text: nil
    case .bytes(_, let type), .file(_, let type): type
    case .uri(_, let type): type ?? .mp4
    case .uploaded(let file): file.mimeType
    }
  }
}
