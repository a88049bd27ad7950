public import OrderedJSON

extension CompiledSchema {
  /// Makes up a value that the schema accepts: the same one for the same schema and seed, anywhere.
  ///
  ///     let answer = try schema.sample(seed: 7)
  ///
  /// Each value is judged before it is given out. Where none is found within a bounded number of
  /// tries, the error says which place of the schema could not be met; that is no proof that nothing
  /// can meet it, except where the place is `false`.
  public func sample(seed: UInt64) throws(NoSample) -> JSON {
    var sampler = Sampler(memory, seed: seed)
    defer { extendLifetime(memory) }
    guard let value = sampler.sample() else { throw sampler.failure }
    return value
  }
}

/// Why no sample of a schema was found.
public enum NoSample: Error, Sendable, Hashable {
  /// The schema allows no value here.
  case never(schema: JSONPointer)
  /// Nothing that was tried met the schema at this place, nor would it without what is in it.
  case notFound(schema: JSONPointer)
  /// A schema here asks for itself again and again, without an end.
  case endless(schema: JSONPointer)

  /// The place in the text of the schema.
  public var schema: JSONPointer {
    switch self {
    case .never(let schema), .notFound(let schema), .endless(let schema): schema
    }
  }
}

extension NoSample: CustomStringConvertible {
  /// The sentence for a person.
  public var description: String {
    let place = schema.tokens.isEmpty ? "the schema" : "\(schema)"
    return switch self {
    case .never: "\(place): allows no value at all; take it out, or what requires it"
    case .notFound: "\(place): no value was found that meets all rules here; add examples to it"
    case .endless: "\(place): every value needs another one inside it, without an end"
    }
  }
}
