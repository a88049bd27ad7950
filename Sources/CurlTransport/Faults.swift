import CCurl
import HTTP

extension EasyHandle {
  /// What a result of libcurl means, unless a callback of ours knew it better.
  func fault(for code: CURLcode, _ exchange: Exchange) -> TransportError.Fault {
    let (limits, message) = (exchange.request.limits, message(for: code))
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: return .nameNotFound
    case CURLE_COULDNT_RESOLVE_PROXY: return .proxyNameNotFound
    case CURLE_COULDNT_CONNECT, CURLE_PROXY: return .cannotConnect(message)
    // All other limits are watched here.
    case CURLE_OPERATION_TIMEDOUT:
      return .timedOut(.connecting, limits.connect ?? .milliseconds(Int32.max))
    // libcurl was about to send a body again that is only read once.
    case CURLE_SEND_FAIL_REWIND: return Exchange.closedWithoutAnswer
    case CURLE_OUT_OF_MEMORY where exchange.watch.received > 0 && !exchange.head.isComplete:
      // libcurl has a limit of its own for one line of a head, and says this when it is exceeded.
      return .headTooLarge(limit: min(limits.headBytes, Int(CURL_MAX_HTTP_HEADER)))
    case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT: return .exhausted("\(message); free some memory")
    default: break
    }
    if Self.ofSecurity.contains(code.rawValue) { return .insecureConnection(message) }
    if Self.ofProtocol.contains(code.rawValue) { return .malformed(message) }
    guard Self.ofConnection.contains(code.rawValue) else { return .other(message) }
    if exchange.watch.connected == nil { return .cannotConnect(message) }
    // What breaks off is PARTIAL_FILE. RECV_ERROR without an error of the system is libcurl's word for
    // chunks that are none; below TLS the system's error is not known.
    let isFraming = code == CURLE_RECV_ERROR && !hadSystemError
    return isFraming && exchange.request.url.scheme == .http
      ? .malformed(message) : .broken(message)
  }

  private static let ofSecurity = Set(
    [
      CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT, CURLE_USE_SSL_FAILED,
      CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
    ].map(\.rawValue))

  private static let ofProtocol = Set(
    [
      CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_HTTP2, CURLE_HTTP2_STREAM,
      CURLE_BAD_CONTENT_ENCODING, CURLE_CHUNK_FAILED,
    ].map(\.rawValue))

  private static let ofConnection = Set(
    [
      CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR,
    ].map(\.rawValue))
}
