// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "invoices",
  dependencies: [
    // In a package of yours: .package(url: "https://…/extract", from: "0.1.0")
    .package(name: "extract", path: "../..")
  ],
  targets: [
    // Schemas/invoice.yaml → struct Invoice, each time it is built.
    .executableTarget(
      name: "Invoices",
      dependencies: [
        .product(name: "OrderedJSON", package: "extract"),
        .product(name: "SchemaGen", package: "extract"),
      ],
      plugins: [.plugin(name: "ExtractSchemas", package: "extract")])
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
