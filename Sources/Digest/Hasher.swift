private import CCrypto

extension SHA256 {
  /// The version of libcrypto, as in `3.0.17`.
  package static var versionInUse: String {
    OpenSSL_version(OPENSSL_VERSION_STRING).map { String(cString: $0) } ?? ""
  }
}

extension SHA256 {
  /// A digest in the making, for bytes that come piece by piece.
  package struct Hasher: ~Copyable {
    private let context: OpaquePointer

    /// Begins with no bytes.
    package init() {
      guard let context = EVP_MD_CTX_new() else {
        fatalError("There is no memory left for a digest.")
      }
      self.context = context
      Self.demand(EVP_DigestInit_ex(context, Self.algorithm, nil))
    }

    /// Looked up once: `EVP_sha256()` alone is looked up by each digest, which takes longer than a
    /// short digest does. `nonisolated(unsafe)` holds because libcrypto never changes what it gave.
    private nonisolated(unsafe) static let algorithm =
      EVP_MD_fetch(nil, "SHA256", nil) ?? EVP_sha256()

    deinit {
      EVP_MD_CTX_free(context)
    }

    /// Goes on with these bytes.
    package mutating func update(_ bytes: RawSpan) {
      bytes.withUnsafeBytes { bytes in
        Self.demand(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count))
      }
    }

    /// Goes on with these bytes.
    package mutating func update(_ bytes: some Collection<UInt8>) {
      let wasContiguous: Void? = bytes.withContiguousStorageIfAvailable { bytes in
        Self.demand(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count))
      }
      if wasContiguous == nil { update(Array(bytes)) }
    }

    /// Ends, and answers the digest of all bytes so far.
    package consuming func finish() -> SHA256 {
      var bytes = [UInt8](repeating: 0, count: SHA256.size)
      Self.demand(EVP_DigestFinal_ex(context, &bytes, nil))
      guard let digest = SHA256(bytes: bytes) else { fatalError("SHA-256 has 32 bytes.") }
      return digest
    }

    private static func demand(_ result: Int32) {
      // With a context in order, libcrypto fails here only when its own provider is missing.
      precondition(result == 1, "libcrypto cannot make SHA-256: check the installation of OpenSSL.")
    }
  }
}
