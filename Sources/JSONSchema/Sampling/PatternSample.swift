import Patterns

/// Writes a text by a pattern: what it matches, as far as that can be seen from its parts alone.
struct PatternSample {
  /// How many more times than it must a part is repeated at the most.
  let appetite: Int
  /// Whether what has to follow is written down here.
  let writesLookAheads: Bool
  private var captured: [Int: [Unicode.Scalar]] = [:]
  private var text: [Unicode.Scalar] = []
  /// Repetitions inside one another could go on for ever, without a character even.
  private var steps = 0
  private static let mostSteps = 50_000

  private init(appetite: Int, writesLookAheads: Bool) {
    self.appetite = appetite
    self.writesLookAheads = writesLookAheads
  }

  static func text(
    _ tree: PatternTree, appetite: Int, writesLookAheads: Bool, _ random: inout SampleRandom
  ) -> String {
    var sample = PatternSample(appetite: appetite, writesLookAheads: writesLookAheads)
    sample.write(tree, &random)
    return String(String.UnicodeScalarView(sample.text))
  }

  private mutating func write(_ tree: PatternTree, _ random: inout SampleRandom) {
    steps += 1
    switch tree {
    case .nothing: break
    case .text(let set): if let scalar = set.scalar(&random) { text.append(scalar) }
    case .sequence(let parts): for part in parts { write(part, &random) }
    case .alternatives(let parts): write(random.pick(parts), &random)
    case .repeated(let part, let least, let most):
      let room = min(most == .max ? appetite : most - least, appetite)
      for _ in 0..<least + random.below(room + 1) {
        guard steps < Self.mostSteps else { return }
        write(part, &random)
      }
    case .group(let number, let part):
      let start = text.count
      write(part, &random)
      captured[number] = Array(text[start...])
    case .reference(let number): text += captured[number] ?? []
    case .lookAhead(let part): if writesLookAheads { write(part, &random) }
    }
  }
}

extension PatternClass {
  /// What has a property, of the characters that are chosen from: `\p{Lu}`.
  init(property: String) {
    guard let pattern = try? Pattern("^\(property)$") else { return }
    var scratch = PatternScratch()
    for value in Self.pool {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isMember = Array(String(Character(scalar)).utf8).withUnsafeBytes {
        pattern.search($0, &scratch) == .matches
      }
      if isMember { ranges.append(value...value) }
    }
  }

  /// One of the set, printable ASCII where there is a choice.
  func scalar(_ random: inout SampleRandom) -> Unicode.Scalar? {
    guard isNegated else { return Self.scalar(of: ranges, &random) }
    // Letters and digits are left out by few sets.
    for _ in 0..<8 {
      let value = random.pick(Self.plain)
      if !contains(value) { return Unicode.Scalar(value) }
    }
    let allowed = Self.pool.filter { !contains($0) }
    if !allowed.isEmpty { return Unicode.Scalar(random.pick(allowed)) }
    return (UInt32(0)...0xD7FF).first { !contains($0) }.flatMap(Unicode.Scalar.init)
  }

  private static func scalar(
    of ranges: [ClosedRange<UInt32>], _ random: inout SampleRandom
  ) -> Unicode.Scalar? {
    let printable = ranges.compactMap { range -> ClosedRange<UInt32>? in
      let (low, high) = (max(range.lowerBound, 0x20), min(range.upperBound, 0x7E))
      return low <= high ? low...high : nil
    }
    var choice = printable.isEmpty ? ranges : printable
    // `_` and the like look odd beside letters.
    let longer = choice.filter { $0.count > 1 }
    if !longer.isEmpty, longer.count < choice.count, random.chance(90) { choice = longer }
    var rank = random.below(max(1, choice.reduce(0) { $0 + $1.count }))
    for range in choice {
      if rank < range.count { return Unicode.Scalar(range.lowerBound + UInt32(rank)) }
      rank -= range.count
    }
    return nil
  }

  private static let plain: [UInt32] = Array(0x61...0x7A) + Array(0x30...0x39)
  /// Printable ASCII, the Latin letters, and one or two characters of other scripts and sorts.
  private static let pool: [UInt32] =
    Array(0x20...0x7E) + Array(0xA1...0x24F) + [
      0x391, 0x3B1, 0x416, 0x436, 0x5D0, 0x627, 0x660, 0x905, 0xE01, 0x10D0, 0x1100, 0x20AC,
      0x2190, 0x3042, 0x30A2, 0x4E2D, 0xAC00, 0x1F600, 0x300, 0x1F3FB, 0x1780, 0x531, 0xB85,
    ]
}
