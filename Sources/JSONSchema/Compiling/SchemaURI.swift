import Formats

/// The URI of a schema: absolute where its base is; the fragment is kept apart, its escapes resolved.
package struct SchemaURI {
  /// One text for all writings of the URI, without a fragment.
  package let whole: String
  package let fragment: String

  /// Reads a URI reference, as it is meant in a resource with the URI `base`.
  package init?(_ text: String, in base: String = "") {
    guard let reference = try? URIReference(parsing: text),
      let outer = try? URIReference(parsing: base)
    else { return nil }
    whole = reference.resolved(against: outer).withoutFragment.normalized.text
    fragment = reference.decodedFragment ?? ""
  }

  /// One text for all writings of a URI that somebody gives to a schema; what is no URI names it all the
  /// same.
  static func name(_ text: String) -> String { SchemaURI(text)?.whole ?? text }
}
