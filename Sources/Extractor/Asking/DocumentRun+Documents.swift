import Interactions
import OrderedJSON
import SchemaGen

extension DocumentRun {
  /// Looks at a document; what cannot be sent is found out here, and costs nothing.
  func inspected(_ document: Document) throws(ExtractionFailure) -> InspectedDocument {
    let now = Timestamp(seconds: extractor.gemini.surroundings.date())
    do throws(DocumentFault) {
      let inspected = try document.inspected(by: extractor.settings.documents, at: now)
      for part in inspected.parts {
        for note in part.notes { tell(.noted(part: part.name, note)) }
      }
      return inspected
    } catch {
      throw .document(error)
    }
  }

  /// Makes the blocks of a request, after what is too large for one was uploaded.
  func prepared(
    _ document: InspectedDocument
  ) async throws(ExtractionFailure) -> PreparedDocument {
    do throws(GeminiError) {
      let prepared = try await document.prepared(
        for: extractor.gemini, by: extractor.settings.documents, with: extractor.uploads,
        usedBy: reader)
      for upload in prepared.uploads {
        tell(
          .uploaded(
            part: upload.part, name: upload.file.name ?? "", isReused: upload.isReused))
      }
      return prepared
    } catch {
      throw .failed(error)
    }
  }

  /// The examples of the schema, ready to be shown.
  func examples() async throws(ExtractionFailure) -> [Example] {
    var examples: [Example] = []
    for (document, output) in exampleDocuments {
      let contents = try await prepared(inspected(document)).content
      examples.append(Example(contents: contents, output: output))
    }
    return examples
  }

  /// The same as they are shown when nothing is sent.
  func exampleOutlines() throws(ExtractionFailure) -> [Example] {
    var examples: [Example] = []
    for (document, output) in exampleDocuments {
      let contents = try inspected(document).outline(by: extractor.settings.documents)
      examples.append(Example(contents: contents, output: output))
    }
    return examples
  }

  /// What the schema shows as examples.
  var exampleDocuments: [(Document, JSON)] {
    schema.examples.compactMap { example in
      switch example.input {
      case .text(let text): (.text(text, named: "an example"), example.output)
      case .file(let name): schema.path(ofExample: name).map { (.file($0), example.output) }
      }
    }
  }
}
