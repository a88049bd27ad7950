import Foundation
import Measuring
import OrderedJSON
import SchemaGen

extension Row {
  /// What we do in process. The type is that of `ClaimRecord.swift`, generated from the same file.
  static func ours(_ claim: Claim) throws -> [Row] {
    let expected = try Schema(yaml: claim.yaml)
    guard try Schema(of: ClaimRecord.self).identity == expected.identity else {
      throw Trouble(
        "ClaimRecord.swift is not of \(claim.file.path); see README.md for how to write it anew")
    }
    return [
      .here("Schema(yaml:)", { try Schema(yaml: claim.yaml) }, makes: \.local),
      .here(
        "Schema(yaml:) + wire", { try Schema(yaml: claim.yaml).wire(for: .gemini) },
        makes: \.schema),
      .here("Schema(of: Type.self)", { try Schema(of: ClaimRecord.self) }, makes: \.local),
    ]
  }

  /// What the command does, from its start to its end.
  static func command(_ path: String, _ claim: Claim) throws -> [Row] {
    let identity = try Schema(yaml: claim.yaml).identity
    let check = Command([path, "schema", "check", claim.file.path])
    let version = Command([path, "--version"])
    return [
      .process("extract schema check", check) { said in
        guard said == "\(claim.file.path): \(identity)\n" else {
          throw Trouble("extract schema check says of \(claim.file.path): \(said)")
        }
        return .nothing
      },
      .process("extract --version", version) { said in
        guard said.hasPrefix("extract ") else { throw Trouble("\(path) is not extract: \(said)") }
        return .nothing
      },
    ]
  }
}
