import OrderedJSON

/// How many tokens things are: plausible, always the same, and added up by kind.
struct TokenCount: Sendable, Equatable {
  /// By modality, in the order in which they are told.
  private(set) var byModality: [(modality: String, tokens: Int)] = []

  var total: Int { byModality.reduce(0) { $0 + $1.tokens } }

  static func == (one: TokenCount, other: TokenCount) -> Bool {
    one.byModality.elementsEqual(other.byModality) { $0 == $1 }
  }

  mutating func add(_ tokens: Int, _ modality: String) {
    guard tokens > 0 else { return }
    if let index = byModality.firstIndex(where: { $0.modality == modality }) {
      byModality[index].tokens += tokens
    } else {
      byModality.append((modality, tokens))
    }
  }

  /// As `usage` tells it.
  var json: JSON {
    .array(
      byModality.map {
        ["modality": .string($0.modality), "tokens": .number(JSONNumber($0.tokens))]
      })
  }

  /// About four bytes of text are a token.
  static func text(_ text: String) -> Int { (text.utf8.count + 3) / 4 }

  /// Everything that one request brings along.
  init(_ request: CreateRequest) {
    var text = 0
    for item in request.items { text += Self.words(in: item) }
    for part in ["system_instruction", "tools"] {
      if let value = request.body[part] { text += Self.text(value.string ?? value.text()) }
    }
    for format in request.formats { text += format["schema"].map { Self.text($0.text()) } ?? 0 }
    add(text, "text")
    for media in request.media { add(media.tokens(for: request.maker.name), media.kind) }
  }

  init() {}

  /// Every text of a step that a model reads: not its signature, and no media.
  private static func words(in step: JSON) -> Int {
    let contents = ["content", "result", "summary"].flatMap { Content.list(step[$0]) }
    let texts = contents.compactMap { $0["text"]?.string }.map(text)
    let others = contents.filter { !Content.isOne($0) }.map { text($0.text()) }
    let arguments = step["arguments"].map { text($0.text()) } ?? 0
    return texts.reduce(0, +) + others.reduce(0, +) + arguments
  }
}

extension Media {
  /// What the guide says of the third generation, and of older ones where it differs.
  func tokens(for model: String) -> Int {
    let isOld = model.hasBytes(of: "gemini-2")
    switch (kind, resolution) {
    case ("image", _) where isOld: return 258
    case ("image", "low"): return 280
    case ("image", "medium"): return 560
    case ("image", "ultra_high"): return 2240
    case ("image", _): return 1120
    case ("audio", _): return 32 * seconds(bytesEach: 16_000)
    case ("video", "high"): return 280 * seconds(bytesEach: 128_000)
    case ("video", _): return 70 * seconds(bytesEach: 128_000)
    default: return pages * (isOld ? 258 : tokensOfPage)
    }
  }

  private var tokensOfPage: Int {
    switch resolution {
    case "low": 280
    case "high": 1120
    case "ultra_high": 2240
    default: 560
    }
  }

  private var pages: Int { if case .data(_, _, let pages) = source { pages } else { 1 } }

  /// How long a recording is, if each second takes so many bytes.
  private func seconds(bytesEach: Int) -> Int {
    if case .data(_, let count, _) = source { max(1, count / bytesEach) } else { 10 }
  }
}
