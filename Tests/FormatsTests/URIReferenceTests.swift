import Formats
import Testing

private func reference(_ text: String) throws -> URIReference {
  try URIReference(parsing: text)
}

@Suite struct `A URI reference` {
  @Test(arguments: [
    // RFC 3986, section 5.4.1.
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"),
    ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
    ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
    ("../g", "http://a/b/g"),
    ("../..", "http://a/"), ("../../", "http://a/"), ("../../g", "http://a/g"),
    // Section 5.4.2.
    ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
    ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
    ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
    ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
    ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
    ("http:g", "http:g"),
  ])
  func `is resolved as in the examples of RFC 3986`(text: String, target: String) throws {
    let base = try reference("http://a/b/c/d;p?q")

    #expect(try reference(text).resolved(against: base).text == target)
  }

  @Test(arguments: [
    ("#a", "urn:example:root", "urn:example:root#a"), ("", "urn:uuid:1-2", "urn:uuid:1-2"),
    ("b", "urn:a", "urn:b"), ("#x", "tag:example.com,2024:s", "tag:example.com,2024:s#x"),
    ("urn:b:c", "http://a/", "urn:b:c"), ("x", "http://a", "http://a/x"),
    ("?q", "http://a/b?c", "http://a/b?q"), ("x/../../y", "urn:a/b", "urn:/y"),
    (".//x", "http:/a", "http:/.//x"), ("item.json", "schemas/root.json", "schemas/item.json"),
    ("../item.json", "schemas/root.json", "item.json"), ("item.json", "root.json", "item.json"),
    ("../../x", "a/b", "../x"), ("../x", "../y", "../../x"), ("..", "a/b", "./"),
    ("./a:b", "c", "./a:b"), ("#f", "", "#f"), ("x", "/a/b", "/a/x"), ("../../x", "/a/b", "/x"),
    ("//h/x", "http://a/b", "http://h/x"), ("//h/x", "/b", "//h/x"), ("/x", "a/b", "/x"),
    (".//x", "a/b", "a//x"), (".//x", "a", ".//x"), ("é", "http://a/b", "http://a/é"),
    ("file:c", "file:///a/b", "file:c"), ("../c", "file:///a/b", "file:///c"),
  ])
  func `is resolved against bases of other kinds`(
    text: String, base: String, target: String
  ) throws {
    let resolved = try reference(text).resolved(against: reference(base))

    #expect(resolved.text == target)
    #expect(try reference(target) == resolved)
  }

  @Test(arguments: [
    ("HTTP://User@EXAMPLE.com:80/%7euser/%e2", "http://User@example.com:80/~user/%E2"),
    ("http://a/b/../c/./d", "http://a/c/d"), ("http://a/%2E%2e/c", "http://a/c"),
    ("http://a/é?ü#ö", "http://a/%C3%A9?%C3%BC#%C3%B6"),
    ("#/$defs/List<Item>", "#/$defs/List%3CItem%3E"),
    ("urn:Example:A%2d%2F", "urn:Example:A-%2F"),
    ("http://[2001:DB8::1]/", "http://[2001:db8::1]/"),
    ("a%3Ab", "a%3Ab"), ("../a/../b", "../b"), ("http://a", "http://a"), ("#", "#"),
  ])
  func `has one writing for all that mean the same`(text: String, normal: String) throws {
    let normalized = try reference(text).normalized

    #expect(normalized.text == normal)
    #expect(normalized.normalized == normalized)
  }

  @Test func `is taken apart`() throws {
    let whole = try reference("https://user@example.com:80/a/b?q=1#/c%20d")

    #expect(whole.scheme == "https")
    #expect(whole.authority == "user@example.com:80")
    #expect(whole.path == "/a/b")
    #expect(whole.query == "q=1")
    #expect(whole.fragment == "/c%20d")
    #expect(whole.decodedFragment == "/c d")
    #expect(whole.withoutFragment.text == "https://user@example.com:80/a/b?q=1")
    #expect(whole.isAbsolute)
    #expect(try !reference("a#").isAbsolute)
    #expect(try reference("a#").fragment == "")
    #expect(try reference("a").fragment == nil)
  }

  @Test(arguments: [
    ("a b", URIError.character(at: 1)), ("http://a:x/", .character(at: 9)),
    ("1:b", .character(at: 1)),
    ("http://[::1", .address(at: 7)), ("http://[1]/", .address(at: 7)), ("a%2", .escape(at: 1)),
    ("a#%zz", .escape(at: 2)), ("a#%ff", .fragmentIsNoText(at: 1)), ("a#b#c", .character(at: 3)),
    ("http://a@b@c/", .character(at: 10)), ("a\\b", .character(at: 1)),
  ])
  func `says where it is none`(text: String, error: URIError) {
    #expect(throws: error) { try URIReference(parsing: text) }
  }

  @Test func `explains what is wrong`() {
    #expect(
      URIError.escape(at: 2).description
        == "The % at byte 2 needs two hexadecimal digits after it; a % itself is %25.")
    #expect(
      URIError.character(at: 1).description
        == "The character at byte 1 may not stand there; write it as % and two digits.")
    #expect(
      URIError.address(at: 7).description
        == "The host at byte 7 is no IPv6 address, which is all that [ and ] may enclose.")
    #expect(
      URIError.fragmentIsNoText(at: 1).description
        == "The escapes after the # at byte 1 do not spell a text in UTF-8.")
  }

  @Test func `tells composed and decomposed letters apart`() throws {
    #expect(try reference("\u{E9}") != reference("e\u{301}"))
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      "../", "./", "a/", "a/../", "/", "//", "..", "%2e%2e/", ":", "@", "[", "%41", "%", "?", "é",
    ])
  func `costs as much as it is long`(piece: String) throws {
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
    let base = try reference("http://a/b/c")

    for start in ["", "/", "http://", "http://a/", "#"] {
      guard let long = try? reference(start + text) else { continue }
      let relative = try reference("x").resolved(against: long)
      #expect(long.resolved(against: base).text.utf8.count <= 100_100)
      #expect(long.normalized.text.utf8.count <= 300_100)
      #expect(relative.text.utf8.count <= 100_100)
    }
  }
}
