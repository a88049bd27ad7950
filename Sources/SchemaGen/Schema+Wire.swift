package import OrderedJSON
import YAML

extension Schema {
  /// The schema as a provider is sent it, and the way from its answers back; or everything that keeps
  /// it from being sent.
  public func wire(
    for provider: Provider, rung: Rung = .whole
  ) throws(LoweringErrors) -> WireSchema {
    try WireSchema(
      lowering: forms.sent, for: provider,
      WireOptions(rung: rung, keyMeanings: forms.keyMeanings))
  }

  /// Where a part of the local schema was written, or the part that holds it; nothing if it was not
  /// read from a file in YAML.
  package func place(of pointer: JSONPointer) -> (file: String, place: TextPlace)? {
    var way = pointer.tokens
    while true {
      if let place = forms.origins[JSONPointer(way)].flatMap(place) { return place }
      if way.isEmpty { return nil }
      way.removeLast()
    }
  }

  /// Where a check was written.
  package func place(ofCheck rank: Int) -> (file: String, place: TextPlace)? {
    checks[rank].origin.flatMap(place)
  }

  private func place(_ origin: Shape.Origin) -> (file: String, place: TextPlace)? {
    guard files.indices.contains(origin.file) else { return nil }
    return (files[origin.file].name, files[origin.file].document.place(at: origin.offset))
  }
}
