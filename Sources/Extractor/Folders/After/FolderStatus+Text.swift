public import OrderedJSON

extension FolderStatus: CustomStringConvertible {
  /// How the folder stands, for people: a line for each thing to know.
  public var description: String {
    var lines = [("documents", Self.counted(documents))]
    lines += sortedOutcomes.map { word, count in
      ("  \(word)", Self.counted(count) + (word == "skipped" ? reasons : ""))
    }
    lines.append(("spent", "\(spent)"))
    if spentByJob != spent { lines.append(("  by the last job", "\(spentByJob)")) }
    if spent.repaid > 0 {
      lines.append(("paid twice, maybe", "\(Self.counted(spent.repaid, "call"))"))
    }
    if unknownCalls > 0 {
      lines.append(
        ("fate unknown", "\(Self.counted(unknownCalls, "call")), made again by the next run"))
    }
    lines.append(("run \(run.number)", run.sentence))
    lines += versions.map {
      ("version \($0.number)", $0.sentence(isLast: $0.number == run.version))
    }
    if let next { lines.append(("next", next)) }
    let width = lines.map(\.0.count).max() ?? 0
    return
      (["\(folder)"]
      + lines.map { name, value in
        "  \(name)\(String(repeating: " ", count: width - name.count + 2))\(value)"
      }).joined(separator: "\n")
  }

  /// All of it for programs; the form has a version, `extract.status/1`.
  public var json: JSON {
    [
      "schema": "extract.status/1", "folder": .string(folder), "documents": .int(documents),
      "outcomes": .object(sortedOutcomes.map { ($0.word, .int($0.count)) }),
      "skips": .object(sortedSkips.map { ($0.key, .int($0.value)) }),
      "run": run.json, "versions": .array(versions.map(\.json)), "spent": spent.json,
      "spent_by_job": spentByJob.json, "unknown_calls": .int(unknownCalls),
      "next": next.map(JSON.string) ?? nil,
    ]
  }

  /// ` (2 damaged, 1 empty)`
  private var reasons: String {
    let words = sortedSkips.map { "\(Self.counted($0.value)) \($0.key)" }
    return words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
  }

  private var sortedSkips: [(key: String, value: Int)] {
    skips.sorted { UTF8Text($0.key) < UTF8Text($1.key) }
  }

  /// Records first, what is not done last, and failures by their words.
  private var sortedOutcomes: [(word: String, count: Int)] {
    let ranks = ["record": 0, "not-applicable": 1, "skipped": 3, "open": 4]
    return outcomes.filter { $0.value > 0 }.map { (word: $0.key, count: $0.value) }.sorted {
      let (one, other) = (ranks[$0.word] ?? 2, ranks[$1.word] ?? 2)
      return one == other ? UTF8Text($0.word) < UTF8Text($1.word) : one < other
    }
  }

  /// `1,234`, or `1 call`.
  static func counted(_ number: Int, _ noun: String = "") -> String {
    var digits = String(number)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return noun.isEmpty ? digits : "\(digits) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension FolderSpending: CustomStringConvertible {
  /// `1,012 calls, 1,234,567 tokens, $1.23`
  public var description: String {
    "\(FolderStatus.counted(calls, "call")), \(FolderStatus.counted(tokens, "token")), "
      + (uncounted == 0
        ? "\(money)"
        : "at least \(money) (\(FolderStatus.counted(uncounted, "call")) not fully counted)")
  }

  var json: JSON {
    [
      "calls": .int(calls), "tokens": .int(tokens), "usd": .number(money.dollars),
      "uncounted": .int(uncounted), "repaid": .int(repaid),
    ]
  }
}

extension FolderStatus.Run {
  /// What it does, or how it ended.
  fileprivate var sentence: String {
    let begin = "began \(Moment(milliseconds: begun))"
    if isAlive { return "\(begin), at work (process \(process))" }
    guard let ended, let code else { return "\(begin), and came to no end of its own" }
    return "\(begin), ended \(Moment(milliseconds: ended)) with exit code \(code)"
  }

  fileprivate var json: JSON {
    [
      "number": .int(number), "version": .int(version), "process": .int(Int(process)),
      "alive": .bool(isAlive), "begun": .string("\(Moment(milliseconds: begun))"),
      "ended": ended.map { .string("\(Moment(milliseconds: $0))") } ?? nil,
      "code": code.map { .int(Int($0)) } ?? nil,
    ]
  }
}

extension FolderVersion {
  fileprivate func sentence(isLast: Bool) -> String {
    let model = asked["model"]?.string.map { ", \(TextPlace.visible($0))" } ?? ""
    return
      "\(FolderStatus.counted(items, "document")) done\(model)\(isLast ? ", in the outputs" : "")"
  }

  fileprivate var json: JSON {
    ["number": .int(number), "items": .int(items), "asked": asked]
  }
}
