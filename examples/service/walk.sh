#!/usr/bin/env bash
# Walks the whole road with curl alone against a running service: reports hosts, lists profiles,
# creates one, ranks hosts for it, launches with it, asks how similar its host is, follows the events
# and ends the VM. Usage: walk.sh [URL]; a token is taken from the variable PERSONALITY_TOKEN.
set -euo pipefail

url=${1:-http://127.0.0.1:8080}
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
samples=$here/../cli/src/main/resources/io/personality/cli
answers=$(mktemp -d)
trap 'rm -rf "$answers"' EXIT

# The token goes through a file, so that no list of processes shows it.
printf 'silent\nshow-error\nfail-with-body\nmax-time = 30\n' >"$answers/curlrc"
if [[ -n ${PERSONALITY_TOKEN:-} ]]; then
  printf 'header = "Authorization: Bearer %s"\n' "$PERSONALITY_TOKEN" >>"$answers/curlrc"
fi

ask() { curl --config "$answers/curlrc" -w '\n' "$@"; }

step() { printf '\n== %s\n' "$*"; }

# The text of a field that occurs in an answer.
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" <<<"$2" | head -n 1; }

# Follows the events from here on.
curl --config "$answers/curlrc" -N -H 'Accept: text/event-stream' -o "$answers/events" \
  "$url/v1/events" &
follower=$!
trap 'kill "$follower" 2>/dev/null || true; rm -rf "$answers"' EXIT

step "Reporting the fingerprints of some hosts"
while read -r fingerprint; do
  host=$(sed -n 's/.*"host": *"\([^"]*\)".*/\1/p' <<<"$fingerprint")
  ask -w '' -o /dev/null -X PUT --data-binary "$fingerprint" "$url/v1/hosts/${host//\//%2F}/fingerprint"
  echo "$host"
done <"$samples/host-types.jsonl"

step "Listing the profiles that are there"
ask "$url/v1/profiles?limit=3"

step "Creating a profile, the document as it is"
profile=walk-$$-$RANDOM
ask --data-binary "@$samples/high-precision.json" "$url/v1/profiles?id=$profile"

step "Ranking hosts for it; claims nothing"
ask -d "{\"profile\": \"$profile\", \"top\": 3, \"explain\": false}" "$url/v1/matches"

step "Launching with it"
placed=$(ask -H "Idempotency-Key: $profile" -d "{\"profile\": \"$profile\", \"vcpus\": 2}" \
  "$url/v1/placements")
placement=$(field placement "$placed")
echo "placement $placement on $(field host "$placed")"

step "Launching again with the same key: the same placement"
again=$(ask -H "Idempotency-Key: $profile" -d "{\"profile\": \"$profile\", \"vcpus\": 2}" \
  "$url/v1/placements")
[[ $(field placement "$again") == "$placement" ]]
echo "placement $placement"

step "Asking how similar its host is"
ask "$url/v1/placements/$placement/similarity"

step "Asking for what nobody has"
ask -w '\n%{http_code}\n' -d '{"profile": "'"$profile"'", "vcpus": 1000000}' "$url/v1/matches" || true

step "Ending it"
ended=$(ask -X DELETE "$url/v1/placements/$placement")
echo "state $(field state "$ended")"

step "Seeing what happened to it"
for _ in {1..100}; do
  if grep -q '"released"' "$answers/events" 2>/dev/null; then break; fi
  read -rt 0.1 <> <(:) || true
done
grep -A 2 -B 1 '^event: placement' "$answers/events"
grep -q '"released"' "$answers/events"
