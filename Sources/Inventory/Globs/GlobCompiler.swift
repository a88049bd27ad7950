/// Text of a glob → the machine that matches it.
struct GlobCompiler {
  private let text: [UInt8]
  private let dialect: Glob.Dialect
  private let braces: [Int: GlobBraces.Sign]
  private var position = 0
  private var steps: [Glob.Step] = []
  private var sets: [ByteSet] = []
  /// Whether the next byte begins the name of a file or folder.
  private var isAtNameStart = true
  private var open: [Brace] = []
  /// Steps before this one need not be taken by each match.
  private var barrier = 0

  private struct Brace {
    var fork: Int
    var ends: [Int] = []
    let begunAtNameStart: Bool
  }

  init(_ text: [UInt8], _ dialect: Glob.Dialect) {
    self.text = text
    self.dialect = dialect
    braces = dialect == .shell ? GlobBraces.signs(in: text) : [:]
  }

  /// In an ignore file, `**` counts as folders also right after the first literal part of a glob: this
  /// is what git does.
  private lazy var literalEnd = text.firstIndex { "*?[\\".utf8.contains($0) } ?? text.count

  mutating func compile() -> Glob {
    while position < text.count { compileNext() }
    let bytes = steps.map { if case .byte(let byte) = $0 { byte } else { UInt8?.none } }
    return Glob(
      steps: steps, sets: sets, prefix: bytes.prefix { $0 != nil }.compactMap { $0 },
      suffix: bytes[barrier...].reversed().prefix { $0 != nil }.reversed().compactMap { $0 })
  }

  private mutating func compileNext() {
    if let sign = braces[position] { return compile(sign) }
    let byte = text[position]
    switch byte {
    case UInt8(ascii: "*"): return compileStars()
    case UInt8(ascii: "?"): append(.inName)
    case UInt8(ascii: "["): return compileSet()
    case UInt8(ascii: "\\"):
      position += 1
      // One at the very end stands for itself in a shell, and matches nothing in an ignore file.
      if position < text.count {
        append(.byte(text[position]))
      } else {
        append(dialect == .shell ? .byte(byte) : .never)
      }
    default: append(.byte(byte))
    }
    position += 1
  }

  private mutating func append(_ step: Glob.Step) {
    isAtNameStart = step == .byte(UInt8(ascii: "/"))
    steps.append(step)
  }

  private mutating func compileStars() {
    let start = position
    position = text[start...].firstIndex { $0 != UInt8(ascii: "*") } ?? text.count
    let begins = isAtNameStart || dialect == .ignoreFile && start == literalEnd
    let rest = text[position...]
    let isFolders =
      position - start > 1 && begins
      && (rest.isEmpty || rest.first == UInt8(ascii: "/")
        || rest.starts(with: "\\/".utf8) && dialect == .ignoreFile)
    guard isFolders else { return loop(.inName) }
    guard rest.first == UInt8(ascii: "/") else { return loop(.anything) }
    // Nothing, or whatever ends in a slash.
    let fork = steps.count
    steps.append(.fork(fork + 1, fork + 5))
    loop(.anything)
    append(.byte(UInt8(ascii: "/")))
    barrier = steps.count
    position += 1
  }

  private mutating func loop(_ step: Glob.Step) {
    let fork = steps.count
    steps += [.fork(fork + 1, fork + 3), step, .go(fork)]
    isAtNameStart = false
  }

  private mutating func compileSet() {
    switch GlobSet.parse(text, at: position) {
    case .set(let set, let end):
      append(.set(sets.count))
      sets.append(set)
      position = end
    case .malformed where dialect == .shell:
      append(.byte(text[position]))
      position += 1
    case .malformed:
      append(.never)
      position = text.count
    }
  }

  private mutating func compile(_ sign: GlobBraces.Sign) {
    position += 1
    if sign == .open {
      open.append(Brace(fork: steps.count, begunAtNameStart: isAtNameStart))
      return steps.append(.never)
    }
    guard var brace = open.popLast() else { return }
    if sign == .comma {
      brace.ends.append(steps.count)
      steps.append(.never)
      steps[brace.fork] = .fork(brace.fork + 1, steps.count)
      brace.fork = steps.count
      steps.append(.never)
      isAtNameStart = brace.begunAtNameStart
      open.append(brace)
    } else {
      steps[brace.fork] = .go(brace.fork + 1)
      for end in brace.ends { steps[end] = .go(steps.count) }
      barrier = steps.count
      isAtNameStart = false
    }
  }
}

extension Glob {
  init(_ text: [UInt8], _ dialect: Dialect) {
    var compiler = GlobCompiler(text, dialect)
    self = compiler.compile()
  }
}
