import OrderedJSON

/// What a type is given to read in one run of its `init(from:)`.
struct Script {
  /// Which of the made-up texts and numbers is given.
  var rung = 0
  /// Members that are not there.
  var missing: Set<JSONPointer> = []
  /// Places where null stands.
  var null: Set<JSONPointer> = []
  /// How many of the types that are tried at a place are refused.
  var refused: [JSONPointer: Int] = [:]
  /// Which value of a choice stands at a place.
  var chosen: [JSONPointer: Int] = [:]
  /// The only key there is, where a type asks which there are; all of them if none is said.
  var onlyKey: String?
  /// Whether there is no key at all, where a type asks which there are.
  var hasNoKeys = false

  /// The rungs that are tried until a type takes what it is given.
  static let rungs = 0..<12

  func without(_ place: JSONPointer) -> Script {
    var script = self
    script.missing.insert(place)
    return script
  }

  func withNull(at place: JSONPointer) -> Script {
    var script = self
    script.null.insert(place)
    return script
  }

  func refusing(_ count: Int, at place: JSONPointer) -> Script {
    var script = self
    script.refused[place] = count
    return script
  }

  func choosing(_ rank: Int, at place: JSONPointer) -> Script {
    var script = self
    script.chosen[place] = rank
    return script
  }

  func only(_ key: String) -> Script {
    var script = self
    script.onlyKey = key
    return script
  }
}
