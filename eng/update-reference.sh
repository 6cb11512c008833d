#!/usr/bin/env bash
# Writes docs/reference from the program: command pages, operations, errors, exit codes, environment, JSON Schemas.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet run --project eng/Swamp.DocsGen -v q -- docs/reference
