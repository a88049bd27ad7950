import Digest
import Emulator
@testable import Extractor
import Files
import HTTP
import Interactions
import Locking
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

@Suite(.timeLimit(.minutes(10))) struct `The shelf of uploads` {
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
    await shelf.forget(first.uploads)
    let second = try await prepared(scan, gemini, shelf)
    let answer = try await gemini.create(InteractionRequest(.user(second.content)))

    #expect(answer.status == .completed)
    #expect(second.uploads.map(\.isReused) == [false])
    #expect(await watched.uploads == 2)
    // What others uploaded since is not forgotten with it.
    await shelf.forget(first.uploads)
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

  // MARK: Room

  /// As many of these as there is room for two.
  private func scan(_ number: Int) -> Document {
    Document.bytes(Build.pdf(trailer: "/N \(number)"), named: "\(number).pdf").carried(.upload)
  }

  private func prepared(
    _ document: Document, _ gemini: Gemini, _ shelf: UploadShelf, by reader: UploadReader?
  ) async throws -> PreparedDocument {
    try await document.inspected().prepared(for: gemini, with: shelf, usedBy: reader)
  }

  private var sizeOfScan: Int { Build.pdf(trailer: "/N 0").count }

  @Test func `deletes the oldest of its own that no document needs when there is no room`()
    async throws
  {
    let (gemini, watched) = try world { $0.fileStorage = 3 * sizeOfScan }
    let notices = Lock<[String]>([])
    let shelf = UploadShelf { notice in
      if case .gone(let name) = notice { notices.withLock { $0.append(name) } }
    }
    let others = try await gemini.files.upload(
      FileUpload(Build.pdf(trailer: "/N 9"), mimeType: .pdf))
    let (first, second, third) = (shelf.reader(), shelf.reader(), shelf.reader())
    _ = try await prepared(scan(0), gemini, shelf, by: first)
    let unneeded = try await prepared(scan(1), gemini, shelf, by: second)
    shelf.leave(second)

    _ = try await prepared(scan(2), gemini, shelf, by: third)

    let names = unneeded.uploads.compactMap(\.file.name)
    #expect(notices.withLock { $0 } == names)
    #expect(await watched.asked.filter { $0.hasPrefix("DELETE") }.count == 1)
    #expect(try await gemini.files.get(try #require(others.name)).uri == others.uri)
    // What was deleted is uploaded again, in the place of what is not needed by then.
    shelf.leave(first)
    shelf.leave(third)
    #expect(
      try await prepared(scan(1), gemini, shelf, by: shelf.reader()).uploads.map(\.isReused)
        == [false])
    #expect(try await prepared(scan(2), gemini, shelf, by: nil).uploads.map(\.isReused) == [true])
  }

  @Test func `waits for room until a document has come to its end`() async throws {
    let (gemini, watched) = try world { $0.fileStorage = sizeOfScan }
    let shelf = UploadShelf()
    let (first, second) = (shelf.reader(), shelf.reader())
    _ = try await prepared(scan(0), gemini, shelf, by: first)
    let waiting = Task { try await prepared(scan(1), gemini, shelf, by: second).uploads }
    while shelf.queue.waitingForRoom == 0 { await Task.yield() }
    #expect(await !watched.asked.contains { $0.hasPrefix("DELETE") })

    shelf.leave(first)

    #expect(try await waiting.value.map(\.isReused) == [false])
    #expect(await watched.asked.contains { $0.hasPrefix("DELETE") })
  }

  @Test func `waits for no room that cannot come`() async throws {
    let (gemini, watched) = try world { $0.fileStorage = 2 * sizeOfScan }
    let shelf = UploadShelf()
    _ = try await gemini.files.upload(FileUpload(Build.pdf(trailer: "/N 9"), mimeType: .pdf))
    _ = try await gemini.files.upload(FileUpload(Build.pdf(trailer: "/N 8"), mimeType: .pdf))

    let error = await #expect(throws: GeminiError.self) {
      try await prepared(scan(0), gemini, shelf, by: shelf.reader())
    }

    #expect(error?.isOfFullStorage == true)
    #expect(
      error?.description
        == "Gemini answered 429 resource_exhausted: You exceeded your current quota, please check"
        + " your plan and billing details. For more information on this error, head to:"
        + " https://ai.google.dev/gemini-api/docs/rate-limits. * Quota exceeded for metric:"
        + " generativelanguage.googleapis.com/file_storage_bytes, limit: \(2 * sizeOfScan);"
        + " delete files that nobody needs, or wait until they expire, which takes two days")
    #expect(await !watched.asked.contains { $0.hasPrefix("DELETE") })
  }

  /// Of so many scans, which no other document has.
  private func file(_ first: Int, of count: Int = 2) -> Document {
    Document.together((0..<count).map { scan(first + $0) }, named: "\(first)")
  }

  /// Prepares documents, the first parts of which are all there before the second ones are sent.
  private func preparedTogether(
    _ documents: [Document], _ gemini: Gemini, _ watched: Watched, _ shelf: UploadShelf
  ) async -> [Result<Int, GeminiError>] {
    await watched.close()
    return await withTaskGroup(of: Result<Int, GeminiError>.self) { group in
      for document in documents {
        group.addTask {
          let reader = shelf.reader()
          defer { shelf.leave(reader) }
          do {
            return .success(try await prepared(document, gemini, shelf, by: reader).uploads.count)
          } catch {
            return .failure(error as? GeminiError ?? .cancelled)
          }
        }
      }
      while await watched.held < documents.count { await Task.yield() }
      await watched.open()
      await watched.close()
      while await watched.held < documents.count { await Task.yield() }
      await watched.open()
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test(arguments: 2...5)
  func `lets documents that wait for each other have their parts there in turn`(
    count: Int
  ) async throws {
    let (gemini, watched) = try world { $0.fileStorage = max(2, count) * sizeOfScan }

    let ends = await preparedTogether(
      (0..<count).map { file(2 * $0) }, gemini, watched, UploadShelf())

    #expect(try ends.map { try $0.get() } == Array(repeating: 2, count: count))
    #expect(await watched.uploads > 2 * count)
  }

  @Test func `leaves nobody waiting for documents that are too large for it`() async throws {
    let (gemini, watched) = try world { $0.fileStorage = 2 * sizeOfScan }
    let shelf = UploadShelf()

    let ends = await preparedTogether(
      [file(0, of: 3), file(3, of: 3)], gemini, watched, shelf)

    for end in ends {
      let error = #expect(throws: GeminiError.self) { try end.get() }
      #expect(error?.isOfFullStorage == true)
    }
    #expect(shelf.queue.waitingForRoom == 0)
  }

  @Test func `ends the wait of whoever gave way and is cancelled`() async throws {
    let (gemini, watched) = try world { $0.fileStorage = 2 * sizeOfScan }
    let shelf = UploadShelf()
    let documents = [file(0), file(2)]
    await watched.close()
    try await withThrowingTaskGroup(of: Int.self) { group in
      for document in documents {
        group.addTask {
          try await prepared(document, gemini, shelf, by: shelf.reader()).uploads.count
        }
      }
      while await watched.held < 2 { await Task.yield() }
      await watched.open()
      await watched.close()
      while await watched.held < 2 { await Task.yield() }
      await watched.open()
      // It stays at work, and the other waits for its end.
      let first = try await group.next()
      #expect(first == 2)
      while shelf.queue.waitingForEnd == 0 { await Task.yield() }

      group.cancelAll()

      let error = await #expect(throws: GeminiError.self) { try await group.next() }
      #expect(error?.description == "the call was cancelled")
    }
    #expect(shelf.queue.waitingForEnd == 0)
  }

  @Test func `ends the wait for room of whoever is cancelled`() async throws {
    let (gemini, _) = try world { $0.fileStorage = sizeOfScan }
    let shelf = UploadShelf()
    _ = try await prepared(scan(0), gemini, shelf, by: shelf.reader())
    let waiting = Task { try await prepared(scan(1), gemini, shelf, by: shelf.reader()) }
    while shelf.queue.waitingForRoom == 0 { await Task.yield() }
    waiting.cancel()
    let error = await #expect(throws: GeminiError.self) { try await waiting.value }
    #expect(error?.description == "the call was cancelled")
    #expect(shelf.queue.waitingForRoom == 0)
  }

  /// How documents end that are asked about at once, where there is room for two scans.
  private func endings(of documents: [Document]) async throws -> (Rehearsal, words: [String]) {
    var emulation = EmulatorSettings()
    emulation.fileStorage = 2 * sizeOfScan
    let answers = Array(repeating: TillReceipt.said(), count: documents.count)
    let rehearsal = try Rehearsal(answers, emulation: emulation)
    let words = await withTaskGroup(of: String.self) { group in
      for document in documents {
        group.addTask {
          await rehearsal.extractor.extraction(of: document, by: TillReceipt.schema).outcome.word
        }
      }
      return await group.reduce(into: [String]()) { $0.append($1) }
    }
    return (rehearsal, words)
  }

  @Test func `has room for every document in turn, where there is room for two`() async throws {
    let (rehearsal, words) = try await endings(of: (0..<6).map { scan($0) })

    #expect(words == Array(repeating: "record", count: 6))
    #expect(rehearsal.wire.sent.contains { $0.method == "DELETE" })
    #expect(rehearsal.creates.count == 6)
  }

  @Test func `has room for every document of two parts in turn, where there is room for two`()
    async throws
  {
    let (rehearsal, words) = try await endings(of: (0..<5).map { file(2 * $0) })

    #expect(words == Array(repeating: "record", count: 5))
    #expect(rehearsal.creates.count == 5)
  }

  @Test func `finds a file by its name whose upload was ended and not answered`() async throws {
    var scenario = Scenario()
    var match = Rule.Match(path: "/upload/*")
    match.headers = [.init("x-goog-upload-command", "*finalize*")]
    scenario.rules = [Rule(match, times: .first(1), do: [.reset(at: nil)])]
    let watched = Watched(Emulator(scenario, clock: clock.emulator))
    let gemini = try Gemini(
      Gemini.Settings(key: .key(APIKey("test-key"))), transport: watched, in: .hurried())
    let uploads = try await prepared(scan, gemini, UploadShelf()).uploads
    #expect(uploads.map(\.isReused) == [false])
    #expect(await watched.uploads == 1)
    let name = try #require(uploads.first?.file.name)
    #expect(name.utf8.count == 46)
    #expect(await watched.asked.contains("GET /v1beta/\(name)"))
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
