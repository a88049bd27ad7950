import OrderedJSON

/// The way to a value, remembered from one question to the next.
///
/// A type that tries several forms of a value fails often, and each failure has a coding path. Going on
/// from where the last way went keeps an array of such values from being walked from its start each time.
struct Trail {
  /// A container on the way, and its item, or its member's name, that the way goes through.
  private struct Step {
    let container: UInt32
    var child: UInt32
    var position = 0
  }

  private var steps: [Step] = []

  /// The keys on the way from the root to a value.
  mutating func lead(to index: UInt32, on tape: JSONTape) -> [any CodingKey] {
    var path: [any CodingKey] = []
    var container: UInt32 = 0
    while container < index {
      var step = step(path.count, in: container, before: index)
      let isObject = tape.memory.entries[Int(container)].kind == .object
      var value = isObject ? step.child &+ 1 : step.child
      while true {
        let entry = tape.memory.entries[Int(value)]
        let next = entry.isContainer ? entry.link : value &+ 1
        if index < next { break }
        step.child = next
        step.position += 1
        value = isObject ? next &+ 1 : next
      }
      steps.append(step)
      path.append(
        isObject
          ? TapeKey(stringValue: JSONView(tape, Int(step.child)).string ?? "")
          : TapeKey(intValue: step.position))
      container = value
    }
    return path
  }

  /// Where to begin looking in a container; later steps are forgotten.
  private mutating func step(_ level: Int, in container: UInt32, before index: UInt32) -> Step {
    defer { steps.removeLast(max(0, steps.count - level)) }
    if level < steps.count, steps[level].container == container, steps[level].child <= index {
      return steps[level]
    }
    return Step(container: container, child: container &+ 1)
  }
}
