package import Digest
package import Files

/// What a document is known by: its bytes and everything that is asked about them.
package struct ItemKey: Sendable, Hashable {
  package let digest: SHA256
  package init(_ digest: SHA256) { self.digest = digest }
}

extension ItemKey {
  /// The key of contents in a version: both digests in one, from which either can be taken out again, so
  /// that what was judged by one version can be moved to another.
  package init(of contents: SHA256, in version: VersionEntry) {
    self = ItemKey(contents).moved(from: nil, to: version)
  }

  /// The key of the same contents in another version.
  package func moved(from old: VersionEntry?, to new: VersionEntry) -> ItemKey {
    var bytes = digest.bytes
    for version in [old, new].compactMap(\.self) {
      for (index, byte) in version.identity.bytes.enumerated() { bytes[index] ^= byte }
    }
    return SHA256(bytes: bytes).map(ItemKey.init) ?? self
  }
}

/// What is asked of every document: schema, prompt, model, settings. Records of different ones are
/// never mixed.
package struct VersionEntry: Sendable, Hashable {
  /// What it is known by.
  package var identity: SHA256
  /// All of it as a JSON object, for people and for comparing: `schema`, `prompt`, `model`, ….
  package var description: [UInt8]
  /// The schema as it was compiled, as JSON text.
  package var schema: [UInt8]
  package init(identity: SHA256, description: [UInt8], schema: [UInt8]) {
    self.identity = identity
    self.description = description
    self.schema = schema
  }
}

/// One time that the command ran in a folder.
package struct RunEntry: Sendable, Hashable {
  /// The words of the command, without secrets, with which it can be run again.
  package var words: [FilePath]
  package var process: Int32
  /// Milliseconds since 1970.
  package var begun: Int
  /// Where the API is, as `https://host:port`.
  package var origin: String
  package init(words: [FilePath], process: Int32, begun: Int, origin: String) {
    self.words = words
    self.process = process
    self.begun = begun
    self.origin = origin
  }
}

/// How a run begins: what it is known by, and what its job has taken so far.
package struct RunStart: Sendable, Hashable {
  package var run: Int
  package var version: Int
  /// What earlier runs of the same job took. A job goes on until one of its runs has come to the end of
  /// its documents; the next run begins another.
  package var spent: LedgerSpending
  package init(run: Int, version: Int, spent: LedgerSpending) {
    self.run = run
    self.version = version
    self.spent = spent
  }
}

/// What calls took, added up.
package struct LedgerSpending: Sendable, Hashable {
  package var calls = 0
  package var tokens = 0
  /// Millionths of a millionth of a dollar.
  package var picodollars = Int128(0)
  /// Calls whose tokens or cost nobody knows.
  package var uncounted = 0
  /// Calls that were answered; how many of them are not fully counted, and how many have no tokens.
  package var answers = 0
  package var inexactAnswers = 0
  package var answersWithoutTokens = 0
  /// Calls that were made again though an earlier one may have been paid for.
  package var repaid = 0
  /// Documents that were asked about.
  package var documents = 0
  package var milliseconds = 0
  package init() {}
}

/// A document as the inventory found it.
package struct InputEntry: Sendable, Hashable {
  /// What it is called, as the caller named it: the path of a file, or the name of a group.
  package var name: FilePath
  /// Its place among the documents of the run, counted from 0; outputs are in this order.
  package var rank: Int
  package var parts: [Part]
  package var state: State

  package enum Part: Sendable, Hashable {
    case file(FilePath, FileStamp)
    case uri(String)
  }

  package enum State: Sendable, Hashable {
    /// Nobody has looked into it yet, or it has changed since.
    case listed
    /// It was looked into, and is this item.
    case item(ItemKey)
    /// It is nothing to be asked about, for a reason in one word and in a sentence.
    case skipped(word: String, sentence: String)
  }

  package init(name: FilePath, rank: Int, parts: [Part], state: State) {
    self.name = name
    self.rank = rank
    self.parts = parts
    self.state = state
  }
}

/// What is known of an item when a worker takes it.
package enum ItemState: Sendable, Hashable {
  /// It is not done; the calls that were made for it, in order.
  case open([CallEntry])
  case ended(ItemEnd)
}

/// What became of an item. There is one for every item that is done.
package struct ItemEnd: Sendable, Hashable {
  /// `record`, `not-applicable`, or the word of a failure.
  package var outcome: String
  /// The text of the record, if there is one.
  package var record: [UInt8]?
  /// What is worth a look, as a JSON array.
  package var warnings: [UInt8]
  /// Why there is no record, as a JSON object: `reason`, `remedy`, `complaints`, `partial`.
  package var failure: [UInt8]?
  /// The model that answered last, else the one that was asked.
  package var model: String
  package init(
    outcome: String, record: [UInt8]?, warnings: [UInt8], failure: [UInt8]?, model: String
  ) {
    self.outcome = outcome
    self.record = record
    self.warnings = warnings
    self.failure = failure
    self.model = model
  }
}

extension ItemEnd {
  /// Whether there is no record, and that the document is none was not said.
  package var hasFailed: Bool {
    record == nil && !outcome.utf8.elementsEqual("not-applicable".utf8)
  }
}

/// A call for an item.
package struct CallEntry: Sendable, Hashable {
  package var item: ItemKey
  /// Counted from 1.
  package var number: Int
  /// `extraction`, `repair` or `rest`.
  package var purpose: String
  /// In which form the schema was sent.
  package var footing: Int
  package var model: String
  /// What was sent.
  package var request: SHA256
  /// Whether an earlier call with the same purpose may have been paid for in vain.
  package var isRepeat: Bool
  package var fate: Fate

  package enum Fate: Sendable, Hashable {
    /// It was about to be made; nobody knows more.
    case intended
    /// The API has it under this id.
    case acknowledged(String)
    case answered(CallAnswer)
    case failed(CallFailure)
  }

  package init(
    item: ItemKey, number: Int, purpose: String, footing: Int, model: String, request: SHA256,
    isRepeat: Bool, fate: Fate = .intended
  ) {
    self.item = item
    self.number = number
    self.purpose = purpose
    self.footing = footing
    self.model = model
    self.request = request
    self.isRepeat = isRepeat
    self.fate = fate
  }
}

/// What came back to a call.
package struct CallAnswer: Sendable, Hashable {
  package var interaction: String?
  /// The interaction as the API told it, as JSON text; nothing once it was purged.
  package var raw: [UInt8]?
  /// How it ended: `finished`, `cut-short`, `looping`, `blocked`, `failed`.
  package var ending: String
  package var bill: CallBill
  package init(interaction: String?, raw: [UInt8]?, ending: String, bill: CallBill) {
    self.interaction = interaction
    self.raw = raw
    self.ending = ending
    self.bill = bill
  }
}

/// Why nothing came back to a call.
package struct CallFailure: Sendable, Hashable {
  package var interaction: String?
  package var status: Int?
  /// In one word, and in a sentence without secrets.
  package var word: String
  package var sentence: String
  package var bill: CallBill
  package init(
    interaction: String?, status: Int?, word: String, sentence: String, bill: CallBill
  ) {
    self.interaction = interaction
    self.status = status
    self.word = word
    self.sentence = sentence
    self.bill = bill
  }
}

/// What a call took.
package struct CallBill: Sendable, Hashable {
  package var inputTokens = 0
  package var outputTokens = 0
  package var tokens = 0
  package var picodollars = 0
  /// Whether all of that is known.
  package var isExact = true
  package var milliseconds = 0
  package init() {}
}

/// A file on the API's shelf.
package struct UploadEntry: Sendable, Hashable {
  package var contents: SHA256
  package var type: String
  /// The origin of the API, and the resource there, such as `files/abc`.
  package var origin: String
  package var name: String
  package var uri: String
  /// Seconds since 1970.
  package var expires: Int
  package init(
    contents: SHA256, type: String, origin: String, name: String, uri: String, expires: Int
  ) {
    self.contents = contents
    self.type = type
    self.origin = origin
    self.name = name
    self.uri = uri
    self.expires = expires
  }
}

/// A file that was written as an output.
package struct OutputEntry: Sendable, Hashable {
  /// Within the folder.
  package var path: FilePath
  package var digest: SHA256
  package var size: Int
  package init(path: FilePath, digest: SHA256, size: Int) {
    self.path = path
    self.digest = digest
    self.size = size
  }
}
