import Files
import Glibc
import OrderedJSON
import SchemaGen
import TestSupport
import Testing

@Suite struct `What a schema file includes` {
  private let folder = TemporaryFolder()

  /// What is printed of a schema in the folder, which is called FOLDER.
  private func printed(_ name: FilePath) -> String {
    let remarks: [Remark]
    do {
      remarks = try Schema(contentsOf: folder.path(name)).warnings
    } catch SchemaError.refused(let found) {
      remarks = found
    } catch {
      return "\(error)"
    }
    let lines = remarks.map { "\($0)\n\($0.place.drawing)" }
    return lines.joined(separator: "\n").replacing("\(folder.path)", with: "FOLDER")
  }

  private func file(_ name: FilePath, _ text: String) { _ = folder.file(name, holding: text.utf8) }

  @Test func `may lead back to itself`() {
    file("a.yaml", "output:\n  x: one?\ninclude: b.yaml\ndefinitions:\n  two: string\n")
    file("b.yaml", "include: [a.yaml, b.yaml]\ndefinitions:\n  one: two[]\n")

    #expect(printed("a.yaml") == "")
  }

  @Test func `stays in the folder, whatever way leads out of it`() {
    file("outside.yaml", "definitions:\n  one: string\n")
    _ = folder.thing("inside", madeBy: { mkdir($0, 0o700) })
    _ = folder.thing("inside/link.yaml", madeBy: { symlink("../outside.yaml", $0) })
    _ = folder.thing("inside/loop.yaml", madeBy: { symlink("loop.yaml", $0) })
    _ = folder.thing("inside/pipe.yaml", madeBy: { mkfifo($0, 0o600) })
    file(
      "inside/a.yaml",
      """
      output:
        a: string?
      include:
        - ../outside.yaml
        - link.yaml
        - loop.yaml
        - pipe.yaml
        - /etc/passwd
        - file:///etc/passwd
        - https://example.org/party.yaml
        - missing.yaml
        - ''
        - .

      """)

    #expect(
      printed("inside/a.yaml") == """
        FOLDER/inside/a.yaml:4:5: "../outside.yaml" is not included: it lies outside FOLDER/inside, the schema's folder; copy it there [L10]
          - ../outside.yaml
            ^
        FOLDER/inside/a.yaml:5:5: "link.yaml" is not included: it lies outside FOLDER/inside, the schema's folder; copy it there [L10]
          - link.yaml
            ^
        FOLDER/inside/a.yaml:6:5: "loop.yaml" is not included: the path runs in circles of symbolic links; check the links [L10]
          - loop.yaml
            ^
        FOLDER/inside/a.yaml:7:5: "pipe.yaml" is not included: it is a pipe, device or socket; copy its contents to a file, and name that file [L10]
          - pipe.yaml
            ^
        FOLDER/inside/a.yaml:8:5: "/etc/passwd" is not included: write the path as seen from the file that it stands in [L10]
          - /etc/passwd
            ^
        FOLDER/inside/a.yaml:9:5: "file:///etc/passwd" is not included: nothing is fetched; copy it beside the schema [L10]
          - file:///etc/passwd
            ^
        FOLDER/inside/a.yaml:10:5: "https://example.org/party.yaml" is not included: nothing is fetched; copy it beside the schema [L10]
          - https://example.org/party.yaml
            ^
        FOLDER/inside/a.yaml:11:5: "missing.yaml" is not included: there is no such file; check the path [L10]
          - missing.yaml
            ^
        FOLDER/inside/a.yaml:12:5: "" is not included: the path is empty [L10]
          - ''
            ^
        FOLDER/inside/a.yaml:13:5: "." is not included: it lies outside FOLDER/inside, the schema's folder; copy it there [L10]
          - .
            ^
        """)
  }

  @Test func `ends, however many files include one another`() {
    for rank in 0..<150 {
      file(FilePath("f\(rank).yaml") ?? "", "include: f\(rank + 1).yaml\noutput:\n  a: string?\n")
    }

    #expect(
      printed("f0.yaml") == """
        FOLDER/f99.yaml:1:10: more than 100 files are included; put some together [L10]
        include: f100.yaml
                 ^
        """)
  }
}
