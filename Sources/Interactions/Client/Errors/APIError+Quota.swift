import OrderedJSON

// A quota that no pause renews: whoever asks again has to do something first.

extension APIError {
  /// Whether the project has as many bytes of files as it may have. Told by the name of the quota, which
  /// stands in the refusal in whatever language that is.
  package var isOfFullStorage: Bool {
    status == 429 && ([message] + quotaMetrics).contains { $0.names("file_storage_bytes") }
  }

  /// The quotas that a refusal names beside its sentence.
  private var quotaMetrics: [String] {
    let details = (body?.array?.first ?? body)?["error"]?["details"]?.array ?? []
    return details.flatMap { $0["violations"]?.array ?? [] }
      .compactMap { $0["quotaMetric"]?.string }
  }
}

extension GeminiError {
  /// Whether the project has no room for another file.
  package var isOfFullStorage: Bool {
    if case .api(let error) = self { error.isOfFullStorage } else { false }
  }
}

extension String {
  /// Whether a word stands in it by itself.
  fileprivate func names(_ word: String) -> Bool {
    utf8.split { !(0x61...0x7A ~= $0 || $0 == UInt8(ascii: "_")) }
      .contains { $0.elementsEqual(word.utf8) }
  }
}
