import Emulator
import Files
import Testing

@Suite struct `The page about the emulator` {
  @Test func `has scenarios that can be read`() throws {
    let package = FilePath(cString: #filePath).folder.folder.folder.folder
    let file = try File(opening: package.appending("Docs/emulator.md"))
    let text = String(decoding: try file.readAll(limit: 1 << 20), as: UTF8.self)
    let blocks = text.split(separator: "\n```yaml\n").dropFirst().compactMap {
      $0.split(separator: "\n```", maxSplits: 1).first
    }
    #expect(blocks.count >= 5)
    for block in blocks {
      #expect(throws: Never.self, "\(block)") { try Scenario(yaml: block.utf8) }
    }
  }
}
