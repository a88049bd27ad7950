// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that the product neither builds nor ships what only measures it.
let package = Package(
  name: "benchmarks",
  products: [
    .executable(name: "bench-json", targets: ["BenchJSON"])
  ],
  dependencies: [
    .package(name: "extract", path: "..")
  ],
  targets: [
    // Documents → rows, measured in turns → table.
    .executableTarget(
      name: "BenchJSON", dependencies: [.product(name: "OrderedJSON", package: "extract")])
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
