import HTTP
import Testing

@Suite struct `A URL of HTTP` {
  @Test(arguments: [
    "https://generativelanguage.googleapis.com/v1beta/interactions",
    "http://127.0.0.1:8080/upload/v1/files?upload_id=a%2Fb&x",
    "http://[::1]:9/", "https://example.com/?", "http://localhost/a/b",
  ])
  func `is sent as it was written`(text: String) throws {
    #expect(try #require(HTTPURL(text)).description == text)
  }

  @Test(arguments: [
    "", "example.com", "ftp://example.com/", "http://", "http://user@host/", "http://a b/",
    "http://host:0/", "http://host:65536/", "http://host:x/", "http://[::1/", "http://hôst/",
    "http://host/#x", "http://host/\u{0}", "http://host\\evil/", "http://:80/", "http://host:+1/",
  ])
  func `is not made of anything odd`(text: String) {
    #expect(HTTPURL(text) == nil)
  }

  @Test(arguments: [
    ("http://localhost:1/", true), ("http://127.0.0.1/", true), ("http://127.9.9.9/", true),
    ("http://[::1]/", true), ("http://127.0.0.1.example.com/", false), ("http://10.0.0.1/", false),
    ("http://127.1/", false), ("http://localhost.example.com/", false),
  ])
  func `knows whether it stays on this machine`(text: String, stays: Bool) throws {
    #expect(try #require(HTTPURL(text)).isLoopback == stays)
  }

  @Test func `has the origin of its scheme, host and port`() throws {
    let plain = try #require(HTTPURL("HTTPS://Example.com/x"))
    #expect(plain.origin == HTTPURL("https://example.com:443/other?y")?.origin)
    #expect(plain.origin != HTTPURL("https://example.com:8443/x")?.origin)
    #expect(plain.origin != HTTPURL("http://example.com/x")?.origin)
  }

  @Test func `grows below its own path`() throws {
    let base = try #require(HTTPURL("http://127.0.0.1:8080/prefix/"))

    let url = base.appending(path: "/v1/files", query: [("pageToken", "a&b=ü"), ("pageSize", "2")])

    #expect(
      url.description == "http://127.0.0.1:8080/prefix/v1/files?pageToken=a%26b%3D%C3%BC&pageSize=2"
    )
  }
}
