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
      if let origin = forms.origins[JSONPointer(way)], files.indices.contains(origin.file) {
        return (files[origin.file].name, files[origin.file].document.place(at: origin.offset))
      }
      if way.isEmpty { return nil }
      way.removeLast()
    }
  }
}
