package import OrderedJSON

extension Normaliser {
  /// The answer as its schema wants it, and what was changed on the way; no value if that is nothing.
  ///
  /// It takes time in proportion to the answer. Values deeper than ``JSON/mostDepth`` stay as they are.
  package func normalised(_ answer: JSONView) -> (changes: [Change], value: JSON?) {
    var walk = Walk(plans: plans)
    let value = walk.normalised(answer, plan: 0)
    return (walk.changes, value)
  }
}

/// One answer on its way through the plans.
private struct Walk {
  let plans: [Normaliser.Plan]
  var changes: [Normaliser.Change] = []
  private var steps: [String] = []

  init(plans: [Normaliser.Plan]) { self.plans = plans }

  /// The value that takes the place of the one in the answer; nothing if that stays.
  mutating func normalised(_ view: JSONView, plan rank: Int) -> JSON? {
    switch plan(rank) {
    case .nothing, .reference: nil
    case .text(let rules, let choice): view.string.flatMap { tidied($0, rules, choice) }
    case .group(let fields): members(of: view) { fields[UTF8Text($0)] }
    case .map(let value): members(of: view) { _ in value }
    case .variants(let tag, let cases):
      view[tag]?.string.flatMap { cases[UTF8Text($0)] }.flatMap { normalised(view, plan: $0) }
    case .either(let plans): plans[view.kind].flatMap { normalised(view, plan: $0) }
    case .list(let item, let most): items(of: view, item, most)
    }
  }

  /// The plan itself, where definitions are only other names.
  private func plan(_ rank: Int) -> Normaliser.Plan {
    var rank = rank
    // A definition that is only another name of itself leads nowhere.
    for _ in plans.indices {
      guard case .reference(let next) = plans[rank] else { return plans[rank] }
      rank = next
    }
    return .nothing
  }

  private mutating func tidied(
    _ text: String, _ rules: [NormalisingRule], _ choice: FoldedChoice?
  ) -> JSON? {
    // What is declared is right as it is.
    if let choice, choice.declares(text) { return nil }
    var current = text
    var result: JSON?
    for rule in rules {
      guard let changed = rule.changed(current, choice) else { continue }
      note(.string(current), changed, rule)
      result = changed
      guard case .string(let text) = changed else { break }
      current = text
    }
    return result
  }

  private mutating func note(_ from: JSON, _ to: JSON?, _ rule: NormalisingRule) {
    changes.append(
      Normaliser.Change(
        pointer: JSONPointer(steps), from: from, to: to, rule: rule.name,
        isWarning: rule.isWarning))
  }

  private mutating func members(of view: JSONView, _ plan: (String) -> Int?) -> JSON? {
    guard view.kind == .object, steps.count < JSON.mostDepth else { return nil }
    var changed: [(name: String, value: JSON)] = []
    for member in view.members {
      let name = member.name
      guard let rank = plan(name) else { continue }
      steps.append(name)
      if let value = normalised(member.value, plan: rank) { changed.append((name, value)) }
      steps.removeLast()
    }
    guard !changed.isEmpty else { return nil }
    var rest = changed[...]
    return .object(
      JSONObject(
        view.members.map { member in
          let name = member.name
          guard let next = rest.first, UTF8Text(next.name) == UTF8Text(name) else {
            return (name, JSON(member.value))
          }
          rest.removeFirst()
          return next
        }))
  }

  private mutating func items(of view: JSONView, _ item: Int, _ most: Int?) -> JSON? {
    guard view.kind == .array, steps.count < JSON.mostDepth else { return nil }
    var changed: [(position: Int, value: JSON)] = []
    let kept = most ?? .max
    for (position, entry) in view.items.enumerated() {
      steps.append(String(position))
      if position >= kept {
        changes.append(
          Normaliser.Change(
            pointer: JSONPointer(steps), from: JSON(entry), to: nil, rule: .clampList))
      } else if let value = normalised(entry, plan: item) {
        changed.append((position, value))
      }
      steps.removeLast()
    }
    guard !changed.isEmpty || view.count > kept else { return nil }
    var rest = changed[...]
    return .array(
      view.items.prefix(kept).enumerated().map { position, entry in
        guard let next = rest.first, next.position == position else { return JSON(entry) }
        rest.removeFirst()
        return next.value
      })
  }
}
