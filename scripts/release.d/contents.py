"""Writes what is in a release as SPDX 2.3: itself, what is linked into it, and which libraries it needs.

Versions are those of the machine that builds. A library that is needed is the system's, so it may be newer where the
program runs.
"""

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
from datetime import datetime, timezone

# What is linked in, and a mark in the symbols by which it is known.
LINKED = [
    ("swift-stdlib", r" \$ss\w", "Swift's standard library and runtime"),
    ("swift-concurrency", r" \$sScT", "tasks of Swift"),
    ("swift-string-processing", r" \$s17_StringProcessing", "regular expressions of Swift"),
    ("swift-synchronization", r" \$s15Synchronization", "atomic values of Swift"),
    ("swift-corelibs-libdispatch", r" _dispatch_mgr_thread", "threads for tasks"),
    ("swift-foundation-essentials", r" \$s20FoundationEssentials", "dates, decimals and their like"),
    ("swift-foundation", r" \$s10Foundation\d", "the rest of Foundation"),
    ("swift-foundation-icu", r" swift_u_init|ucal_open", "words and calendars of languages"),
]
# Opened when the program first talks to somebody.
OPENED = ["libcurl.so.4"]


def stop(sentence):
    sys.exit(f"scripts/release: {sentence}")


def output(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def debian_package(file):
    """Name, version and architecture of the package that a library is from."""
    real = os.path.realpath(file)
    # What is in /usr/lib may be listed as being in /lib, which is the same folder.
    for path in {file, real, re.sub("^/usr", "", real), "/usr" + real}:
        found = subprocess.run(["dpkg-query", "--search", path], capture_output=True, text=True)
        if found.returncode == 0:
            name = found.stdout.split(": ")[0].split(", ")[0]
            shown = "${Package} ${Version} ${Architecture} ${source:Package} ${source:Version}"
            return output("dpkg-query", "--show", f"--showformat={shown}", name).split()
    stop(f"{file}: no Debian package has this library; install it from one")


def libraries(program):
    """The libraries that the loader finds for a program, by the names under which it asks for them."""
    asked = re.findall(r"\(NEEDED\).*\[(.+)\]", output("readelf", "--dynamic", "--wide", program))
    found = dict(re.findall(r"^\s*(?:/\S*/)?(\S+) (?:=> (\S+) )?\(0x", output("ldd", program), re.MULTILINE))
    known = dict(re.findall(r"^\s+(\S+) \(libc6,x86-64.*\) => (\S+)$", output("/sbin/ldconfig", "-p"), re.MULTILINE))
    for name in asked:
        # The loader itself is part of the C library.
        if not name.startswith("ld-linux"):
            yield name, found[name], "linked"
    for name in OPENED:
        if name not in known:
            stop(f"{name} is missing; run: apt-get install libcurl4")
        yield name, known[name], "opened"


def main():
    parser = argparse.ArgumentParser()
    for option in ("program", "symbols", "name", "version", "commit", "seconds"):
        parser.add_argument(f"--{option}", required=True)
    options = parser.parse_args()
    with open(options.program, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    with open(options.symbols) as file:
        symbols = file.read()

    packages, relations = [], []

    def add(identity, name, version, relation, **more):
        packages.append(
            {
                "SPDXID": f"SPDXRef-{identity}",
                "name": name,
                "versionInfo": version,
                "downloadLocation": "NOASSERTION",
                "filesAnalyzed": False,
                "licenseConcluded": "NOASSERTION",
                "copyrightText": "NOASSERTION",
            }
            | more
        )
        subject, verb, thing = relation
        relations.append({"spdxElementId": subject, "relationshipType": verb, "relatedSpdxElement": thing})

    add(
        "extract",
        options.name,
        options.version,
        ("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-extract"),
        licenseDeclared="Apache-2.0",
        licenseConcluded="Apache-2.0",
        checksums=[{"algorithm": "SHA256", "checksumValue": digest}],
        sourceInfo=f"commit {options.commit}; the checksum is that of /usr/bin/extract",
        primaryPackagePurpose="APPLICATION",
    )
    swift = re.search(r"Swift version (\S+)", output("swift", "--version")).group(1)
    for name, mark, comment in LINKED:
        if re.search(mark, symbols):
            add(
                name,
                name,
                swift,
                ("SPDXRef-extract", "STATIC_LINK", f"SPDXRef-{name}"),
                supplier="Organization: the Swift project",
                licenseDeclared="Apache-2.0 WITH Swift-exception",
                comment=comment,
            )

    def add_debian(package, relation, comment, license="NOASSERTION"):
        name, version, architecture, source, source_version = package
        # A source is at the same address by another name.
        origin = "" if source == name else f"&upstream={source}@{source_version}"
        identity = re.sub("[^A-Za-z0-9.-]", "-", name)
        locator = f"pkg:deb/debian/{name}@{version}?arch={architecture}{origin}".replace("+", "%2B")
        add(
            identity,
            name,
            version,
            ("SPDXRef-extract", relation, f"SPDXRef-{identity}"),
            supplier="Organization: Debian",
            licenseDeclared=license,
            comment=comment,
            externalRefs=[
                {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": locator}
            ],
        )

    archive = output("g++", "-print-file-name=libstdc++.a").strip()
    add_debian(debian_package(archive), "STATIC_LINK", "libstdc++.a", "GPL-3.0-or-later WITH GCC-exception-3.1")
    # A package may have several: libm is part of libc6.
    needed = {}
    for name, file, how in libraries(options.program):
        comment = name if how == "linked" else f"{name}, opened when a command first talks to somebody"
        needed.setdefault((tuple(debian_package(file)), how), []).append(comment)
    for (package, how), comments in needed.items():
        add_debian(package, {"linked": "DYNAMIC_LINK", "opened": "DEPENDS_ON"}[how], ", ".join(comments))

    made = datetime.fromtimestamp(int(options.seconds), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    document = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"{options.name}-{options.version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/{options.name}-{options.version}-{digest}",
        "creationInfo": {"created": made, "creators": ["Tool: scripts/release"]},
        "packages": packages,
        "relationships": relations,
    }
    print(json.dumps(document, indent=2, ensure_ascii=False))


main()
