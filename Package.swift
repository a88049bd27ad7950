// swift-tools-version: 6.3
import PackageDescription

// Targets stand in the order a document passes through them; C libraries first.
let package = Package(
  name: "extract",
  products: [
    .library(name: "OrderedJSON", targets: ["OrderedJSON", "JSONCoding"])
  ],
  targets: [
    // Bytes → tape → ordered JSON values, exact numbers, pointers, writers. No Foundation.
    .target(name: "OrderedJSON"),
    // Tape → Codable types, and Codable types → ordered JSON.
    .target(name: "JSONCoding", dependencies: ["OrderedJSON"]),
    .testTarget(name: "JSONCodingTests", dependencies: ["JSONCoding", "OrderedJSON"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
