import Extractor
import Files
import Interactions
import OrderedJSON
import TestSupport
import Testing

private import Glibc

private typealias Build = FileBuilder

/// Why a document is not sent.
private func fault(
  _ document: Document, by settings: DocumentSettings = DocumentSettings(), at now: Timestamp? = nil
) -> DocumentFault.Reason? {
  do {
    _ = try document.inspected(by: settings, at: now)
    return nil
  } catch { return error.reason }
}

@Suite struct `A document that cannot be sent` {
  private let folder = TemporaryFolder()

  // MARK: Cut short

  private static let films = ["moov", "mdat"]
  private static let whole: [(MediaType, [UInt8])] = [
    (.pdf, Build.pdf()), (.png, Build.png), (.jpeg, Build.jpeg), (.gif, Build.gif),
    (.bmp, Build.bmp), (.tiff, Build.tiff(isBig: true)), (.tiff, Build.tiff(isBig: false)),
    (.webp, Build.riff("WEBP")), (.wav, Build.riff("WAVE")), (.avi, Build.riff("AVI ")),
    (.aiff, Build.aiff), (.mp4, Build.media("isom", boxes: films)),
    (.mov, Build.box("moov") + Build.box("mdat")),
    (.heic, Build.media("heic", boxes: ["meta", "mdat"])),
    (.webm, Build.matroska("webm", codec: "V_VP8")), (.xls, Build.ole(["Workbook"])),
    (.odt, Build.openDocument(MediaType.odt.rawValue)),
  ]

  @Test(arguments: whole.indices) func `stops before its end, wherever it is cut`(index: Int) {
    let (type, bytes) = Self.whole[index]
    #expect(fault(.bytes(bytes)) == nil)
    // The type has to be seen still; and of a few last bytes some formats can do without.
    let first = type == .odt ? 80 : type == .xls ? 1600 : 20
    let last = type == .pdf ? 24 : type == .xls ? 512 : 8
    for count in stride(from: first, to: bytes.count - last, by: max(1, bytes.count / 40)) {
      #expect(
        fault(.bytes(Array(bytes.prefix(count)))) == .truncated(type), "\(type) cut at \(count)")
    }
  }

  @Test func `stops before its end, as what its name says`() {
    let word = Build.office("word/document.xml")
    #expect(fault(.bytes(Array(word.dropLast(30)), named: "a.docx")) == .truncated(.docx))
    #expect(fault(.bytes(Array(word.dropLast(30)))) == .truncated("application/zip"))
  }

  @Test func `stops before the length that a PDF for the web says`() {
    let head = "%PDF-1.7\n1 0 obj<</Linearized 1/L 5000/H[1 2]>>endobj\n"
    let cut = Build.ascii(head + "startxref\n0\n%%EOF\n" + String(repeating: "x", count: 3000))
    #expect(fault(.bytes(cut)) == .truncated(.pdf))
    #expect(fault(.bytes(cut + Build.ascii(String(repeating: " ", count: 2000)))) == nil)
  }

  private static let followed: [(String, [UInt8])] = [
    ("padding", Build.pdf() + Build.zeros(100_000)), ("a line", Build.pdf() + Build.ascii("\n\n")),
    ("no last line", Build.pdf(ending: "")), ("another film", Build.jpeg + Build.noise(300_000)),
    ("words", Build.png + Build.ascii("trailing")), ("words", Build.gif + Build.ascii("trailing")),
    (
      "a box without length",
      Build.media("isom", boxes: ["moov"]) + Build.zeros(4) + Build.ascii("mdat")
    ),
    ("something", Build.media("isom", boxes: films) + [0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4]),
    (
      "a comment",
      Array(Build.office("word/document.xml").dropLast(2)) + [7, 0] + Build.ascii("comment")
    ),
    (
      "an unknown length",
      Build.ascii("RIFF") + Build.little(0xFFFF_FFFF, 4) + Build.ascii("WAVE") + Build.noise(50)
    ),
  ]

  @Test(arguments: followed.indices)
  func `is no document that has something behind its end`(index: Int) {
    let (what, bytes) = Self.followed[index]
    #expect(fault(.bytes(bytes)) == nil, "\(what)")
  }

  // MARK: Encrypted

  @Test(
    arguments: [
      (.pdf, Build.pdf(trailer: "/Encrypt 5 0 R")), (.pdf, Build.pdf(trailer: "/Encrypt<</V 4>>")),
      (.pdf, Build.pdf(stream: "/Size 2/Encrypt 9 0 R")),
      (.docx, Build.office("word/document.xml", flags: 1)),
      (.odt, Build.openDocument(MediaType.odt.rawValue, content: Build.noise(40))),
      (.doc, Build.ole(["WordDocument"], beginning: Build.zeros(10) + [0x00, 0x01])),
      (
        .xls,
        Build.ole(["Workbook"], beginning: [0x09, 0x08, 4, 0, 0, 0, 5, 0, 0x2F, 0x00, 2, 0, 0, 0])
      ),
      (.ppt, Build.ole(["PowerPoint Document", "EncryptedSummary"])),
      ("application/x-ole-storage", Build.ole(["EncryptionInfo", "EncryptedPackage"])),
    ] as [(MediaType, [UInt8])])
  func `is encrypted`(type: MediaType, bytes: [UInt8]) {
    #expect(fault(.bytes(bytes)) == .encrypted(type))
  }

  @Test func `is encrypted, as what its name says`() {
    let bytes = Build.ole(["EncryptedPackage"])
    #expect(fault(.bytes(bytes, named: "plan.xlsx")) == .encrypted(.xlsx))
  }

  @Test(arguments: [
    Build.pdf(trailer: "/EncryptMetadata false"), Build.pdf(stream: "/Encrypted true"),
    Build.ole(["WordDocument"], nested: "EncryptedPackage"),
    Build.pdf(trailer: "/Info(page 1)") + Build.ascii("% /Encrypt\n"),
  ])
  func `is no document that only looks encrypted`(bytes: [UInt8]) {
    #expect(fault(.bytes(bytes)) == nil)
  }

  @Test func `that is encrypted can be sent when that is wanted`() {
    var settings = DocumentSettings()
    settings.refusesEncrypted = false
    #expect(fault(.bytes(Build.pdf(trailer: "/Encrypt 5 0 R")), by: settings) == nil)
  }

  // MARK: Of no use

  @Test(
    arguments: [
      ("application/zip", Build.zip([("a.txt", [1])])), ("application/gzip", [0x1F, 0x8B, 8, 0]),
      ("application/java-archive", Build.zip([("META-INF/MANIFEST.MF", [1])])),
      ("application/epub+zip", Build.openDocument("application/epub+zip")),
      ("application/x-executable", Build.ascii("\u{7F}ELF") + Build.zeros(20)),
      ("application/vnd.sqlite3", Build.ascii("SQLite format 3\0") + Build.zeros(20)),
      ("application/vnd.ms-outlook", Build.ole(["__properties_version1.0"])),
      ("application/x-ole-storage", Build.ole(["Catalog"])),
      ("image/avif", Build.media("avif", "mif1", boxes: ["meta"])),
      ("image/avif", Build.media("mif1", "avif", boxes: ["meta"])),
      ("video/x-matroska", Build.matroska("matroska", codec: "V_MS")),
      ("video/ogg", Build.ogg("\u{80}theora")),
      ("audio/x-ms-wma", Build.windowsMedia(isFilm: false)),
      ("application/postscript", Build.ascii("%!PS-Adobe-3.0\n")),
      ("audio/midi", Build.ascii("MThd") + Build.zeros(10)),
      ("video/mp2t", Array(repeating: [0x47] + Build.zeros(187), count: 4).flatMap(\.self)),
    ] as [(MediaType, [UInt8])])
  func `is of a sort that the API does not read`(type: MediaType, bytes: [UInt8]) {
    #expect(fault(.bytes(bytes)) == .unsupported(type))
    // Neither does another name help.
    #expect(fault(.bytes(bytes, named: "a.pdf")) == .unsupported(type))
  }

  @Test(
    arguments: [
      (Build.noise(100), nil, nil, .unknownType), (Build.noise(100), "a.xyz", nil, .unknownType),
      (Build.noise(100), "a.pdf", nil, .notOfType(.pdf)),
      (Build.noise(100), nil, .png, .notOfType(.png)),
      (Build.noise(100), nil, .csv, .notOfType(.csv)),
      (Build.noise(100), "a.csv", nil, .notOfType(.csv)),
      (Build.ascii("hello"), nil, .pdf, .notOfType(.pdf)),
      (Build.ascii("hello"), nil, "application/zip", .unsupported("application/zip")),
      (Build.pdf(), nil, "application/x-unheard-of", .unsupported("application/x-unheard-of")),
      ([], "a.pdf", nil, .empty), (Build.ascii(" \n\t\u{A0}"), "a.txt", nil, .empty),
      ([0xEF, 0xBB, 0xBF], nil, nil, .empty),
    ] as [([UInt8], String?, MediaType?, DocumentFault.Reason)])
  func `is nothing that anybody could read`(
    bytes: [UInt8], name: String?, said: MediaType?, reason: DocumentFault.Reason
  ) {
    #expect(fault(.bytes(bytes, named: name, type: said)) == reason)
  }

  // MARK: Files

  @Test(.timeLimit(.minutes(10))) func `is no file on a disk, and is not waited for`() {
    #expect(fault(.file(folder.path)) == .notAFile)
    let pipe = folder.thing("pipe") { mkfifo($0, 0o600) }
    #expect(fault(.file(pipe)) == .notAFile)
    #expect(fault(.file("/dev/zero")) == .notAFile)
  }

  @Test func `is not there`() throws {
    let path = "\(folder.path("missing.pdf"))"
    let error = #expect(throws: DocumentFault.self) { try Document.file(path).inspected() }
    #expect(error?.description == "\(path): there is no such file; check the path")
  }

  @Test(
    arguments: [
      (.pdf, 51, .automatic, .tooLarge(bytes: 51 << 20, limit: 50 << 20)),
      (.wav, 2049, .automatic, .tooLarge(bytes: 2049 << 20, limit: 2 << 30)),
      (.wav, 80, .inline, .tooLarge(bytes: 80 << 20, limit: 75_000_000)),
      (.wav, 80, .automatic, nil),
      ("text/plain", 17, .automatic, .tooLarge(bytes: 17 << 20, limit: 16 << 20)),
    ] as [(MediaType, Int, Document.Carriage, DocumentFault.Reason?)])
  func `is too large, and not read for that`(
    type: MediaType, megabytes: Int, carriage: Document.Carriage, reason: DocumentFault.Reason?
  ) throws {
    let size = megabytes << 20
    let wave = Build.ascii("RIFF") + Build.little(0xFFFF_FFFF, 4) + Build.ascii("WAVE")
    let head =
      type == .pdf ? Build.pdf() : type == .wav ? wave : Array(repeating: 0x41, count: 70_000)
    let path = folder.file("large", holding: head)
    // A hole in the file takes no space on the disk.
    try #require(truncate("\(path)", size) == 0)
    if type == .pdf { try append(Build.pdf(), to: path, at: size) }
    #expect(fault(.file(path).carried(carriage)) == reason)
  }

  @Test(
    arguments: [
      ("a.csv", Build.ascii("a,b\n1,2\n"), 17, .tooLarge(bytes: 17 << 20, limit: 16 << 20)),
      ("a.csv", Build.ascii("a,b\n1,2\n"), 16, .notOfType(.csv)),
      ("a.pdf", Build.ascii("%PDF-1.7\n"), 51, .tooLarge(bytes: 51 << 20, limit: 50 << 20)),
      ("a.pdf", Build.ascii("%PDF-1.7\n"), 50, .truncated(.pdf)),
      ("a.pdf", [0x1F, 0x8B, 8, 0], 51, .unsupported("application/gzip")),
      ("a.xyz", [0x80, 1], 2049, .unknownType),
    ] as [(FilePath, [UInt8], Int, DocumentFault.Reason)])
  func `is too large before it is cut short or not what its name says`(
    name: FilePath, head: [UInt8], megabytes: Int, reason: DocumentFault.Reason
  ) throws {
    let path = folder.file(name, holding: head)
    try #require(truncate("\(path)", megabytes << 20) == 0)
    #expect(fault(.file(path)) == reason)
  }

  private func append(_ bytes: [UInt8], to path: FilePath, at end: Int) throws {
    let file = try #require(fopen("\(path)", "r+"))
    fseek(file, end - bytes.count, SEEK_SET)
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  @Test func `is too large together with others that have to stand in the request`() {
    let wave = Build.ascii("RIFF") + Build.little(0xFFFF_FFFF, 4) + Build.ascii("WAVE")
    let recording = Document.bytes(wave + Build.zeros(40_000_000), named: "a.wav").carried(.inline)
    let both = Document.together([recording, recording], named: "talk")
    #expect(fault(both) == .tooLarge(bytes: 80_000_024, limit: 75_000_000))
  }

  // MARK: Sections

  @Test(
    arguments: [
      (.bytes(Build.png).pages(1...2), .noSuchWindow(.png)),
      (.bytes(Build.pdf()).pages(0...2), .impossibleWindow), (.bytes(Build.pdf()).page(7), nil),
      (.bytes(Build.pdf()).from(.seconds(1)), .noSuchWindow(.pdf)),
      (.bytes(Build.mp3).from(.seconds(1)), nil),
      (.bytes(Build.mp3).from(.seconds(2), to: .seconds(2)), .impossibleWindow),
      (.bytes(Build.mp3).from(.seconds(-1)), .impossibleWindow),
      (.bytes(Build.ole(["Workbook"])).sheet(2, cells: "a1:D10"), nil),
      (.bytes(Build.ole(["Workbook"])).sheet(2, cells: "AA7"), nil),
      (.bytes(Build.ole(["Workbook"])).sheet(2, cells: "A0:B1"), .impossibleWindow),
      (.bytes(Build.ole(["Workbook"])).sheet(2, cells: "A1:B1; all"), .impossibleWindow),
      (.bytes(Build.ole(["Workbook"])).sheet(0), .impossibleWindow),
      (.bytes(Build.ole(["Workbook"])).pages(1...1), .noSuchWindow(.xls)),
      (.text("a,b").sheet(1), .noSuchWindow(.plainText)),
      (.bytes(Build.ascii("a,b"), named: "a.csv").sheet(1), .noSuchWindow(.csv)),
      (.uri("https://youtu.be/9hE5").from(.seconds(1)), nil),
      (.uri("https://youtu.be/9hE5").pages(1...1), .noSuchWindow(.mp4)),
    ] as [(Document, DocumentFault.Reason?)])
  func `has no such section`(document: Document, reason: DocumentFault.Reason?) {
    #expect(fault(document) == reason)
  }

  // MARK: URIs and uploads

  @Test(
    arguments: [
      ("http://example.org/a.pdf", .unusableURI), ("file:///etc/passwd", .unusableURI),
      ("ftp://example.org/a.pdf", .unusableURI),
      ("https://user:pw@example.org/a.pdf", .unusableURI),
      ("https://localhost/a.pdf", .unusableURI), ("https://[::1]/a.pdf", .unusableURI),
      ("https://intranet/a.pdf", .unusableURI), ("https://192.168.1.7/a.pdf", .unusableURI),
      ("https://169.254.169.254/a.pdf", .unusableURI),
      ("https://files.internal/a.pdf", .unusableURI),
      ("https://93.184.216.34/a", .unknownType), ("https://example.org/a.pdf#page=2", .unusableURI),
      ("gs://bucket", .unusableURI), ("gs:///a.pdf", .unusableURI), ("a.pdf", .unusableURI),
      ("https://example.org/a", .unknownType), ("https://example.org/a.zip", .unknownType),
      ("https://example.org/?file=a.pdf", .unknownType), ("https://www.youtube.com/", .unknownType),
    ] as [(String, DocumentFault.Reason)])
  func `is a URI that nobody else could fetch`(uri: String, reason: DocumentFault.Reason) {
    #expect(fault(.uri(uri)) == reason)
  }

  @Test func `is an upload that has expired`() throws {
    let file = try #require(
      UploadedFile(wire: ["name": "files/a", "expirationTime": "2026-06-01T00:00:00Z"]))
    let end = try #require(file.expiresAt)
    #expect(fault(.uploaded(file), at: end) == .expired)
    #expect(fault(.uploaded(file), at: Timestamp(seconds: end.seconds - 1)) == nil)
    #expect(fault(.uploaded(file)) == nil)
  }

  @Test func `has no parts`() {
    #expect(fault(.together([])) == .noParts)
  }

  // MARK: Words

  @Test(
    arguments: [
      (.unreadable("its path is odd; rename it"), "a.pdf: its path is odd; rename it"),
      (.notAFile, "a.pdf: is a folder, a pipe or a device; name a file"),
      (.empty, "a.pdf: holds nothing; check where it comes from"),
      (.truncated(.pdf), "a.pdf: stops before its end, as application/pdf; fetch or save it again"),
      (.encrypted(.pdf), "a.pdf: is encrypted application/pdf; save a copy without a password"),
      (
        .tooLarge(bytes: 9, limit: 8),
        "a.pdf: has 9 bytes, of which 8 are allowed; split it, or make it smaller"
      ),
      (
        .unknownType,
        "a.pdf: neither its contents nor its name say what it is; "
          + "give its media type, such as application/pdf"
      ),
      (
        .notOfType(.pdf),
        "a.pdf: is no application/pdf, though it is said to be; "
          + "check the file, or give its true media type"
      ),
      (.unknownEncoding, "a.pdf: is text in an unknown encoding; save it as UTF-8"),
      (
        .unsupported("a/\u{1B}b"),
        "a.pdf: is a/\\u{1b}b, which Gemini does not read; convert it, for example to PDF"
      ),
      (
        .noSuchWindow(.png),
        "a.pdf: the section cannot be one of image/png; give pages of a document, cells of a table, "
          + "or a stretch of a recording or film"
      ),
      (
        .impossibleWindow,
        "a.pdf: no document has such a section; count pages and sheets from 1, end after the "
          + "beginning, and write cells as A1:D10"
      ),
      (
        .unusableURI,
        "a.pdf: is neither a public https URI nor a gs URI; download it, and give the file"
      ),
      (.expired, "a.pdf: the upload has expired; upload it again"),
      (
        .shortage("too many files are open; close some, or raise the limit (ulimit -n)"),
        "a.pdf: too many files are open; close some, or raise the limit (ulimit -n)"
      ),
      (.noParts, "a.pdf: has no parts; give at least one part"),
    ] as [(DocumentFault.Reason, String)])
  func `says what is wrong, and what to do`(reason: DocumentFault.Reason, sentence: String) {
    #expect(DocumentFault("a.pdf", reason).description == sentence)
  }
}
