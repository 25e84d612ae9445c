#!/usr/bin/env bash
# Makes a release. Versions are those of tags: vX.Y.Z.
#
#   tools/release.sh prepare X.Y.Z     writes the version to Directory.Build.props, CITATION.cff and CHANGELOG.md; you look at it and commit
#   tools/release.sh tag               checks that all three agree and that nothing is uncommitted, and sets the tag
#   tools/release.sh build FOLDER      package, bill of materials, licences, notes and SHA256SUMS of the tagged commit
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() { echo "release: $*" >&2; exit 2; }

version_of_build() { sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' Directory.Build.props; }

notes() { # version: its part of the changelog
    awk -v wanted="## $1" 'index($0, wanted) == 1 { found = 1; next } /^## / { found = 0 } found' CHANGELOG.md
}

agree() { # all places name the same version, and the changelog has a part on it
    version=$(version_of_build)
    grep -qx "version: $version" CITATION.cff || fail "CITATION.cff does not name version $version"
    [ -n "$(notes "$version" | tr -d '[:space:]')" ] || fail "CHANGELOG.md has nothing on version $version"
}

case "${1:-}" in
prepare)
    version=${2:-}
    [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "'$version' is not X.Y.Z"
    [ -z "$(git tag --list "v$version")" ] || fail "v$version is there already"
    grep -q "^## Unreleased$" CHANGELOG.md || fail "CHANGELOG.md has no part '## Unreleased'"
    today=$(date -u +%Y-%m-%d)
    sed -i "s|<Version>.*</Version>|<Version>$version</Version>|" Directory.Build.props
    sed -i -e "s|^version: .*|version: $version|" -e "/^date-released: /d" CITATION.cff
    sed -i "s|^license: |date-released: $today\nlicense: |" CITATION.cff
    sed -i "s|^## Unreleased$|## Unreleased\n\n## $version ($today)|" CHANGELOG.md
    agree
    git --no-pager diff --stat
    echo "Look at the changes, commit them, run .ci/run, then: tools/release.sh tag"
    ;;
tag)
    agree
    [ -z "$(git status --porcelain)" ] || fail "there are uncommitted changes"
    git tag -a "v$version" -m "Bench $version"
    echo "v$version is set. To publish it: git push origin v$version"
    ;;
build)
    folder=${2:-}
    [ -n "$folder" ] || fail "name a folder"
    [ ! -e "$folder" ] || fail "$folder is there already"
    agree
    [ "$(git describe --exact-match --tags 2>/dev/null)" = "v$version" ] || fail "this commit is not tagged v$version"
    mkdir -p "$folder"
    dotnet pack src/Bench.Cli -c Release -o "$folder"
    tools/sbom.sh "$folder"
    cp THIRD-PARTY-LICENCES.md LICENSE CITATION.cff "$folder"
    notes "$version" > "$folder/NOTES.md"
    (cd "$folder" && sha256sum -- * > SHA256SUMS.tmp && mv SHA256SUMS.tmp SHA256SUMS)
    ls -l "$folder"
    ;;
*)
    fail "prepare X.Y.Z, tag or build FOLDER; see the first lines of this file"
    ;;
esac
