import Interactions

// The examples of Files.md.
extension Guide {
  func bytes(_ bytes: [UInt8]) async throws {
    // snippet: bytes
    let file = try await gemini.files.upload(
      FileUpload(bytes, mimeType: .pdf, name: "tiny-pdf", displayName: "tiny.pdf"))
    print(file.name ?? "", file.expirationTime ?? "")
    // end
  }

  func recording(path: String) async throws {
    // snippet: recording
    let recording = try await gemini.files.upload(FileUpload(path: path))
    let ready = try await gemini.files.ready(recording, within: .seconds(120))
    print(ready.name ?? "", ready.state ?? "")
    // end
  }

  func listing() async throws {
    // snippet: listing
    for try await file in gemini.files.list() {
      guard let name = file.name else { continue }
      print(name, file.sizeBytes ?? 0)
      try await gemini.files.delete(name)
    }
    // end
  }

  func inline(contract: String) async throws {
    // snippet: inline
    let interaction = try await gemini.create(
      InteractionRequest(
        .user("Who signed this contract?", .document(.file(path: contract), resolution: .medium))))
    print(interaction.outputText)
    // end
  }
}
