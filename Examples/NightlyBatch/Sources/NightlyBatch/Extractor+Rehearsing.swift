import Emulator
import Extractor
import Interactions
import OrderedJSON

extension Extractor {
  /// One before a stand-in for Gemini in this process, which takes its time: no key, no network, no money.
  static func rehearsing(latency: Duration) throws -> Extractor {
    var scenario = Scenario()
    scenario.latency = latency
    let receipt: JSON = ["merchant": "Café Zur Alten Mühle", "date": "2024-05-03", "total": 11.40]
    let emulator = Emulator(scenario, answers: { _ in receipt })
    var settings = ExtractionSettings()
    // The stand-in ends with the process, and then knows no interaction of before.
    settings.patienceWithIDs = .zero
    let client = Gemini.Settings(key: .key(try APIKey("any")))
    return Extractor(try Gemini(client, transport: emulator), settings)
  }
}
