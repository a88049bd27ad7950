/// What was found out of a type: the shape of its JSON, and values to go on with.
struct Finding<Value> {
  var shape: Shape
  /// None, for a type that is still being read further out.
  var samples: [Value]
  /// Whether the samples are all values that there are.
  var isChoice = false
  /// Whether the samples are rungs of a ladder, tried until a type takes one.
  var isLadder = false

  init(_ shape: Shape, _ samples: [Value], isChoice: Bool = false, isLadder: Bool = false) {
    self.shape = shape
    self.samples = samples
    self.isChoice = isChoice
    self.isLadder = isLadder
  }

  func sample(_ chosen: Int?, rung: Int) -> Value? {
    guard !samples.isEmpty else { return nil }
    if isChoice, let chosen { return samples[chosen % samples.count] }
    return samples[isLadder ? rung % samples.count : 0]
  }

  /// The same for a type that is made of this one.
  func map<Other>(_ shape: Shape, _ change: (Value) -> Other) -> Finding<Other> {
    Finding<Other>(shape, samples.map(change), isLadder: isLadder)
  }
}
