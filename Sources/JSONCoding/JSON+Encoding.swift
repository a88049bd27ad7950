public import OrderedJSON

extension JSON {
  /// The JSON of a value, members in the order in which its type writes them.
  ///
  ///     let text = try JSON(encoding: invoice).text(.indented)
  public init(
    encoding value: some Encodable, by rules: JSONCodingRules = JSONCodingRules()
  ) throws(JSONEncodingError) {
    let slot = EncodingSlot(rules: rules, path: nil)
    do {
      try slot.encode(value)
    } catch let error as JSONEncodingError {
      throw error
    } catch let EncodingError.invalidValue(_, context) {
      let tokens = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
      throw JSONEncodingError(
        fault: .refused(reason: context.debugDescription), pointer: JSONPointer(tokens))
    } catch {
      throw JSONEncodingError(fault: .refused(reason: "\(error)"), pointer: [])
    }
    guard let json = slot.finished() else {
      throw JSONEncodingError(fault: .nothing(type: "\(type(of: value))"), pointer: [])
    }
    self = json
  }
}
