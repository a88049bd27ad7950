import Emulator
import Extractor
import Files
import Interactions
import TestSupport
import Testing

/// What a document is sent as.
private func type(_ document: Document) throws -> MediaType? {
  switch try #require(document.inspected().parts.first).contents {
  case .text: "text"
  case .bytes(_, let type), .file(_, let type): type
  case .uri(_, let type): type
  case .uploaded(let file): file.mimeType
  }
}

private typealias Build = FileBuilder

@Suite struct `The type of a document` {
  private static let films = ["moov", "mdat"]

  /// Contents, and what they are without a name.
  private static let table: [(String, [UInt8], MediaType)] = [
    ("PDF", Build.pdf(), .pdf), ("PDF 1.5", Build.pdf(stream: "/Size 2"), .pdf),
    ("PDF behind a mark", [0xEF, 0xBB, 0xBF] + Build.pdf(), .pdf),
    ("PDF behind a line", Build.ascii("from: scanner\n") + Build.pdf(), .pdf),
    ("Word", Build.office("word/document.xml"), .docx),
    ("large Word", Build.largeZip(["[Content_Types].xml", "word/document.xml"]), .docx),
    ("Excel", Build.office("xl/workbook.xml"), .xlsx),
    ("PowerPoint", Build.office("ppt/presentation.xml"), .pptx),
    ("old Word", Build.ole(["WordDocument", "1Table"]), .doc),
    ("old Excel", Build.ole(["Workbook"]), .xls), ("older Excel", Build.ole(["Book"]), .xls),
    ("old PowerPoint", Build.ole(["Current User", "PowerPoint Document"]), .ppt),
    ("text of OpenDocument", Build.openDocument(MediaType.odt.rawValue), .odt),
    ("table of OpenDocument", Build.openDocument(MediaType.ods.rawValue), .ods),
    ("slides of OpenDocument", Build.openDocument(MediaType.odp.rawValue), .odp),
    ("PNG", Build.png, .png), ("JPEG", Build.jpeg, .jpeg), ("GIF", Build.gif, .gif),
    ("BMP", Build.bmp, .bmp), ("TIFF", Build.tiff(isBig: false), .tiff),
    ("TIFF of a Mac", Build.tiff(isBig: true), .tiff), ("WebP", Build.riff("WEBP"), .webp),
    ("HEIC", Build.media("heic", "mif1", boxes: ["meta", "mdat"]), .heic),
    ("HEIC by its kin", Build.media("mif1", "mif1heic", boxes: ["meta", "mdat"]), .heic),
    ("HEIF", Build.media("mif1", "miaf", boxes: ["meta", "mdat"]), .heif),
    ("WAV", Build.riff("WAVE"), .wav), ("long WAV", Build.riff("WAVE", as: "RF64"), .wav),
    ("AIFF", Build.aiff, .aiff), ("MP3", Build.mp3, .mp3),
    ("tagged MP3", Build.tagged(Build.mp3), .mp3),
    ("AAC", Build.aac, .aac), ("tagged AAC", Build.tagged(Build.aac), .aac),
    ("FLAC", Build.ascii("fLaC") + Build.noise(50), .flac),
    ("tagged FLAC", Build.tagged(Build.ascii("fLaC") + Build.noise(50)), .flac),
    ("Vorbis", Build.ogg("\u{1}vorbis"), .ogg), ("Opus", Build.ogg("OpusHead"), .ogg),
    ("M4A", Build.media("M4A ", "isom", boxes: films), .m4a),
    ("MP4", Build.media("isom", "avc1", boxes: films), .mp4),
    ("QuickTime", Build.media("qt  ", boxes: films), .mov),
    ("old QuickTime", Build.box("moov") + Build.box("mdat"), .mov),
    ("3GPP", Build.media("3gp5", boxes: films), .video3GPP),
    ("AVI", Build.riff("AVI "), .avi), ("FLV", Build.ascii("FLV\u{1}") + Build.noise(50), .flv),
    ("WebM", Build.matroska("webm", codec: "V_VP9"), .webm),
    ("WebM with sound alone", Build.matroska("webm", codec: "A_OPUS"), .webmAudio),
    ("WMV", Build.windowsMedia(isFilm: true), .wmv),
    ("MPEG", [0, 0, 1, 0xBA] + Build.noise(50), .mpegVideo),
    ("MPEG without packets", [0, 0, 1, 0xB3] + Build.noise(50), .mpegVideo),
    ("text", Build.ascii("Dear Sirs,\n"), "text"), ("CSV", Build.ascii("a,b\n1,2\n"), "text"),
    ("RTF", Build.ascii("{\\rtf1 hello}"), "text"),
    ("SVG", Build.ascii("<?xml version=\"1.0\"?><svg/>"), "text"),
    ("text about PDF", Build.ascii("A file begins with %PDF-1.7, they say.\n"), "text"),
  ]

  @Test(arguments: table.map(\.0)) func `is told by its contents`(name: String) throws {
    let (_, bytes, expected) = try #require(Self.table.first { $0.0 == name })
    #expect(try type(.bytes(bytes)) == expected)
    // A name that says nothing changes nothing, and a file is looked at as bytes are.
    let folder = TemporaryFolder()
    #expect(try type(.file(folder.file("42", holding: bytes))) == expected)
  }

  /// The emulator judges requests by a schema of its own.
  @Test func `is one that the API takes`() async throws {
    let gemini = try Gemini(Gemini.Settings(key: .key(APIKey("test-key"))), transport: Emulator())
    let sections: [Document] = [
      .bytes(Build.pdf()).pages(1...2).resolution(.high),
      .bytes(Build.ole(["Workbook"])).sheet(1, cells: "A1:B2"),
      .bytes(Build.mp3).from(.seconds(1), to: .seconds(2)),
      .bytes(Build.media("isom", boxes: Self.films)).from(.milliseconds(1500)).resolution(.low),
      .uri("https://youtu.be/9hE5").from(.seconds(1)), .uri("https://example.org/a.html"),
    ]
    for document in Self.table.map({ Document.bytes($0.1, named: $0.0) }) + sections {
      let prepared = try await document.inspected().prepared(for: gemini, with: UploadShelf())
      let answer = try await gemini.create(InteractionRequest(.user(prepared.content)))
      #expect(answer.status == .completed, "\(document.name)")
    }
  }

  @Test func `is in the table for every type that has a mark`() {
    let unmarked: [MediaType] = [.l16, .alaw, .mulaw]
    // Chosen by a name, of two that have the same contents.
    let named: [MediaType] = [.dotx, .opus, .oggOpus, .mpegAudio, .mpgVideo]
    let texts: [MediaType] = [.csv, .plainText, .markdown, .html, .xml, .json]
    let told = Set(Self.table.map(\.2) + unmarked + named + texts + [.jpeg2000Video])
    #expect(MediaType.known.filter { !told.contains($0) } == [])
  }

  @Test(
    arguments: [
      ("a.dotx", Build.office("word/document.xml"), .dotx),
      ("a.docm", Build.office("word/document.xml", "word/vbaProject.bin"), .docx),
      ("a.heif", Build.media("heic", boxes: ["meta", "mdat"]), .heif),
      ("a.mpg", [0, 0, 1, 0xBA] + Build.noise(50), .mpgVideo),
      ("a.opus", Build.ogg("OpusHead"), .opus),
      ("a.m4a", Build.media("isom", boxes: films), .m4a),
      ("a.3gp", Build.media("isom", boxes: films), .video3GPP),
      ("a.weba", Build.matroska("webm", codec: "S_TEXT"), .webmAudio),
      ("a.l16", Build.noise(100), .l16), ("b.al", Build.ascii("UUUUUUUU"), .alaw),
      ("c.ulaw", Build.ascii("~~~~~~~~"), .mulaw), ("d.MP3", Build.noise(100), .mp3),
    ] as [(String, [UInt8], MediaType)])
  func `is told by the name where the contents leave it open`(
    name: String, bytes: [UInt8], expected: MediaType
  ) throws {
    let document = Document.bytes(bytes, named: name)
    #expect(try type(document) == expected)
    #expect(try document.inspected().parts[0].notes == [])
  }

  /// They are looked for eight bytes at a time.
  @Test(arguments: 0..<20)
  func `is that of a text unless a byte of it stands in none`(place: Int) throws {
    let text = Build.ascii("A line,\nand\ta second\u{1A}")
    for byte in UInt8(0)...0x7F {
      let isOfText =
        byte >= 0x20 && byte != 0x7F || [7, 8, 9, 10, 11, 12, 13, 0x1A, 0x1B].contains(byte)
      var bytes = text
      bytes[place] = byte
      let found = try? type(.bytes(bytes))
      #expect((found == "text") == isOfText, "\(byte)")
    }
  }

  // MARK: Conflicts

  @Test(
    arguments: [
      ("scan.pdf", Build.jpeg, .jpeg, .pdf), ("a.jpg", Build.png, .png, .jpeg),
      ("a.webm", Build.matroska("webm", codec: "A_OPUS"), .webmAudio, nil),
      ("table.xls", Build.ascii("<html><table/></html>"), "text", .xls),
      ("table.xlsx", Build.ole(["Workbook"]), .xls, .xlsx),
      ("a.txt", Build.pdf(), .pdf, .plainText),
    ] as [(String, [UInt8], MediaType, MediaType?)])
  func `is that of the contents when the name says another, and that is noted`(
    name: String, bytes: [UInt8], expected: MediaType, said: MediaType?
  ) throws {
    let document = Document.bytes(bytes, named: name)
    #expect(try type(document) == expected)
    let contents: MediaType = expected == "text" ? .html : expected
    let note = said.map { DocumentNote.typeConflict(contents: contents, said: $0) }
    #expect(try document.inspected().parts[0].notes == (note.map { [$0] } ?? []))
  }

  @Test(
    arguments: [
      (Build.jpeg, "image/png", .png, true),
      (Build.media("avif", boxes: ["meta"]), "image/avif", "image/avif", false),
      (Build.jpeg, "IMAGE/JPG", .jpeg, false),
      (Build.riff("WAVE"), "audio/x-wav", .wav, false), (Build.noise(50), .l16, .l16, false),
      (Build.mp3, .mpegAudio, .mpegAudio, false), (Build.ascii("a,b"), .csv, "text", false),
      (Build.ascii("a,b"), "text/csv; charset=utf-8", "text", false),
      (Build.pdf(), .plainText, "text", false), (Build.ascii("abcd"), .mulaw, .mulaw, false),
      (Build.media("isom", boxes: films), "video/quicktime", .mov, true),
    ] as [([UInt8], MediaType, MediaType, Bool)])
  func `is what the caller says before anything else`(
    bytes: [UInt8], said: MediaType, expected: MediaType, isNoted: Bool
  ) throws {
    let document = Document.bytes(bytes, named: "a.docx", type: said)
    #expect(try type(document) == expected)
    #expect(try document.inspected().parts[0].notes.isEmpty != isNoted)
  }

  @Test func `is told to people when it is in doubt`() {
    let notes: [DocumentNote] = [
      .typeConflict(contents: .jpeg, said: .pdf), .typeOverruled(contents: .jpeg, said: .png),
      .encoding("windows-1252"),
    ]
    #expect(
      notes.map(\.description) == [
        "is image/jpeg, though its name says application/pdf; it is sent as what it is",
        "looks like image/jpeg, but is sent as image/png, as was asked for",
        "is no UTF-8, and was read as windows-1252",
      ])
  }

  // MARK: URIs

  @Test(
    arguments: [
      ("https://example.org/a/report.pdf", nil, .pdf),
      ("https://example.org/REPORT.PDF?signature=secret", nil, .pdf),
      ("https://example.org/download?id=7", "image/jpg", .jpeg), ("gs://board/may.mp3", nil, .mp3),
      ("gs://board/folder/may", .wav, .wav), ("https://example.org/page.html", nil, .html),
      ("https://www.youtube.com/watch?v=9hE5-98ZeCg", nil, nil),
      ("https://youtu.be/9hE5", nil, nil),
      ("https://www.youtube.com/shorts/9hE5", .mp4, .mp4),
    ] as [(String, MediaType?, MediaType?)])
  func `of a URI is given, or told by its path`(
    uri: String, said: MediaType?, expected: MediaType?
  ) throws {
    #expect(try type(.uri(uri, type: said)) == expected)
  }
}
