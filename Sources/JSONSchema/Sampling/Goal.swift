import OrderedJSON

/// A node that a value is to be judged by, and the resources entered on the way to it.
struct Target {
  let node: Int32
  var scope: [Int32] = []
}

/// What one value has to be: accepted by some nodes, refused by others.
struct Goal {
  var accepted: [Target] = []
  var refused: [Target] = []
}

/// What a goal comes to after its references were followed and its branches chosen: all rules for one
/// value, side by side, to be met at once.
struct Demand {
  var types: Types = .any
  /// Lists of which each has to hold the value.
  var choices: [[JSON]] = []
  /// Values from `examples` and `default`.
  var examples: [JSON] = []
  /// The nodes that took part.
  var nodes: [Int32] = []
  /// Whether one of them is being sampled further out.
  var isRecursive = false

  var numbers: [NumberRule] = []

  var length = Bounds()
  var patterns: [Int32] = []
  var formats: [String] = []
  var isBase64 = false
  var isJSONText = false

  var arrays: [Part<ArrayRules>] = []
  var items = Bounds()
  /// Whether two items have to be equal.
  var repeatsItem = false
  var refusedItems: [Target] = []
  var unevaluatedItems: [Target] = []
  /// What one item at least has to be refused by: by its position, or anywhere.
  var wrongItems: [(position: Int, Target)] = []

  var objects: [Part<ObjectRules>] = []
  var members = Bounds()
  var required: [String] = []
  var forbidden: [String] = []
  var unevaluatedMembers: [Target] = []
  var wrongMembers: [(name: String, Target)] = []
  var wrongAdditional: [Target] = []

  /// Rules of one node for containers.
  struct Part<Rules> {
    let rules: Rules
    let node: Int32
    let scope: [Int32]
  }

  /// How many there may be.
  struct Bounds {
    var least = 0
    var most = Int.max

    var isPossible: Bool { least <= most }

    mutating func narrow(least: Int, most: Int) {
      self.least = max(self.least, least)
      self.most = min(self.most, most)
    }
  }
}
