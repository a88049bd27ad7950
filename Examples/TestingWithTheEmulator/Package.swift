// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "receipts",
  dependencies: [
    // In a package of yours: .package(url: "https://…/extract", from: "0.1.0")
    .package(name: "extract", path: "../..")
  ],
  targets: [
    // The code of the app: it asks a model, by whatever transport it is given.
    .target(
      name: "Receipts",
      dependencies: [.product(name: "Interactions", package: "extract")]),
    // Its tests, in which the emulator is the transport: no key, no network, no money.
    .testTarget(
      name: "ReceiptsTests",
      dependencies: [
        "Receipts", .product(name: "Emulator", package: "extract"),
        .product(name: "Interactions", package: "extract"),
        .product(name: "OrderedJSON", package: "extract"),
      ]),
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
