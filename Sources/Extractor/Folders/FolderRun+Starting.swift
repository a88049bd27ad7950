import Files
import Glibc
import HTTP
import Interactions
import Inventory
import Ledger
import OrderedJSON
import SchemaGen
import Sinks
import Threads

extension FolderRun {
  /// Where the ledger is.
  var stateFolder: FilePath {
    settings.stateFolder?.path ?? RecordFolder.innerFolder(of: folder)
  }

  /// What is to be found.
  var inventory: InventoryRequest {
    var request = InventoryRequest(words: inputs)
    let selection = settings.selection
    request.include = selection.include.map(\.path)
    request.exclude = selection.exclude.map(\.path)
    request.grouping = selection.grouping.map { grouping in
      switch grouping {
      case .stem: .stem
      case .folder: .folder
      case .pattern(let pattern): .pattern(pattern.path)
      }
    }
    request.followsLinks = selection.followsLinks
    request.takesHidden = selection.takesHidden
    request.leftOut = [folder, stateFolder]
    request.tools = schema.files.map(\.identity) + settings.tools
    request.recordsMark = ".extract/ledger.db"
    return request
  }

  /// Begins: finds the documents, and writes them down. Nothing was sent when it throws; the first who
  /// asks for a document or for the report sets the work going.
  public func start() async throws(FolderError) -> RunningFolder {
    let inventory = try await found()
    try check()
    let work = try await opened()
    do throws(FolderError) {
      try await work.list(inventory)
      return RunningFolder(work)
    } catch {
      await work.giveUp(error)
      throw error
    }
  }

  /// The words with their lists read; nothing is written before that. A list may be a pipe, which is waited
  /// for.
  private func found() async throws(FolderError) -> Inventory {
    let found: Result<Inventory, InventoryError> = await SystemThread.run { [inventory] in
      do throws(InventoryError) { return .success(try Inventory(inventory)) } catch {
        return .failure(error)
      }
    }
    do throws(InventoryError) { return try found.get() } catch {
      throw FolderError(.inventory(error))
    }
  }

  /// Throws unless the schema has a form for the API.
  func demandForm() throws(FolderError) {
    do throws(LoweringErrors) {
      let footing = Footing(asksForAbsence: extractor.settings.asksForAbsence)
      _ = try extractor.forms.form(of: schema, on: footing)
    } catch {
      throw FolderError(.unsendable(error))
    }
  }

  /// Finds out what would keep the work from its end.
  private func check() throws(FolderError) {
    try demandForm()
    do throws(FileError) {
      try folder.makeFolder(mode: 0o700)
      try Projection.probe(folder)
    } catch {
      throw FolderError(.badFolder(folder, error.reason))
    }
    try demandLedger()
  }

  /// Throws if there are records whose ledger is gone, unless they are to be paid for again.
  func demandLedger() throws(FolderError) {
    guard hasUnknownRecords, !settings.asksAgain else { return }
    let reason =
      "has records of which no ledger knows, and all would be paid for again; bring"
      + " \(stateFolder) back, name another --out, or pay with --force"
    throw FolderError(.badFolder(folder, reason))
  }

  /// Whether there are records whose ledger is gone.
  private var hasUnknownRecords: Bool {
    let names: [FilePath] = ["records.jsonl", "records.csv", "records.sqlite", "records.md"]
    guard let records = try? Folder(opening: folder), names.contains(where: { records.hasFile($0) })
    else {
      return false
    }
    return !RecordFolder.isLedgerFolder(stateFolder)
  }

  /// Opens the ledger, and begins a run in it, unless its records are of another recipe.
  private func opened() async throws(FolderError) -> FolderWork {
    let asked = Recipe(extractor, schema)
    let other: FolderPlan.Other?
    do throws(LedgerError) {
      let ledger = try Ledger(in: stateFolder)
      let recipe = try asked.known(to: try LedgerReader(in: stateFolder))
      other = settings.beginsVersion ? nil : try otherVersion(than: recipe)
      if other == nil { return try await begun(ledger, recipe) }
      try await ledger.close()
    } catch {
      throw FolderError(.ledger(error))
    }
    throw FolderError(
      .otherVersion(
        folder, records: other?.records ?? 0, differences: other?.differences ?? []))
  }

  private func begun(
    _ ledger: Ledger, _ recipe: Recipe
  ) async throws(LedgerError) -> FolderWork {
    let gemini = extractor.gemini
    let entry = RunEntry(
      words: settings.words, process: getpid(),
      begun: gemini.surroundings.date() * 1000, origin: "\(gemini.origin)")
    let start = try await ledger.begin(entry, recipe.entry)
    let shelf = try await UploadShelf(ledger, of: "\(gemini.origin)")
    return FolderWork(self, ledger, start, recipe, shelf: shelf)
  }

  /// Records of the folder that another recipe made, if the last run had another.
  func otherVersion(than recipe: Recipe) throws(LedgerError) -> FolderPlan.Other? {
    let reader = try LedgerReader(in: stateFolder)
    guard let last = try reader.run(),
      let version = try reader.versions().first(where: { $0.number == last.version }),
      version.entry.identity != recipe.entry.identity, version.items > 0
    else { return nil }
    return FolderPlan.Other(
      records: version.items, differences: recipe.entry.differences(from: version.entry))
  }
}

extension UploadShelf {
  /// The shelf as the ledger knows it, which is told of what changes there. What could not be noted is
  /// uploaded once more, which costs nothing.
  fileprivate convenience init(
    _ ledger: Ledger, of origin: String
  ) async throws(LedgerError) {
    let stored = try await ledger.uploads(to: origin).map { entry in
      let members = JSONObject([
        ("name", .string(entry.name)), ("uri", .string(entry.uri)),
        ("mimeType", .string(entry.type)),
      ])
      return Stored(
        entry.contents, MediaType(entry.type), UploadedFile(members: members),
        until: entry.expires)
    }
    self.init(stored) { notice in
      switch notice {
      case .gone(let name): try? await ledger.forgetUpload(name, at: origin)
      case .put(let stored):
        guard let name = stored.file.name, let uri = stored.file.uri else { return }
        try? await ledger.note(
          UploadEntry(
            contents: stored.digest, type: stored.type.rawValue, origin: origin, name: name,
            uri: uri, expires: stored.until))
      }
    }
  }
}
