import Files
import OrderedJSON

@testable import SchemaGen

/// What `extract schema check` prints of a file: each remark, and the line that it is about.
func printed(_ bytes: some Sequence<UInt8>) -> String {
  let found = SchemaFileSource.Found(
    identity: "schema.yaml", name: "schema.yaml", bytes: Array(bytes))
  do {
    return printed(try Schema(reading: found, .none).warnings)
  } catch SchemaError.refused(let remarks) {
    return printed(remarks)
  } catch {
    return "\(error)"
  }
}

func printed(_ remarks: [Remark]) -> String {
  remarks.map { "\($0)\n\($0.place.drawing)" }.joined(separator: "\n")
}
