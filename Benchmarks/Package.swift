// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that the product neither builds nor ships what only measures it.
let package = Package(
  name: "benchmarks",
  products: [
    .executable(name: "bench-calls", targets: ["BenchCalls"]),
    .executable(name: "bench-json", targets: ["BenchJSON"]),
    .executable(name: "bench-schema", targets: ["BenchSchema"]),
    .executable(name: "bench-validate", targets: ["BenchValidate"]),
    .executable(name: "count-allocations", targets: ["CountAllocations"]),
  ],
  dependencies: [
    .package(name: "extract", path: "..")
  ],
  targets: [
    // Options, the clock, the machine, repeatable randomness, rows of other processes.
    .target(name: "Measuring"),
    // A folder → one call a document, as many at once as asked → records in a file.
    .executableTarget(
      name: "BenchCalls",
      dependencies: [
        .product(name: "Interactions", package: "extract"),
        .product(name: "OrderedJSON", package: "extract"),
      ]),
    // Documents → rows, measured in turns → table.
    .executableTarget(
      name: "BenchJSON",
      dependencies: ["Measuring", .product(name: "OrderedJSON", package: "extract")]),
    // A schema of 200 fields → rows that agree, measured in turns → table.
    .executableTarget(
      name: "BenchSchema",
      dependencies: [
        "Measuring", .product(name: "OrderedJSON", package: "extract"),
        .product(name: "SchemaGen", package: "extract"),
      ]),
    // Schemas and instances → rows that agree, measured in turns → table.
    .executableTarget(
      name: "BenchValidate",
      dependencies: [
        "Measuring", .product(name: "JSONSchema", package: "extract"),
        .product(name: "OrderedJSON", package: "extract"),
      ]),
    // The functions of malloc, counted.
    .target(name: "Allocations"),
    // A schema for each sort of rule → whether its verdicts allocate.
    .executableTarget(
      name: "CountAllocations",
      dependencies: [
        "Allocations", .product(name: "JSONSchema", package: "extract"),
        .product(name: "OrderedJSON", package: "extract"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.name != "Allocations" {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
