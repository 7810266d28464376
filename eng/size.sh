#!/usr/bin/env bash
# Prints the size of the source in non-blank characters and lines, by project. Generated and restored files are left out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for project in src/Core src/Functions src/Pages src/LocalHost src/LocalApp src/Operator tests; do
  git ls-files -z -- "$project" | grep -zE '\.(cs|razor)$' | xargs -0 cat |
    awk -v name="$project" '{ lines++; gsub(/[[:space:]]/, ""); characters += length($0) }
      END { printf "%-14s %8d characters %7d lines\n", name, characters, lines }'
done
