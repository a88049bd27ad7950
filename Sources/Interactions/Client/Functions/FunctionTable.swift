import OrderedJSON

/// Functions by their names, and how their calls are answered.
struct FunctionTable: Sendable {
  private let functions: [UTF8Text: any CallableFunction]
  /// What the model is told of them.
  let tools: [Tool]

  init(_ functions: [any CallableFunction]) throws(GeminiError) {
    var table: [UTF8Text: any CallableFunction] = [:]
    for function in functions {
      let name = function.declaration.name ?? ""
      guard table.updateValue(function, forKey: UTF8Text(name)) == nil else {
        throw .unsendable(.twoFunctions(name))
      }
    }
    self.functions = table
    tools = functions.map { .function($0.declaration) }
  }

  /// Runs all calls at once, and answers their results in the order of the calls.
  func results(of calls: [FunctionCallStep]) async throws(GeminiError) -> [Step] {
    let results = await withTaskGroup(of: (Int, Step).self) { group in
      for (rank, call) in calls.enumerated() {
        group.addTask { (rank, .functionResult(await result(of: call))) }
      }
      var results: [(Int, Step)] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
    // What a function threw when it was cancelled is no result.
    if Task.isCancelled { throw .cancelled }
    return results
  }

  /// The result of one call. Whatever goes wrong is the model's to know, and perhaps to mend.
  private func result(of call: FunctionCallStep) async -> FunctionResultStep {
    func failure(_ reason: String) -> FunctionResultStep {
      FunctionResultStep(
        callID: call.id, result: .blocks([.text(TextContent(reason))]), name: call.name,
        isError: true)
    }
    guard let function = functions[UTF8Text(call.name)] else {
      return failure("There is no function \(TextPlace.quoted(call.name)).")
    }
    do {
      // The arguments as they came: a text that is no JSON is not taken for no arguments.
      let output = try await function.answer(to: call.members["arguments"] ?? [:])
      return FunctionResultStep(callID: call.id, result: output, name: call.name)
    } catch {
      return failure("\(call.name) failed: \(error)")
    }
  }
}
