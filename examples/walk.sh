#!/usr/bin/env bash
# Takes one application from a new drill round to the public page with curl: the steps of an applicant and four officers; the timers do
# the rest. The app must be running (./run.sh). Can be repeated. Needs bash, curl and node.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
BASE=${CREDITFUNCTIONS_BASE_ADDRESS:-http://localhost:7071}
KEY=${CREDITFUNCTIONS_KEY:-$(node -p "require('$HERE/../src/Functions/local.settings.json').Values.LocalHost__Keys__default")}
ROUND=drill-$(date +%s)-$$
# Seconds until the round closes: the application must be submitted by then.
CLOSES_IN=${CREDITFUNCTIONS_CLOSES_IN:-15}
# Mails contain the title of the round: a unique one, so that this walk finds its own mails.
TITLE=$(node -p "require('$HERE/round.json').title.replace('演练批次', '$ROUND')")

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
# Evaluates an expression over the JSON document `it` on standard input.
pick() { node -e 'const it = JSON.parse(require("fs").readFileSync(0)); console.log(eval(process.argv[1]))' "$1"; }
call() { curl --silent --show-error --fail-with-body "$@"; }
# The app's business time: after the sample round this is the rehearsal clock.
NOW=$(curl --silent --fail "$BASE/rehearsal/clock" | pick it.now 2>/dev/null || date -u +%FT%TZ)
in_seconds() { node -p "new Date(new Date('$NOW').getTime() + $1 * 1000).toISOString()"; }

# find_mail STEP TEXT: link and code of the mail of a step that contains the text; fails while there is none.
find_mail() {
  call -H "x-functions-key: $KEY" "$BASE/mailbox" | pick "
    const mail = it.messages.find(m => m.subject.includes('$1') && m.text.includes('$2'));
    if (!mail) process.exit(1);
    mail.text.match(/\/tasks\/(\S+)/)[1] + ' ' + mail.text.match(/验证码：(\S+)/)[1]"
}

# Waits for that mail for at most a minute.
mail_of() {
  for _ in $(seq 60); do
    find_mail "$@" && return
    sleep 1
  done
  echo "No mail for $1 came within a minute." >&2
  exit 1
}

# decide STEP DECISION [TEXT]: decides a task as its officer, by link and code. The decision is given without the code.
decide() {
  local link token code
  link=$(mail_of "$1" "${3:-$TITLE}")
  read -r token code <<<"$link"
  call -H 'Content-Type: application/json' -d "$(node -p "JSON.stringify({code: '$code', ...($2)})")" "$BASE/tasks/$token" |
    pick "'   ' + it.step + ': ' + JSON.stringify(it.decision)"
}

# Records every credit query that is due and waits until the credit checks are complete. Results of an earlier walk are still valid: then
# there is no mail.
look_up() {
  local token='' code query evidence
  for _ in $(seq 60); do
    [ -n "$token" ] || read -r token code < <(find_mail 信用查验 "$TITLE") || true
    for query in ${token:+$(call -H "Task-Code: $code" "$BASE/tasks/$token" | pick "it.creditQueries.map(each => each.id).join(' ')")}; do
      evidence=$(call -X PUT -H "Task-Code: $code" --data-binary "@$HERE/evidence.png" \
        "$BASE/tasks/$token/evidence?query=$query&fileName=evidence.png" | pick it.id)
      call -H 'Content-Type: application/json' "$BASE/tasks/$token/queries/$query" \
        -d "{\"code\": \"$code\", \"outcome\": \"Clear\", \"evidenceId\": \"$evidence\", \"reason\": \"未查到记录，截图附后\"}" |
        pick "'   ' + it.source + ': ' + it.outcome"
    done
    if [ "$(applicant "$BASE/applications/$ID" | pick it.state)" = ExpertReview ]; then
      [ -n "$token" ] || echo '   Earlier results for these parties are still valid.'
      return
    fi
    sleep 1
  done
  echo 'The credit checks were not complete within a minute.' >&2
  exit 1
}

# An expert declares that there is no conflict of interest, and signs a score sheet.
score() {
  local link token code
  link=$(mail_of 专家评审 "$TITLE")
  read -r token code <<<"$link"
  call -H 'Content-Type: application/json' -d "{\"code\": \"$code\", \"declares\": true, \"recusals\": []}" "$BASE/tasks/$token" >/dev/null
  call -H 'Content-Type: application/json' "$BASE/tasks/$token" \
    -d "{\"code\": \"$code\", \"sheets\": [{\"applicationId\": \"$ID\", \"score\": 86.5, \"comment\": \"路线可行，示范面积明确\"}]}" |
    pick "'   ' + it.step + ': ' + JSON.stringify(it.decision.sheets[0].scores)"
}

say "1. The bureau publishes a drill round that closes in $CLOSES_IN seconds"
times="opensAt: '$(in_seconds -60)', closesAt: '$(in_seconds $CLOSES_IN)'"
node -p "JSON.stringify({...require('$HERE/round.json'), id: '$ROUND', title: '$TITLE', $times})" |
  call -X PUT -H "x-functions-key: $KEY" -H 'Content-Type: application/json' -d @- "$BASE/rounds/$ROUND" |
  pick "'   ' + it.id + ' closes ' + it.closesAt"

say "2. A unit's clerk creates an application"
created=$(node -p "JSON.stringify({...require('$HERE/application.json'), roundId: '$ROUND'})" |
  call -H 'Content-Type: application/json' -H "Idempotency-Key: $ROUND-application" -d @- "$BASE/applications")
ID=$(pick it.id <<<"$created")
TOKEN=$(pick it.accessToken <<<"$created")
echo "   $BASE/applications/$ID"
applicant() { call -H "Authorization: Bearer $TOKEN" "$@"; }

say "3. Unit and principal investigator sign by the links in their own mailboxes; the proposal is uploaded"
for party in u1 p1; do
  applicant -H 'Content-Type: application/json' -d "{\"email\": \"$party@$ROUND.example\"}" \
    "$BASE/applications/$ID/commitments/$party/invitation" >/dev/null
  link=$(call -H "x-functions-key: $KEY" "$BASE/mailbox?to=$party@$ROUND.example" |
    pick 'it.messages[0].text.match(/\/commitments\/(\S+)/)[1]')
  call -H 'Content-Type: application/json' "$BASE/commitments/$link" \
    -d '{"textVersion": "2026-1", "signerName": "张示例", "declaresNoDishonesty": true,
         "consentsToElectronicService": true, "consentsToIdentityNumber": true}' |
    pick "'   ' + it.party.name + ': ' + it.text.title"
done
applicant -X PUT --data-binary "@$HERE/application.pdf" "$BASE/applications/$ID/documents/proposal?fileName=proposal.pdf" |
  pick "'   ' + it.fileName + ', ' + it.sizeBytes + ' bytes, sha256 ' + it.sha256"

say "4. The application is submitted"
SERIAL=$(applicant -X POST "$BASE/applications/$ID/submission" | pick it.serial)
echo "   $SERIAL"

say "5. The round closes; a case officer admits the application and records the credit queries"
TODAY=$(TZ=Asia/Shanghai date -d "$NOW" +%F)
decide 形式审查 "{choice: 'admit', reason: '材料齐全，符合申报条件'}" "$SERIAL"
look_up

say "6. An expert declares and scores; the ranking is frozen"
score
decide 排序锁定 "{reason: '评审表全部签署'}"

say "7. The meeting decides and the finance bureau concurs"
decide 会议审定 "{heldOn: '$TODAY', minutesNumber: '白科会〔2026〕1号'}"
decide 财政会签 "{choice: 'agree', reason: '同意'}"

say "8. The public notice lasts 5 seconds; then one document awards the batch"
decide 联合下达 "{documentNumber: '白科联发〔2026〕1号', issuedOn: '$TODAY'}"

say "9. The timer publishes the result"
for _ in $(seq 60); do
  call -o /dev/null "$BASE/public/publications/award-$ROUND.html" 2>/dev/null && break
  sleep 1
done
call "$BASE/public/publications/award-$ROUND.json" |
  pick "'   ' + it.documentNumber + ': ' + it.projects.map(p => p.number + ' ' + p.title).join('; ')"
applicant "$BASE/applications/$ID" | pick "'   The application is ' + it.state"
printf '\nSee %s/public/index.html\n' "$BASE"
