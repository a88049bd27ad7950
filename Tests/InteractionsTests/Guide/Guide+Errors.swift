import HTTP
import Interactions

// The examples of Errors.md.
extension Guide {
  func catching() async throws {
    // snippet: catching
    do {
      let interaction = try await gemini.create("Explain how AI works")
      print(interaction.outputText)
    } catch .api(let error) where error.code == .quotaExceeded {
      print("Tomorrow again:", error.message)
    } catch {
      print(error)
    }
    // end
  }

  func again() async throws {
    // snippet: again
    do {
      let interaction = try await gemini.create("Explain how AI works")
      print(interaction.outputText)
    } catch {
      print(error.isTransient ? "later" : "never", error.mayHaveBeenBilled ? "paid?" : "free")
    }
    // end
  }

  func interrupted() async throws {
    // snippet: interrupted
    let stream = try await gemini.stream("Explain how AI works")
    do {
      for try await piece in stream.texts { print(piece, terminator: "") }
    } catch .interrupted(let interruption) {
      print(interruption.progress.id ?? "", interruption.cause)
    } catch {
      print(error)
    }
    // end
  }

  static func configured(keyFile: String) throws -> Gemini {
    // snippet: configured
    var settings = Gemini.Settings(key: .file(keyFile))
    settings.model = "gemini-3.1-pro-preview"
    settings.version = "v1"
    settings.retries = RetryPolicy(attempts: 3, longest: .seconds(30))
    settings.limits.total = .seconds(300)
    let gemini = try Gemini(settings)
    // end
    return gemini
  }

  func patient() async throws {
    // snippet: patient
    let options = CallOptions(limits: HTTPLimits(firstByte: .seconds(1800)), retries: .never)
    let interaction = try await gemini.create("Explain how AI works", options: options)
    print(interaction.outputText)
    // end
  }
}
