public import OrderedJSON

extension Decodable {
  /// Reads a value from the UTF-8 bytes of a JSON text.
  ///
  ///     let invoice = try Invoice(decoding: answer)
  public init(
    decoding bytes: some Sequence<UInt8>, by rules: JSONCodingRules = JSONCodingRules()
  ) throws(JSONDecodingError) {
    let tape: JSONTape
    do {
      tape = try JSONTape(parsing: bytes, limits: rules.limits)
    } catch {
      throw JSONDecodingError(fault: .notJSON(error.fault), pointer: [], place: error.place)
    }
    try self.init(decoding: tape.root, by: rules)
  }

  /// Reads a value from a JSON text.
  public init(
    decoding text: String, by rules: JSONCodingRules = JSONCodingRules()
  ) throws(JSONDecodingError) {
    try self.init(decoding: text.utf8, by: rules)
  }

  /// Makes a value of one that is on a tape already: nothing is parsed again.
  public init(
    decoding view: JSONView, by rules: JSONCodingRules = JSONCodingRules()
  ) throws(JSONDecodingError) {
    let decoding = Decoding(view.tape, rules)
    do {
      self = try TapeDecoder(decoding, at: view).decode(Self.self)
    } catch {
      throw decoding.explain(error, at: view)
    }
  }

  /// Makes a value of an owned JSON value. Places in errors are those in its compact text.
  public init(
    decoding value: JSON, by rules: JSONCodingRules = JSONCodingRules()
  ) throws(JSONDecodingError) {
    try self.init(decoding: value.bytes(), by: rules)
  }
}
