/// A glob on its way through a path: all steps that it can be at.
struct GlobMatcher {
  private let glob: Glob
  private let hidesDots: Bool
  private var current: [Int] = []
  private var isAtNameStart = true
  /// In which round a step was last reached, so that it is reached once in each.
  private var rounds: [Int]
  private var round = 0
  private var waiting: [Int] = []

  init(_ glob: Glob, hidingDots: Bool) {
    self.glob = glob
    hidesDots = hidingDots
    rounds = Array(repeating: -1, count: glob.steps.count + 1)
    reach(0)
  }

  var isAlive: Bool { !current.isEmpty }

  /// Whether all that was taken matches.
  var isThrough: Bool { rounds[glob.steps.count] == round && isAlive }

  mutating func take(_ byte: UInt8) {
    let before = current
    current.removeAll(keepingCapacity: true)
    round += 1
    for position in before where position < glob.steps.count {
      if accepts(byte, at: position) { reach(position + 1) }
    }
    isAtNameStart = byte == UInt8(ascii: "/")
  }

  private func accepts(_ byte: UInt8, at position: Int) -> Bool {
    let isHole = !(hidesDots && isAtNameStart && byte == UInt8(ascii: "."))
    return switch glob.steps[position] {
    case .byte(let wanted): byte == wanted
    case .set(let index): isHole && byte != UInt8(ascii: "/") && glob.sets[index].contains(byte)
    case .inName: isHole && byte != UInt8(ascii: "/")
    case .anything: isHole
    case .fork, .go, .never: false
    }
  }

  /// Goes on from a step to all those that take a byte.
  private mutating func reach(_ position: Int) {
    waiting.append(position)
    while let position = waiting.popLast() {
      guard rounds[position] != round else { continue }
      rounds[position] = round
      guard position < glob.steps.count else {
        current.append(position)
        continue
      }
      switch glob.steps[position] {
      case .fork(let first, let second): waiting += [second, first]
      case .go(let target): waiting.append(target)
      case .never: break
      case .byte, .set, .inName, .anything: current.append(position)
      }
    }
  }
}
