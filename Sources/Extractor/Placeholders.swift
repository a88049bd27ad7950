import Interactions
import SchemaGen
import OrderedJSON
public struct DocumentLimits: Sendable { public init() {} }
final class UploadShelf: Sendable {}
extension DocumentFault { var word: String { "" }; var remedy: String { "" } }
extension Document { static func text(_ t: String, named: String) -> Document { fatalError() }
  static func file(_ t: FilePath) -> Document { fatalError() } }
import Files
extension DocumentRun {
  func inspected(_: Document) throws(ExtractionFailure) -> InspectedDocument { fatalError() }
  func contents(of: InspectedDocument) async throws(ExtractionFailure) -> [Content] { fatalError() }
}
