import Extractor
import Files
import Interactions
import OrderedJSON
import Testing

@Suite struct `A document` {
  @Test(
    arguments: [
      (.file("inbox/a.pdf"), "inbox/a.pdf"), (.file("a\u{202E}fdp.exe"), "a\\u{202e}fdp.exe"),
      (.bytes([1], named: "scan\n.png"), "scan\\u{a}.png"), (.bytes([1]), "the bytes"),
      (.text("hello"), "the text"), (.text("hello", named: "mail"), "mail"),
      // What stands in a query may let others in.
      (.uri("https://example.org/a.pdf?token=secret"), "https://example.org/a.pdf"),
      (.uri("https://example.org/a.pdf#secret"), "https://example.org/a.pdf"),
      (
        .uploaded(UploadedFile(described: ["name": "files/x", "displayName": "talk.mp4"])),
        "talk.mp4"
      ),
      (.uploaded(UploadedFile(described: ["name": "files/x"])), "files/x"),
      (.together([.file("letter.pdf"), .file("annex.csv")]), "letter.pdf and 1 more"),
      (.together([.file("letter.pdf")]), "letter.pdf"),
      (.together([.file("letter.pdf"), .file("annex.csv")], named: "case 7"), "case 7"),
    ] as [(Document, String)])
  func `is called what people call it`(document: Document, name: String) {
    #expect(document.name == name)
  }

  @Test func `says what is read of it, and how`() throws {
    let document = Document.together([.file("a.pdf").pages(2...3), .file("b.pdf").page(7)])
      .resolution(.high).carried(.upload)

    #expect(document.parts.map(\.window) == [.pages(2...3), .pages(7...7)])
    #expect(document.parts.map(\.resolution) == [.high, .high])
    #expect(document.parts.map(\.carriage) == [.upload, .upload])
  }

  @Test func `that is no path is at fault when it is looked at`() {
    let error = #expect(throws: DocumentFault.self) { try Document.file("a\0b").inspected() }
    #expect(error?.description == "a\\u{0}b: the path holds a NUL; give another path")
  }
}

extension UploadedFile {
  /// A file as the API tells of it.
  init(described json: JSON) { self.init(members: json.object ?? JSONObject()) }
}
