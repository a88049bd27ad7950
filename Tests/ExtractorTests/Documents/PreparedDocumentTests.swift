import Emulator
import Extractor
import Files
import HTTP
import Interactions
import OrderedJSON
import TestSupport
import Testing

private typealias Build = FileBuilder

@Suite struct `A document in a request` {
  private let folder = TemporaryFolder()

  /// What stands in the request, as JSON without the bytes of files.
  private func blocks(_ document: Document, by settings: DocumentSettings = .init()) async throws
    -> [String]
  {
    let gemini = try Gemini(Gemini.Settings(key: .key(APIKey("test-key"))), transport: Emulator())
    let prepared = try await document.inspected(by: settings).prepared(
      for: gemini, by: settings, with: UploadShelf())
    #expect(prepared.uploads.isEmpty)
    return prepared.content.map { $0.wire.text() }
  }

  @Test(
    arguments: [
      (.text("Dear Sirs"), #"{"type":"text","text":"Dear Sirs"}"#),
      (
        .bytes(Build.pdf()).pages(2...3).resolution(.low),
        #"{"type":"document","mime_type":"application/pdf","resolution":"low","processing":"#
          + #"{"type":"static","page_options":{"start_page":2,"end_page":3}}}"#
      ),
      (
        .bytes(Build.ole(["Workbook"])).sheet(2, cells: "a1:d10"),
        #"{"type":"document","mime_type":"application/vnd.ms-excel","processing":"#
          + #"{"type":"static","spreadsheet_options":{"sheet_index":2,"visible_cells":"A1:D10"}}}"#
      ),
      (
        .bytes(Build.png).resolution(.ultraHigh),
        #"{"type":"image","mime_type":"image/png","resolution":"ultra_high"}"#
      ),
      (
        .bytes(Build.mp3).from(.milliseconds(10_500)).resolution(.high),
        #"{"type":"audio","mime_type":"audio/mp3","processing":{"type":"static","start_offset":"10.5s"}}"#
      ),
      (
        .uri("https://youtu.be/9hE5").from(.seconds(60), to: .nanoseconds(90_000_000_001)),
        #"{"type":"video","uri":"https://youtu.be/9hE5","processing":{"type":"static","#
          + #""start_offset":"60s","end_offset":"90.000000001s"}}"#
      ),
      (
        .uri("gs://board/may.mp3"),
        #"{"type":"audio","uri":"gs://board/may.mp3","mime_type":"audio/mp3"}"#
      ),
      (
        .uri("https://example.org/a.html"),
        #"{"type":"document","uri":"https://example.org/a.html","mime_type":"text/html"}"#
      ),
      (
        .uploaded(
          UploadedFile(described: [
            "name": "files/x", "uri": "https://example.org/files/x", "mimeType": "image/png",
            "state": "ACTIVE",
          ])),
        #"{"type":"image","uri":"https://example.org/files/x","mime_type":"image/png"}"#
      ),
    ] as [(Document, String)])
  func `is one block, in its section`(document: Document, block: String) async throws {
    #expect(try await blocks(document) == [block])
  }

  @Test func `of several parts has each with its name before it`() async throws {
    let path = folder.file("scan.png", holding: Build.png)
    let document = Document.together([
      .text("Dear Sirs"), .bytes(Array("a,b".utf8), named: "in/annex.csv"), .file(path),
      .uri("https://example.org/x/b.pdf?key=secret"), .text("x", named: "a\nb"),
    ])
    #expect(
      try await blocks(document) == [
        #"{"type":"text","text":"part 1:"}"#, #"{"type":"text","text":"Dear Sirs"}"#,
        #"{"type":"text","text":"annex.csv:"}"#, #"{"type":"text","text":"a,b"}"#,
        #"{"type":"text","text":"scan.png:"}"#, #"{"type":"image","mime_type":"image/png"}"#,
        #"{"type":"text","text":"b.pdf:"}"#,
        #"{"type":"document","uri":"https://example.org/x/b.pdf?key=secret","mime_type":"application/pdf"}"#,
        #"{"type":"text","text":"a\\u{a}b:"}"#, #"{"type":"text","text":"x"}"#,
      ])
  }

  @Test func `brings its bytes along, from memory and from the disk`() async throws {
    let bytes = Build.pdf()
    let path = folder.file("a.pdf", holding: bytes)
    let gemini = try Gemini(Gemini.Settings(key: .key(APIKey("test-key"))), transport: Emulator())
    for document in [Document.bytes(bytes), .file(path)] {
      let prepared = try await document.inspected().prepared(for: gemini, with: UploadShelf())
      let request = InteractionRequest(.user(prepared.content))
      let body = try request.body().bytes(upTo: 1 << 20)
      #expect(String(decoding: body, as: UTF8.self).contains(Base64.encoded(bytes)))
    }
  }

  // MARK: What is uploaded

  /// Documents of so many bytes, and which of them are uploaded when no more than 100 are to stand in a
  /// request.
  @Test(
    arguments: [
      ([40, 60], [], [:]), ([40, 61], [1], [:]), ([61, 40], [0], [:]), ([60, 60], [0], [:]),
      ([30, 90, 40, 70], [1, 3], [:]), ([200], [0], [:]), ([200], [], [0: .inline]),
      ([200, 10], [1], [0: .inline]), ([10, 10], [1], [1: .upload]), ([100, 10], [], [1: .upload]),
    ] as [([Int], [Int], [Int: Document.Carriage])])
  func `is uploaded from a size on, the largest parts first`(
    sizes: [Int], uploaded: [Int], carriages: [Int: Document.Carriage]
  ) async throws {
    var document = Document.together(
      sizes.map { .bytes(Build.zeros($0), named: "\($0).pcm", type: .l16) })
    for (index, carriage) in carriages { document.parts[index].carriage = carriage }
    var settings = DocumentSettings()
    settings.inlineByChoice = 100
    let expected = uploaded + carriages.filter { $0.value == .upload }.map(\.key)
    #expect(try await places(document, settings) == Set(expected))
  }

  @Test func `is uploaded when it is a recording, unless it is short`() async throws {
    var settings = DocumentSettings()
    settings.uploadedRecording = Build.mp3.count
    let short = Document.bytes(Array(Build.mp3.dropLast()), named: "a")
    let long = Document.bytes(Build.mp3, named: "b")
    #expect(try await places(.together([short, long]), settings) == [1])
    #expect(try await places(long.carried(.inline), settings) == [])
  }

  /// The places of the parts that are sent by URI.
  private func places(_ document: Document, _ settings: DocumentSettings) async throws -> Set<Int> {
    var scenario = Scenario()
    scenario.settings.fileProcessing = .zero
    let gemini = try Gemini(
      Gemini.Settings(key: .key(APIKey("test-key"))), transport: Emulator(scenario),
      in: .hurried())
    let prepared = try await document.inspected(by: settings).prepared(
      for: gemini, by: settings, with: UploadShelf())
    let media = prepared.content.filter { $0.wire["type"] != "text" }
    return Set(media.indices.filter { media[$0].wire["uri"] != nil })
  }
}
