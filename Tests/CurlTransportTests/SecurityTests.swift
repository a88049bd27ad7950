@testable import CurlTransport
import Files
import Foundation
import HTTP
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct `Security of connections` {
  @Test(arguments: ["http://example.com/", "http://10.0.0.1:8080/", "http://localhost.evil.test/"])
  func `plain http is for this machine, and is refused before a name is looked up`(
    text: String
  ) async throws {
    let url = try #require(HTTPURL(text))

    let error = try await CurlTransport.alone().failure(of: HTTPRequest(.get, url))

    #expect(error == TransportError(.insecure, .neverSent, url.origin))
  }

  @Test func `plain http goes to hosts that are named`() async throws {
    let server = LoopbackServer(answering: answer("ok"))
    // A proxy takes the place of a host on the network.
    let transport = CurlTransport.alone(
      CurlSettings(plainHosts: ["models.test"]),
      ["http_proxy": "http://127.0.0.1:\(server.port)"])
    let url = try #require(HTTPURL("http://models.test/v1"))

    let response = try await transport.send(HTTPRequest(.get, url))

    #expect(response.status == 200)
    #expect(server.seen.requests.map(\.firstLine) == ["GET http://models.test/v1 HTTP/1.1"])
  }

  @Test func `a host that is to be spoken to directly is`() async throws {
    let proxy = LoopbackServer(answering: answer("proxy"))
    let transport = CurlTransport.alone(
      CurlSettings(plainHosts: ["models.invalid"]),
      ["http_proxy": "http://127.0.0.1:\(proxy.port)", "no_proxy": "other.test,models.invalid"])
    let url = try #require(HTTPURL("http://models.invalid/"))

    let error = try await transport.failure(
      of: HTTPRequest(.get, url, limits: HTTPLimits(connect: .seconds(1))))

    // Nobody has a name below `invalid` (RFC 6761); without a network that may take its time.
    #expect(["nameNotFound", "timedOut"].contains(error.kind), "\(error)")
    #expect(error.reach == .neverSent)
    #expect(proxy.seen.connections == 0)
  }

  @Test(arguments: ["http_proxy", "ALL_PROXY"])
  func `this machine is spoken to without a proxy`(variable: String) async throws {
    let proxy = LoopbackServer(answering: answer("proxy"))
    let server = LoopbackServer(answering: answer("server"))
    let transport = CurlTransport.alone(
      CurlSettings(), [variable: "http://127.0.0.1:\(proxy.port)"])

    let response = try await transport.send(HTTPRequest(.get, server.url()))

    #expect(try await response.body.collected() == Array("server".utf8))
    #expect(proxy.seen.connections == 0)
  }

  @Test func `a proxy that passes bytes on sees no field of the request`() async throws {
    let proxy = LoopbackServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
    }
    let transport = CurlTransport.alone(
      CurlSettings(), ["https_proxy": "http://127.0.0.1:\(proxy.port)"])
    let url = try #require(HTTPURL("https://api.test/v1"))

    let error = try await transport.failure(
      of: HTTPRequest(.get, url, headers: ["x-goog-api-key": "secret"]))

    #expect(error.kind == "cannotConnect", "\(error)")
    #expect(error.reach == .neverSent)
    let head = try #require(proxy.seen.requests.first?.head)
    #expect(head.hasPrefix("CONNECT api.test:443 HTTP/1.1\r\n"))
    #expect(!head.contains("secret"))
  }

  @Test func `localhost is this machine`() async throws {
    let server = LoopbackServer(answering: answer("ok"))
    let url = try #require(HTTPURL("http://localhost:\(server.port)/"))

    #expect(try await CurlTransport.alone().send(HTTPRequest(.get, url)).status == 200)
  }

  @Test(arguments: [("93.184.216.34", false), ("::2", false), ("127.0.0.9", true), ("::1", true)])
  func `a request for this machine goes nowhere else, whatever a name means`(
    address: String, isSent: Bool
  ) async throws {
    let library = try CurlLibrary.shared.get()
    let exchange = Exchange(
      HTTPRequest(.get, try #require(HTTPURL("http://localhost/"))), isLocal: true)
    exchange.handle = EasyHandle(library, CurlSettings(), CurlEnvironment { _ in nil })

    _ = await withCheckedContinuation { continuation in
      _ = exchange.start(continuation, in: LoopTime())
      #expect(exchange.mayBegin(on: address) == isSent)
      exchange.tell(.success(()))
    }

    #expect(exchange.fault == (isSent ? nil : .insecure))
  }

  @Test func `a port where nobody listens refuses`() async throws {
    let port = LoopbackPort()
    let url = try #require(HTTPURL("http://127.0.0.1:\(port.number)/"))

    let error = try await CurlTransport.alone().failure(of: HTTPRequest(.get, url))

    #expect(error.kind == "cannotConnect", "\(error)")
    #expect(error.reach == .neverSent)
    withExtendedLifetime(port) {}
  }

  @Test func `a missing library is named with its remedy`() {
    let expected = "libcurl.so.0 cannot be opened; run: apt-get install libcurl4"
    #expect(throws: CurlLibrary.Missing(reason: expected)) {
      try CurlLibrary(opening: "libcurl.so.0")
    }
    let other = "libm.so.6 has no curl_version_info; install libcurl 7.85 or newer"
    #expect(throws: CurlLibrary.Missing(reason: other)) { try CurlLibrary(opening: "libm.so.6") }
  }
}

@Suite struct `The environment of connections` {
  @Test(
    arguments: [
      (["SSL_CERT_FILE": "/a"], "/a"), (["CURL_CA_BUNDLE": "/b", "SSL_CERT_FILE": "/a"], "/b"),
      (["CURL_CA_BUNDLE": "", "SSL_CERT_FILE": "/a"], "/a"), (["SSL_CERT_FILE": ""], nil),
    ] as [([String: String], String?)])
  func `names the certificates to trust`(variables: [String: String], file: String?) {
    #expect(CurlEnvironment { variables[$0] }.certificates == file)
  }

  @Test(
    arguments: [
      (["https_proxy": "p", "HTTPS_PROXY": "q"], "https://a.test/", "p"),
      (["HTTPS_PROXY": "q"], "https://a.test/", "q"), (["ALL_PROXY": "r"], "https://a.test/", "r"),
      (["http_proxy": "p"], "https://a.test/", nil), (["http_proxy": "p"], "http://a.test/", "p"),
      // Set by whoever sends a header `Proxy` to a CGI script.
      (["HTTP_PROXY": "evil"], "http://a.test/", nil), (["all_proxy": "r"], "http://a.test/", "r"),
      (["all_proxy": "r"], "http://127.0.0.1/", nil), (["https_proxy": ""], "https://a.test/", nil),
    ] as [([String: String], String, String?)])
  func `names the proxy of a scheme`(
    variables: [String: String], url: String, proxy: String?
  ) throws {
    let environment = CurlEnvironment { variables[$0] }

    #expect(environment.proxy(for: try #require(HTTPURL(url))) == proxy)
  }
}

private let openssl: String? = ["/usr/bin/openssl", "/usr/local/bin/openssl"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

@Suite(
  .timeLimit(.minutes(10)),
  .enabled(if: openssl != nil, "openssl makes the certificate; run: apt-get install openssl"))
struct `A certificate` {
  /// A server that signed its own certificate.
  private final class SelfSigned {
    let port: Int
    let certificate: FilePath
    private let folder = TemporaryFolder()
    private let process = Process()

    init(for names: String) throws {
      certificate = folder.path("certificate.pem")
      let key = folder.path("key.pem")
      let request = Process()
      request.executableURL = URL(filePath: try #require(openssl))
      request.arguments = [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-subj", "/CN=test", "-addext", "subjectAltName=\(names)", "-keyout", "\(key)",
        "-out", "\(certificate)",
      ]
      request.standardError = FileHandle.nullDevice
      try request.run()
      request.waitUntilExit()
      let output = Pipe()
      process.executableURL = request.executableURL
      process.arguments = [
        "s_server", "-accept", "127.0.0.1:0", "-www", "-key", "\(key)", "-cert", "\(certificate)",
      ]
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      port = try #require(Self.port(in: output.fileHandleForReading))
    }

    /// The server says `ACCEPT 127.0.0.1:41234` when it listens.
    private static func port(in output: FileHandle) -> Int? {
      var text = ""
      while case let data = output.availableData, !data.isEmpty {
        text += String(decoding: data, as: UTF8.self)
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("ACCEPT ") }),
          text.hasSuffix("\n")
        else { continue }
        return line.split(separator: ":").last.flatMap { Int($0) }
      }
      return nil
    }

    deinit {
      // Started by a thread that holds signals off, it would never hear a request to end.
      kill(process.processIdentifier, SIGKILL)
    }
  }

  @Test func `that nobody trusts is refused`() async throws {
    let server = try SelfSigned(for: "IP:127.0.0.1")
    let url = try #require(HTTPURL("https://127.0.0.1:\(server.port)/"))

    let error = try await CurlTransport.alone().failure(of: HTTPRequest(.get, url))

    #expect(error.kind == "insecureConnection", "\(error)")
    #expect(error.reach == .neverSent)
  }

  @Test(arguments: ["SSL_CERT_FILE", "CURL_CA_BUNDLE"], [CurlSettings.Version.http1, .http2])
  func `in the file of a variable is trusted`(
    variable: String, version: CurlSettings.Version
  ) async throws {
    let server = try SelfSigned(for: "IP:127.0.0.1")
    let url = try #require(HTTPURL("https://127.0.0.1:\(server.port)/"))
    let transport = CurlTransport.alone(
      CurlSettings(version: version), [variable: "\(server.certificate)"])

    let response = try await transport.send(HTTPRequest(.get, url))

    #expect(response.status == 200)
  }

  @Test func `of another host is refused, though it is trusted`() async throws {
    let server = try SelfSigned(for: "DNS:example.com")
    let url = try #require(HTTPURL("https://127.0.0.1:\(server.port)/"))
    let transport = CurlTransport.alone(CurlSettings(), ["SSL_CERT_FILE": "\(server.certificate)"])

    let error = try await transport.failure(of: HTTPRequest(.get, url))

    #expect(error.kind == "insecureConnection", "\(error)")
    #expect(error.reach == .neverSent)
  }

  @Test func `file that is not there stops the connection`() async throws {
    let server = LoopbackServer { $0.stall() }
    let url = try #require(HTTPURL("https://127.0.0.1:\(server.port)/"))
    let transport = CurlTransport.alone(CurlSettings(), ["SSL_CERT_FILE": "/nowhere.pem"])

    let error = try await transport.failure(of: HTTPRequest(.get, url))

    #expect(error.kind == "insecureConnection", "\(error)")
    #expect(error.reach == .neverSent)
  }
}
