import Dispatch
import Emulator
import Files
import OrderedJSON
import HTTP
import Interactions

extension Extract {
  /// `extract emulate`: a local stand-in for the API, until it is told to stop.
  static let emulate = Verb(
    name: "emulate",
    operands: "",
    purpose: "Answer on this machine as the Gemini API would, with faults and a bill",
    examples: [
      "extract emulate --port 8080 --answers samples/answers",
      "extract emulate --scenario flaky.yaml --bill bill.jsonl",
      "extract emulate --record tapes --upstream https://generativelanguage.googleapis.com",
      "extract emulate --replay tapes",
    ],
    options: [
      Verb.Option(
        name: "--port", value: "N",
        purpose: "the port of 127.0.0.1; by default any that is free"),
      Verb.Option(
        name: "--answers", value: "FOLDER",
        purpose: "right answers: NAME.json for the document NAME.pdf, known by bytes or by name"),
      Verb.Option(
        name: "--scenario", value: "FILE", purpose: "what goes wrong, and when; see below"),
      Verb.Option(
        name: "--bill", value: "FILE", purpose: "add a line of JSON for each call that costs"),
      Verb.Option(
        name: "--seed", value: "N", standard: "0", purpose: "from which answers are made up"),
      Verb.Option(
        name: "--record", value: "FOLDER", purpose: "ask an upstream and keep what it answers"),
      Verb.Option(
        name: "--upstream", value: "URL", purpose: "whom --record asks; costs money there"),
      Verb.Option(
        name: "--upstream-key-file", value: "FILE",
        variables: KeySource.variables, purpose: "its key"),
      Verb.Option(
        name: "--replay", value: "FOLDER", purpose: "answer from what was recorded, and only so"),
      Verb.Option(name: "--json", purpose: "the first line is one JSON object with the address"),
    ],
    notes: """
      The first line on standard output is the address, http://127.0.0.1:PORT; give it to the client
      as GOOGLE_GEMINI_BASE_URL, with any key that is not a real one. Ctrl-C ends it.

      A scenario is YAML: rules say which requests meet with what. Docs/emulator.md has every word.

        latency: 20ms
        rates: {requests_per_minute: 60, hint: retry-after-ms}
        rules:
          - match: {path: "*/interactions", document: invoice.pdf}
            times: first 2                # always, first 3, nth 2, every 5, after 10, chance 0.1
            per: document                 # rule, document, key
            do: {status: 429, come_back: {after: 2s}}
          - match: {stream: true}
            times: chance 0.1
            do: {reset: 1000}
      """,
    run: runEmulate)

  @Sendable
  private static func runEmulate(_ words: Words) throws(UsageError) -> ExitCode {
    if let operand = words.operands.first { throw .extraOperand(operand, of: "emulate") }
    let plan = try EmulationPlan(words)
    StopSignals.hold()
    StopSignals.raiseFileLimit()
    let server: EmulatorServer
    do {
      server = try EmulatorServer.start(try plan.responder(), port: plan.port)
    } catch {
      return words.fail(error)
    }
    let address = "http://127.0.0.1:\(server.url.port)"
    Output.result(
      words.has("--json")
        ? JSON.object([("schema", "extract.emulate/1"), ("url", .string(address))]).text()
        : address)
    Output.say(plan.banner)
    StopSignals.wait()
    let ended = DispatchSemaphore(value: 0)
    Task {
      await server.stop()
      ended.signal()
    }
    ended.wait()
    return .done
  }
}
