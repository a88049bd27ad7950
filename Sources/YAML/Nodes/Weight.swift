/// What a node would cost if each alias in it were written out.
struct Weight: Sendable, Hashable {
  /// Texts, lists and mappings; keys are texts too.
  var nodes = 0
  /// Bytes of all texts.
  var bytes = 0
  /// Lists and mappings inside one another, the node itself included.
  var height = 0

  /// A list or mapping before anything is in it.
  static let container = Weight(nodes: 1, height: 1)

  /// Makes a weight of its parts.
  init(nodes: Int = 0, bytes: Int = 0, height: Int = 0) {
    self.nodes = nodes
    self.bytes = bytes
    self.height = height
  }

  /// The weight of one text.
  init(ofText text: String) {
    self.init(nodes: 1, bytes: text.utf8.count)
  }

  /// Puts something into this list or mapping. No sum overflows: each was refused far below.
  mutating func add(_ part: Weight) {
    nodes += part.nodes
    bytes += part.bytes
    height = max(height, part.height + 1)
  }
}
