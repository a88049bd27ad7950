import OrderedJSON
import Testing

@Suite struct `Version` {
  /// A build of a working tree does not know its commit; scripts/checks.d/28-release looks at one that does.
  @Test(arguments: [["version"], ["--version"]])
  func `is one line`(words: [String]) throws {
    #expect(try Run(words: words) == Run(output: "extract 0.1.0\n"))
  }

  @Test func `is one object for programs, with the libraries that are in use`() throws {
    let run = try Run("version", "--json")

    #expect((run.code, run.complaints) == (0, ""))
    let version = try JSON(parsing: run.output)
    let names = ["schema", "version", "commit", "modified", "swift", "target", "libraries"]
    #expect(version.object?.map(\.name) == names)
    #expect(version["schema"] == "extract.version/1")
    #expect(version["version"] == "0.1.0")
    #expect(version["commit"] == .null)
    #expect(version["modified"] == .null)
    #expect(version["swift"]?.string?.wholeMatch(of: /[0-9]+\.[0-9]+/) != nil)
    #expect(version["target"]?.string?.hasSuffix("-unknown-linux-gnu") == true)
    let libraries = try #require(version["libraries"]?.object)
    #expect(libraries.map(\.name) == ["libyaml", "pcre2", "sqlite", "openssl", "libcurl"])
    for (name, number) in libraries {
      #expect(number.string?.wholeMatch(of: /[0-9]+(\.[0-9]+)+/) != nil, "\(name)")
    }
  }

  @Test func `takes no file`() throws {
    #expect(
      try Run("version", "1.0")
        == Run(
          complaints:
            "extract: 1.0: version takes options alone; extract version --help lists them all\n",
          code: 2))
  }
}
