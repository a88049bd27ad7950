import JSONSchema
import OrderedJSON

/// Which functions a prompt leads to, and with what arguments.
struct FunctionCalling {
  let request: CreateRequest
  let prompt: String

  /// The functions to call: those that share a word with the prompt; when one must be called, at least
  /// the first. `count` asks for so many, over and over if need be.
  func chosen(count: Int?) -> [JSON] {
    let functions = allowed
    guard !functions.isEmpty, mode != "none" else { return [] }
    if let count { return (0..<max(0, count)).map { functions[$0 % functions.count] } }
    let words = Self.words(of: prompt)
    let meant = functions.filter { !words.isDisjoint(with: Self.words(of: $0)) }
    return meant.isEmpty && mode == "any" ? Array(functions.prefix(1)) : meant
  }

  /// One call, its arguments made up by what the function says of its parameters.
  func call(_ function: JSON, id: String, seed: UInt64) throws(APIError) -> JSON {
    [
      "type": "function_call", "id": .string(id), "name": function["name"] ?? "",
      "arguments": try arguments(of: function, seed),
    ]
  }

  private func arguments(of function: JSON, _ seed: UInt64) throws(APIError) -> JSON {
    guard let parameters = function["parameters"], parameters.object != nil else { return [:] }
    let name = function["name"]?.string ?? ""
    let schema: CompiledSchema
    do { schema = try CompiledSchema(JSONTape(parsing: parameters.bytes())) } catch {
      throw .invalid("Invalid parameters of the function '\(name)': \(error)")
    }
    if let known = GuideAnswers.arguments(for: prompt),
      let tape = try? JSONTape(parsing: known.bytes()), schema.accepts(tape.root)
    {
      return known
    }
    guard let sample = try? schema.sample(seed: seed), sample.object != nil else {
      throw .invalid("No arguments can be made up for the function '\(name)'.")
    }
    return sample
  }

  // MARK: Choice

  private var choice: JSON? { request.generation["tool_choice"] }

  private var mode: String {
    choice?.string ?? choice?["allowed_tools"]?["mode"]?.string ?? "auto"
  }

  private var allowed: [JSON] {
    let functions = request.tools.filter { $0["type"] == "function" }
    guard let names = choice?["allowed_tools"]?["tools"]?.array else { return functions }
    return functions.filter { $0["name"].map(names.contains) ?? false }
  }

  private static func words(of function: JSON) -> Set<String> {
    words(of: "\(function["name"]?.string ?? "") \(function["description"]?.string ?? "")")
  }

  /// The words that say something, in lower case.
  private static func words(of text: String) -> Set<String> {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    return Set(words.filter { $0.utf8.count > 3 }.map(String.init)).subtracting(common)
  }

  private static let common: Set<String> = [
    "about", "from", "give", "given", "have", "into", "make", "please", "tell", "that", "their",
    "then", "there", "this", "what", "when", "where", "which", "will", "with", "write", "your",
  ]
}
