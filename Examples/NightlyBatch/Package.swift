// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "nightly-batch",
  dependencies: [
    // In a package of yours: .package(url: "https://…/extract", from: "0.1.0")
    .package(name: "extract", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "NightlyBatch",
      dependencies: [
        .product(name: "Emulator", package: "extract"),
        .product(name: "Extractor", package: "extract"),
        .product(name: "Interactions", package: "extract"),
        .product(name: "OrderedJSON", package: "extract"),
        .product(name: "SchemaGen", package: "extract"),
      ])
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
