import Testing

/// What the command prints of files that people, or worse ones, may hand it.
@Suite struct `The schema check command` {
  @Test(
    arguments: [
      (
        "output:\n  a: string?\n   b: string\n",
        """
        -:3:5: this line continues the text of line 2, as it is indented deeper; begin both in the same column [L01]
           b: string
            ^

        """
      ),
      (
        "output:\n  a: 'string? -- the seller's name'\n",
        """
        -:2:29: text follows a closing quote; put the whole text in single quotes, and write each quote inside it twice [L01]
          a: 'string? -- the seller's name'
                                    ^

        """
      ),
      (
        "output:\n  a: strng?\n  b: one of “x”, “y”\nchecks:\n  - a = b\n",
        """
        -:2:6: unknown type "strng"; did you mean "string"? [L04]
          a: strng?
             ^
        -:3:13: curly quotes are read as letters; write straight ones, " or ' [L04]
          b: one of “x”, “y”
                    ^

        """
      ),
      (
        "output:\n  a: string?\ninclude: https://example.org/party.yaml\n",
        """
        -:3:10: "https://example.org/party.yaml" is not included: this schema was not read from a folder [L10]
        include: https://example.org/party.yaml
                 ^

        """
      ),
    ])
  func `says where, what, and what to do`(text: String, said: String) throws {
    #expect(try Run("schema", "check", "-", input: text) == Run(complaints: said, code: 1))
  }

  @Test func `ends on a list of lists that goes on and on`() throws {
    let text = "output:\n  a: string" + String(repeating: "[]", count: 100_000) + "\n"

    let run = try Run("schema", "check", "-", input: text)

    #expect(run.code == 1)
    #expect(
      run.complaints.hasPrefix(
        "-:2:78: brackets are nested too deeply; give what is inside a name under definitions [L04]\n"
      ))
  }
}
