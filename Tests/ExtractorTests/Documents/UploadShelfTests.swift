import Digest
import Emulator
@testable import Extractor
import Files
import HTTP
import Interactions
import OrderedJSON
import TestSupport
import Testing

private typealias Build = FileBuilder

extension Surroundings {
  /// A world in which nobody waits for long.
  static func hurried(
    at date: @escaping @Sendable () -> Int = { 1_781_006_485 }
  ) -> Surroundings {
    Surroundings(
      variables: [:], pause: { _ in try await Task.sleep(for: .milliseconds(1)) },
      elapsed: { .zero }, date: date, chance: { 0.5 })
  }
}

/// An emulator whose requests are counted, and can be held up.
private actor Watched: HTTPTransport {
  private let emulator: Emulator
  private(set) var asked: [String] = []
  private var gate: [CheckedContinuation<Void, Never>]?
  private var bytesFail = 0

  init(_ emulator: Emulator) { self.emulator = emulator }

  /// Holds up uploads from now on.
  func close() { gate = [] }

  /// How many uploads are held up.
  var held: Int { gate?.count ?? 0 }

  func open() {
    let held = gate ?? []
    gate = nil
    for one in held { one.resume() }
  }

  /// Uploads that were begun.
  var uploads: Int { asked.count { $0 == "start" } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let command = request.headers["x-goog-upload-command"]
    asked.append(command ?? "\(request.method.rawValue) \(request.url.path)")
    if command == "start", gate != nil {
      await withCheckedContinuation { gate?.append($0) }
    }
    if Task.isCancelled { throw TransportError(.cancelled, .neverSent, request.url.origin) }
    return try await emulator.send(request)
  }
}

@Suite(.timeLimit(.minutes(1))) struct `The shelf of uploads` {
  private let clock = TestClock()

  /// What both the emulator and the client take for the time.
  private final class TestClock: Sendable {
    private let emulated = EmulatorClock.hurried()

    var emulator: EmulatorClock { emulated }
    var now: Int { Int(emulated.now().seconds) }
    func pass(_ time: Duration) async throws { try await emulated.sleep(time) }
  }

  private func world(
    _ settings: (inout EmulatorSettings) -> Void = { _ in }
  ) throws -> (Gemini, Watched) {
    var scenario = Scenario()
    settings(&scenario.settings)
    let clock = self.clock
    let watched = Watched(Emulator(scenario, clock: clock.emulator))
    let surroundings = Surroundings(
      variables: [:], pause: { try await clock.pass($0) }, elapsed: { .seconds(clock.now) },
      date: { clock.now }, chance: { 0.5 })
    let gemini = try Gemini(
      Gemini.Settings(key: .key(APIKey("test-key"))), transport: watched, in: surroundings)
    return (gemini, watched)
  }

  private func prepared(
    _ document: Document, _ gemini: Gemini, _ shelf: UploadShelf
  ) async throws -> PreparedDocument {
    try await document.inspected().prepared(for: gemini, with: shelf)
  }

  private let scan = Document.bytes(Build.pdf(), named: "scan.pdf").carried(.upload)

  @Test func `has equal bytes once`() async throws {
    let (gemini, watched) = try world()
    let shelf = UploadShelf()
    let folder = TemporaryFolder()
    let copy = Document.file(folder.file("copy.pdf", holding: Build.pdf())).carried(.upload)

    let first = try await prepared(scan, gemini, shelf)
    let second = try await prepared(copy, gemini, shelf)

    #expect(first.uploads.map(\.isReused) == [false])
    #expect(second.uploads.map(\.isReused) == [true])
    #expect(second.uploads.map(\.part) == ["\(folder.path("copy.pdf"))"])
    #expect(first.content == second.content)
    #expect(await watched.uploads == 1)
    let file = try #require(first.uploads.first?.file)
    #expect(file.displayName == "scan.pdf")
    #expect(file.mimeType == .pdf)
    #expect(file.sha256Hash == Base64.encoded(SHA256(of: Build.pdf()).bytes))
    #expect(first.content.first?.wire["uri"]?.string == file.uri)
  }

  @Test func `has other bytes, and the same as another type, beside them`() async throws {
    let (gemini, watched) = try world()
    let shelf = UploadShelf()
    let others = [
      scan, Document.bytes(Build.png).carried(.upload),
      Document.bytes(Build.pdf(), type: .docx).carried(.upload),
    ]
    for document in others { _ = try await prepared(document, gemini, shelf) }
    #expect(await watched.uploads == 3)
  }

  @Test func `is asked by many at once, and uploads once`() async throws {
    let (gemini, watched) = try world()
    let shelf = UploadShelf()
    await watched.close()

    let uploads = try await withThrowingTaskGroup(of: [PreparedDocument.Upload].self) { group in
      for _ in 0..<20 { group.addTask { try await prepared(scan, gemini, shelf).uploads } }
      while shelf.queue.waiting < 19 { await Task.yield() }
      await watched.open()
      return try await group.reduce(into: []) { $0 += $1 }
    }

    #expect(uploads.count { !$0.isReused } == 1)
    #expect(Set(uploads.map(\.file.name)).count == 1)
    #expect(await watched.uploads == 1)
  }

  @Test func `goes on with another when the one who uploads gives up`() async throws {
    let (gemini, watched) = try world()
    let shelf = UploadShelf()
    await watched.close()
    let first = Task { try await prepared(scan, gemini, shelf).uploads }
    while await watched.held == 0 { await Task.yield() }
    let second = Task { try await prepared(scan, gemini, shelf).uploads }
    while shelf.queue.waiting < 1 { await Task.yield() }
    let third = Task { try await prepared(scan, gemini, shelf).uploads }
    while shelf.queue.waiting < 2 { await Task.yield() }

    third.cancel()
    let thirdError = await #expect(throws: GeminiError.self) { try await third.value }
    first.cancel()
    await watched.open()
    let firstError = await #expect(throws: GeminiError.self) { try await first.value }
    let uploads = try await second.value

    #expect(thirdError?.description == "the call was cancelled")
    #expect(firstError?.description == "the call was cancelled")
    #expect(uploads.map(\.isReused) == [false])
    #expect(await watched.uploads == 2)
  }

  @Test func `tells all who wait when an upload fails, and tries again for the next`() async throws
  {
    var scenario = Scenario()
    scenario.rules = [Rule(.init(path: "/upload/*"), times: .first(1), do: [.status(403)])]
    let watched = Watched(Emulator(scenario, clock: clock.emulator))
    let gemini = try Gemini(
      Gemini.Settings(key: .key(APIKey("test-key"))), transport: watched, in: .hurried())
    let shelf = UploadShelf()
    await watched.close()
    let tasks = (0..<2).map { _ in Task { try await prepared(scan, gemini, shelf) } }
    while await watched.held == 0 { await Task.yield() }
    while shelf.queue.waiting < 1 { await Task.yield() }
    await watched.open()

    for task in tasks {
      let error = await #expect(throws: GeminiError.self) { try await task.value }
      if case .api(let error)? = error { #expect(error.status == 403) } else { Issue.record() }
    }
    #expect(try await prepared(scan, gemini, shelf).uploads.map(\.isReused) == [false])
    #expect(await watched.uploads == 2)
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `serves whoever does not give up, however many do`(seed: UInt64) async throws {
    let (gemini, _) = try world()
    let shelf = UploadShelf()
    var random = SeededRandom(seed: seed)
    var patient: [Task<[PreparedDocument.Upload], any Error>] = []
    var impatient: [Task<[PreparedDocument.Upload], any Error>] = []
    for round in 0..<200 {
      let document = Document.bytes(Build.pdf(trailer: "/N \(round / 50)")).carried(.upload)
      let task = Task { try await prepared(document, gemini, shelf).uploads }
      if random.oneIn(2) { patient.append(task) } else { impatient.append(task) }
      if random.oneIn(3) { await Task.yield() }
      if random.oneIn(2) { impatient.randomElement(using: &random)?.cancel() }
    }
    for task in impatient { task.cancel() }
    for task in patient { #expect(try await task.value.count == 1) }
    for task in impatient {
      do { #expect(try await task.value.count == 1) } catch let error as GeminiError {
        #expect(error.description == "the call was cancelled")
      }
    }
    #expect(shelf.queue.waiting == 0)
  }

  // MARK: Time

  @Test func `uploads again before the API forgets`() async throws {
    let (gemini, watched) = try world()
    let shelf = UploadShelf()
    _ = try await prepared(scan, gemini, shelf)

    try await clock.pass(.seconds(47 * 3600 - 60))
    #expect(try await prepared(scan, gemini, shelf).uploads.map(\.isReused) == [true])
    try await clock.pass(.seconds(120))
    #expect(try await prepared(scan, gemini, shelf).uploads.map(\.isReused) == [false])
    #expect(await watched.uploads == 2)
  }

  @Test func `waits until the API has looked at a recording`() async throws {
    let (gemini, watched) = try world { $0.fileProcessing = .seconds(20) }
    let shelf = UploadShelf()
    let talk = Document.bytes(Build.mp3).carried(.upload)

    let first = try await prepared(talk, gemini, shelf)
    let second = try await prepared(talk, gemini, shelf)

    #expect(first.uploads.map(\.file.state) == [.active])
    #expect(second.uploads.map(\.isReused) == [true])
    #expect(await watched.asked.contains { $0.hasPrefix("GET /v1beta/files/") })
  }

  @Test func `does not upload again what only took too long`() async throws {
    let (gemini, watched) = try world { $0.fileProcessing = .seconds(900) }
    let shelf = UploadShelf()
    let talk = Document.bytes(Build.mp3).carried(.upload)

    let error = await #expect(throws: GeminiError.self) { try await prepared(talk, gemini, shelf) }
    if case .file(.notReady)? = error {} else { Issue.record("\(String(describing: error))") }
    let later = try await prepared(talk, gemini, shelf)

    #expect(later.uploads.map(\.file.state) == [.active])
    #expect(await watched.uploads == 1)
  }

  // MARK: Gone

  @Test func `forgets what the API no longer has`() async throws {
    let (gemini, watched) = try world()
    let shelf = UploadShelf()
    let first = try await prepared(scan, gemini, shelf)
    let name = try #require(first.uploads.first?.file.name)
    try await gemini.files.delete(name)

    let error = await #expect(throws: GeminiError.self) {
      try await gemini.create(InteractionRequest(.user(first.content)))
    }
    #expect(error?.mayMeanLostFile == true)
    shelf.forget(first.uploads)
    let second = try await prepared(scan, gemini, shelf)
    let answer = try await gemini.create(InteractionRequest(.user(second.content)))

    #expect(answer.status == .completed)
    #expect(second.uploads.map(\.isReused) == [false])
    #expect(await watched.uploads == 2)
    // What others uploaded since is not forgotten with it.
    shelf.forget(first.uploads)
    #expect(try await prepared(scan, gemini, shelf).uploads.map(\.isReused) == [true])
  }

  @Test(arguments: [
    (404, nil, true), (403, nil, true), (404, "model_not_found", false), (400, nil, false),
    (429, nil, false), (500, nil, false),
  ])
  func `takes a refusal for a lost file by its status`(status: Int, code: String?, isLost: Bool)
    async throws
  {
    var scenario = Scenario()
    scenario.rules = [Rule(do: [.status(status, code: code)])]
    let gemini = try Gemini(
      Gemini.Settings(key: .key(APIKey("test-key"))), transport: Emulator(scenario), in: .hurried())
    let error = await #expect(throws: GeminiError.self) { try await gemini.create("hello") }
    #expect(error?.mayMeanLostFile == isLost)
  }

  @Test func `refuses a file that was changed since it was looked at`() async throws {
    let (gemini, watched) = try world()
    let folder = TemporaryFolder()
    let path = folder.file("a.pdf", holding: Build.pdf())
    let inspected = try Document.file(path).carried(.upload).inspected()
    _ = folder.file("a.pdf", holding: Build.pdf(trailer: "/ID[]"))

    let error = await #expect(throws: GeminiError.self) {
      try await inspected.prepared(for: gemini, with: UploadShelf())
    }
    #expect(
      error?.description
        == "\(path): was changed while it was being sent; send it again when nobody writes to it")
    #expect(await watched.asked == [])
  }
}
