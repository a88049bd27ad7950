/// The heights of all nodes, by what each must have inside it.
enum LeastHeights {
  static func of(_ program: Program) -> [Int] {
    var heights = Array(repeating: Int.max, count: program.nodes.count)
    var isSettled = false
    while !isSettled {
      isSettled = true
      for number in program.nodes.indices {
        let height = height(of: program.nodes[number], program, heights)
        if height < heights[number] {
          heights[number] = height
          isSettled = false
        }
      }
    }
    return heights
  }

  private static func height(of node: Node, _ program: Program, _ heights: [Int]) -> Int {
    let inside = insideHeight(of: node, program, heights)
    var least = inside
    for step in program.steps[node.steps] {
      switch step {
      case .reference(let target): least = max(least, heights[Int(target)])
      case .dynamic(let anchor, let target):
        let all = [target] + program.dynamicAnchors[Int(anchor)].values
        least = max(least, all.map { heights[Int($0)] }.min() ?? 0)
      case .allOf(let list):
        least = max(least, program.lists[list].map { heights[Int($0)] }.max() ?? 0)
      case .anyOf(let list), .oneOf(let list):
        least = max(least, program.lists[list].map { heights[Int($0)] }.min() ?? 0)
      case .choices, .not, .condition, .dependentSchemas: break
      }
    }
    return least
  }

  private static func insideHeight(of node: Node, _ program: Program, _ heights: [Int]) -> Int {
    // What allows nothing at all is another matter.
    if node.types.isEmpty { return 0 }
    if !node.types.isDisjoint(with: [.null, .boolean, .integer, .fraction, .string]) { return 0 }
    var found = Int.max
    if node.types.contains(.array) {
      var inside = 0
      if node.array >= 0 {
        let rules = program.arrays[Int(node.array)]
        for position in 0..<min(rules.minItems, 64) {
          let item =
            position < Int(rules.prefix.count)
            ? program.lists[Int(rules.prefix.start) + position] : rules.rest
          if item != Node.none { inside = max(inside, above(heights[Int(item)])) }
        }
        if rules.contains != Node.none, rules.minContains > 0 {
          inside = max(inside, above(heights[Int(rules.contains)]))
        }
      }
      found = min(found, inside)
    }
    if node.types.contains(.object) {
      var inside = 0
      if node.object >= 0 {
        let table = program.objects[Int(node.object)].members
        let slots = table.count == 0 ? 0 : Int(table.mask) + 1
        for slot in program.slots[Int(table.first)..<Int(table.first) + slots]
        where slot.value >= 0 {
          let member = ObjectRules.Member(slot.value)
          guard member.isRequired, member.node != Node.none else { continue }
          inside = max(inside, above(heights[Int(member.node)]))
        }
      }
      found = min(found, inside)
    }
    return found
  }

  private static func above(_ height: Int) -> Int { height == .max ? .max : height + 1 }
}
