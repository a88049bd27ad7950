import CurlTransport
import Emulator
import Extractor
import Files
import HTTP
import Interactions
import JSONCoding
import OrderedJSON
import SchemaGen
import Testing

/// Every sample becomes its record: by YAML schema and by type, in this process and over a socket.
@Suite struct `Samples become records` {
  private static func emulator() throws -> Emulator {
    let answers = try AnswersFolder(Sample.folder.appending("answers"))
    return Emulator(answers: { answers.answer(to: $0) })
  }

  private static func extractor(
    _ transport: any HTTPTransport, at base: String = "http://127.0.0.1"
  ) throws -> Extractor {
    var settings = Gemini.Settings(key: .key(try APIKey("samples")))
    settings.baseURL = base
    return Extractor(try Gemini(settings, transport: transport))
  }

  private static func expect(
    _ sample: Sample, _ document: Document, by extractor: Extractor, calls: Int = 1
  ) async throws {
    let schema = try sample.schema()
    let extraction = await extractor.extraction(of: document, by: schema)
    guard sample.isApplicable else {
      #expect(extraction.outcome.word == "not-applicable")
      return
    }
    let record = try sample.record()
    #expect(extraction.record == record)
    #expect(extraction.attempts.count == calls)
    #expect(extraction.records.count == (record.array?.count ?? 1))
    try await same(sample.kind.type, document, by: extractor, as: record)
  }

  /// The typed record is the value that the record decodes to.
  private static func same<Record: Codable & Sendable>(
    _ type: Record.Type, _ document: Document, by extractor: Extractor, as record: JSON
  ) async throws {
    let typed = try await extractor.extract(type, from: document, by: Sample.rules)
    let expected = try Record(decoding: record, by: Sample.rules)
    #expect(
      try JSON(encoding: typed, by: Sample.rules) == JSON(encoding: expected, by: Sample.rules))
  }

  @Test(arguments: Sample.all)
  func `in this process`(sample: Sample) async throws {
    let extractor = try Self.extractor(try Self.emulator())
    try await Self.expect(sample, .file(Sample.folder.appending(sample.document)), by: extractor)
  }

  @Test func `over a socket, all at once`() async throws {
    let server = try EmulatorServer.start(try Self.emulator())
    let extractor = try Self.extractor(
      CurlTransport(), at: "http://127.0.0.1:\(server.url.port)")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for sample in Sample.all {
        group.addTask {
          try await Self.expect(
            sample, .file(Sample.folder.appending(sample.document)), by: extractor)
        }
      }
      try await group.waitForAll()
    }
    await server.stop()
  }

  @Test func `uploaded first, and once`() async throws {
    let extractor = try Self.extractor(try Self.emulator())
    let sample = try #require(Sample.all.first { $0.document == "invoice-orchard.pdf" })
    let document = Document.file(Sample.folder.appending(sample.document)).carried(.upload)
    try await Self.expect(sample, document, by: extractor)
    let files = extractor.gemini.files.list()
    var count = 0
    for try await _ in files { count += 1 }
    #expect(count == 1)
  }

  @Test func `by their addresses`() async throws {
    for (uri, sample) in try Sample.addresses() {
      let extractor = try Self.extractor(try Self.emulator())
      try await Self.expect(sample, .uri(uri), by: extractor)
    }
  }
}
