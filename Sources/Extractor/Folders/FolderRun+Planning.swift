import Digest
import Files
import HTTP
import Interactions
import Inventory
import JSONSchema
import Ledger
import OrderedJSON
import SchemaGen

extension FolderRun {
  /// What would be done, and what it may cost. Nothing is sent, and nothing written.
  public func plan() async throws(FolderError) -> FolderPlan {
    try demandForm()
    try demandLedger()
    var planning: Planning
    do throws(LedgerError) { planning = try Planning(self) } catch {
      throw FolderError(.ledger(error))
    }
    do {
      try Inventory(inventory).take { finding in
        try Task.checkCancellation()
        try planning.add(finding)
      }
    } catch let error as InventoryError {
      throw FolderError(.inventory(error))
    } catch let error as LedgerError {
      throw FolderError(.ledger(error))
    } catch let error as LoweringErrors {
      throw FolderError(.unsendable(error))
    } catch {
      // The task was cancelled: what was seen by then is the plan.
    }
    return planning.plan()
  }
}

/// A plan that is being made, document by document.
private struct Planning {
  private let run: FolderRun
  private var recipe: Recipe
  private let reader: LedgerReader?
  /// The number under which the ledger knows what is asked, if it does.
  private var version: Int?
  private var result = FolderPlan()
  private var types: [String: Int] = [:]
  private var seen: Set<ItemKey> = []
  private var uploads: Set<SHA256> = []
  private let shelf: Set<SHA256>
  /// What an earlier run opened again, and did not come to.
  private let reopened: Set<ItemKey>
  private var reading = Estimate()
  /// What comes along with every document.
  private let frame: Estimate

  init(_ run: FolderRun) throws(LedgerError) {
    self.run = run
    recipe = Recipe(run.extractor, run.schema)
    frame = Estimate(framing: DocumentRun(run.extractor, "", run.schema), by: recipe.model)
    do throws(LedgerError) { reader = try LedgerReader(in: run.stateFolder) } catch {
      guard case .missing = error else { throw error }
      reader = nil
    }
    guard let reader else {
      (shelf, reopened) = ([], [])
      return
    }
    recipe = try recipe.known(to: reader)
    let identity = recipe.entry.identity
    version = try reader.versions().first { $0.entry.identity == identity }?.number
    let origin = "\(run.extractor.gemini.origin)"
    let margin = run.extractor.settings.documents.expiryMargin.components.seconds
    let soon = run.extractor.gemini.surroundings.date() + Int(margin)
    shelf = Set(try reader.uploads(to: origin).filter { $0.expires > soon }.map(\.contents))
    reopened = try reader.reopenedItems()
    result.otherVersion = try run.otherVersion(than: recipe)
  }

  mutating func add(_ finding: InventoryFinding) throws {
    switch finding {
    case .skipped(let name, let skip):
      result.skipped.append(("\(name)", skip.word, skip.sentence(about: name)))
    case .document(let found): try add(found)
    }
  }

  private mutating func add(_ found: FoundDocument) throws {
    let input = InputEntry(
      name: found.name, rank: 0, parts: found.parts.map(InputEntry.Part.init), state: .listed)
    // What has not changed since it was read need not be read again.
    if let version, let known = try reader?.document(found.name, version: version),
      known.input.parts == input.parts, case .ended(let end)? = known.state,
      case .item(let key) = known.input.state, !isAskedAgain(end), !reopened.contains(key)
    {
      seen.insert(key)
      return count(end)
    }
    let files: PartFiles
    let inspected: InspectedDocument
    do throws(DocumentFault) {
      files = try PartFiles(input, for: run.extractor.settings.documents)
      inspected = try files.document.inspected(by: run.extractor.settings.documents)
    } catch {
      let (word, sentence) = error.skip(of: input)
      result.skipped.append(("\(found.name)", word, sentence))
      return
    }
    for part in inspected.parts { types[part.type?.rawValue ?? "text/plain", default: 0] += 1 }
    let key = ItemKey(recipe, files, inspected)
    guard seen.insert(key).inserted else {
      result.documents += 1
      result.equal += 1
      return
    }
    switch try reader?.item(key) {
    case .ended(let end)? where isAskedAgain(end) || reopened.contains(key): result.askedAgain += 1
    case .ended(let end)?: return count(end)
    case .open(let calls)?:
      result.begun += calls.isEmpty ? 0 : 1
      result.unknownCalls += calls.count { $0.fate == .intended }
    case nil: break
    }
    result.documents += 1
    send(inspected, files)
  }

  private mutating func count(_ end: ItemEnd) {
    result.documents += 1
    if end.hasFailed { result.failed += 1 } else { result.done += 1 }
  }

  /// Whether the run would open again what is done.
  private func isAskedAgain(_ end: ItemEnd) -> Bool {
    if run.settings.asksAgain { return true }
    guard let retries = run.settings.retries else { return false }
    return retries.isEmpty ? end.hasFailed : retries.contains(end.outcome)
  }

  private mutating func send(_ document: InspectedDocument, _ files: PartFiles) {
    reading = reading + document.estimate(for: recipe.model) + frame
    let carried = Freight(document.parts, by: run.extractor.settings.documents).uploaded
    if carried.isEmpty {
      result.inline += 1
    } else {
      result.uploads += 1
    }
    for index in carried {
      let digest = files.digests[index]
      if shelf.contains(digest) || !uploads.insert(digest).inserted { result.reusedUploads += 1 }
    }
  }

  /// What there is to say when all is seen.
  func plan() -> FolderPlan {
    var plan = result
    plan.types = types.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (type: $0.key, count: $0.value) }
    plan.inputTokens = reading.input
    plan.outputTokens = reading.output
    let extractor = run.extractor
    (plan.leastCost, plan.mostCost) = extractor.prices.cost(
      of: reading, by: recipe.model, tier: extractor.settings.serviceTier, on: extractor.today)
    plan.duration = run.settings.pace.duration(calls: plan.calls, tokens: reading.input.lowerBound)
    return plan
  }
}

extension Pace {
  /// How long so many calls take at the least.
  fileprivate func duration(calls: Int, tokens: Int) -> Duration? {
    let minutes = [
      requestsPerMinute.map { Double(calls) / Double(max(1, $0)) },
      tokensPerMinute.map { Double(tokens) / Double(max(1, $0)) },
    ].compactMap(\.self).max()
    return minutes.map { .seconds($0 * 60) }
  }
}
