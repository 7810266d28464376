using System.Text.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.EndToEnd.Tests.Refusals;

/// <summary>The table of refused requests.</summary>
internal static partial class BadRequests
{
    public const string Commitment =
        """{"textVersion":"2026-1","signerName":"张示例","declaresNoDishonesty":true,"consentsToElectronicService":"""
        + """true,"consentsToIdentityNumber":true}""";

    private const string OneDecision = """{"code":"ABC234","choice":"admit","reason":"材料齐全"}""";
    private const string OneReason = """{"reason":"不再需要"}""";
    private const string NewOfficer = """{"id":"xin","name":"新人","email":"xin@keji.example","roles":["CaseOfficer"]}""";
    private const string Form = "application/x-www-form-urlencoded";

    public static IReadOnlyList<BadRequest> All { get; } =
    [
        .. Applications,
        .. Parties,
        .. Drafts,
        .. Forms,
        .. Steps,
        .. Units,
        .. Objections,
        .. Tasks,
        .. CheckQueue,
        .. Panel,
        .. Strangers,
        .. Staff,
        .. DeskWork,
        .. Guides,
        .. Bureau,
        .. Reading,
    ];

    private static IEnumerable<BadRequest> Applications =>
        [
            Begin("a body that is no JSON", "<xml/>", 400, "json-is-malformed"),
            Begin("no body", "", 400, "json-is-malformed"),
            Begin("null", "null", 400, "body-is-empty"),
            Begin("an array", "[]", 400, "json-is-malformed"),
            Begin("JSON 1,000 levels deep", new string('[', 1000) + new string(']', 1000), 400, "json-is-malformed"),
            Begin("a field twice", With("title", "题").Insert(1, "\"title\":\"又一题\","), 400, "json-is-malformed", "title"),
            Begin("an unknown field", With("colour", "red"), 400, "json-is-malformed", "colour"),
            Begin("a field of other case", With("Title", "题"), 400, "json-is-malformed", "Title"),
            Begin("parties that are null", With("parties", null), 400, "json-is-malformed", "parties"),
            Begin(
                "half a surrogate pair",
                GoodForm().Replace("盐碱地", "\\ud800", StringComparison.Ordinal),
                400,
                "json-is-malformed",
                "title"
            ),
            Begin("a body of 300 KiB", With("title", new string('a', 300 * 1024)), 413, "body-is-too-large"),
            Begin("a round that does not exist", With("roundId", "no-such-round"), 404, "round-not-found", "roundId"),
            Begin("a round id with a line break", With("roundId", "2026-drill\n"), 404, "round-not-found", "roundId"),
            Begin("no title", With("title", null), 422, "text-is-malformed", "title"),
            Begin("a title of 201 characters", With("title", new string('题', 201)), 422, "text-is-malformed", "title"),
            Begin("a title with a header of a mail", With("title", "题\r\nBcc: all@example.com"), 422, "text-is-malformed", "title"),
            Begin("a title of NUL", With("title", "\0"), 422, "text-is-malformed", "title"),
            Begin("a title that nobody sees", With("title", "\u202E\u200B\u3164"), 422, "text-is-malformed", "title"),
            Begin("a category of another round", With("categoryId", "space"), 422, "category-is-unknown", "categoryId"),
            Begin("an amount of nothing", With("amountYuan", 0), 422, "amount-is-out-of-range", "amountYuan"),
            Begin("a negative amount", With("amountYuan", -1), 422, "amount-is-out-of-range", "amountYuan"),
            Begin("an amount below a fen", With("amountYuan", 0.001m), 422, "amount-is-out-of-range", "amountYuan"),
            Begin("an amount above the budget", With("amountYuan", 500_000.01m), 422, "amount-is-out-of-range", "amountYuan"),
            Begin(
                "an amount of 1e400",
                GoodForm().Replace("200000", "1e400", StringComparison.Ordinal),
                400,
                "json-is-malformed",
                "amountYuan"
            ),
            Begin("an amount that is a text", With("amountYuan", "200000"), 400, "json-is-malformed", "amountYuan"),
            Begin("no mail address", With("contactEmail", null), 422, "email-is-malformed", "contactEmail"),
            Begin("two mail addresses", With("contactEmail", "a@example.com,b@example.com"), 422, "email-is-malformed", "contactEmail"),
            Begin(
                "a mail address with a header",
                With("contactEmail", "a@example.com\r\nBcc: b@example.com"),
                422,
                "email-is-malformed",
                "contactEmail"
            ),
            Begin("plain text", GoodForm(), 415, "content-type-is-not-json") with
            {
                ContentType = "text/plain",
            },
            Begin("a short idempotency key", GoodForm(), 422, "idempotency-key-is-malformed") with
            {
                IdempotencyKey = "0123456789abcde",
            },
            Begin("a long idempotency key", GoodForm(), 422, "idempotency-key-is-malformed") with
            {
                IdempotencyKey = new string('k', 101),
            },
        ];

    private static IEnumerable<BadRequest> Parties =>
        [
            Begin("no parties", With("parties", new JsonArray()), 422, "party-role-count", "parties"),
            Begin(
                "31 parties",
                With("parties", new JsonArray([.. Enumerable.Range(0, 31).Select(_ => Party(0))])),
                422,
                "too-many-parties",
                "parties"
            ),
            Begin("a party that is null", WithParty(0, null), 422, "text-is-malformed", "parties[0].name"),
            Begin("two lead units", WithParty(1, Party(0)), 422, "party-role-count", "parties"),
            Begin("a party of no role", WithParty(1, Party(1, "role", null)), 422, "party-role-is-missing", "parties[1].role"),
            Begin("a role by number", WithParty(1, Party(1, "role", 2)), 400, "json-is-malformed", "parties[1].role"),
            Begin("a party id with a slash", WithParty(1, Party(1, "id", "p/1")), 422, "party-id-is-malformed", "parties[1].id"),
            Begin("one party id twice", WithParty(1, Party(1, "id", "u1")), 422, "party-ids-repeat", "parties"),
            Begin(
                "a unit code of 17 characters",
                WithParty(0, Party(0, "unifiedSocialCreditCode", "91220800MA0EX4MP5")),
                422,
                "credit-code-length-is-wrong",
                "parties[0].unifiedSocialCreditCode"
            ),
            Begin(
                "a unit code whose check is wrong",
                WithParty(0, Party(0, "unifiedSocialCreditCode", "91220800MA0EX4MP5N")),
                422,
                "credit-code-check-is-wrong",
                "parties[0].unifiedSocialCreditCode"
            ),
            Begin(
                "a unit with a citizen id",
                WithParty(0, Party(0, "citizenId", "22080218800307019X")),
                422,
                "unit-has-no-citizen-id",
                "parties[0].citizenId"
            ),
            Begin(
                "a person with a unit code",
                WithParty(1, Party(1, "unifiedSocialCreditCode", "91220800MA0EX4MP5M")),
                422,
                "person-has-no-unit-code",
                "parties[1].unifiedSocialCreditCode"
            ),
            Begin(
                "a citizen id whose check is wrong",
                WithParty(1, Party(1, "citizenId", "220802188003070190")),
                422,
                "citizen-id-check-is-wrong",
                "parties[1].citizenId"
            ),
            Begin(
                "a citizen born on 29 February 1900",
                WithParty(1, Party(1, "citizenId", "220802190002290011")),
                422,
                "citizen-id-date-does-not-exist",
                "parties[1].citizenId"
            ),
            Begin(
                "a citizen born in 9999",
                WithParty(1, Party(1, "citizenId", "110105999912310020")),
                422,
                "citizen-id-date-is-in-the-future",
                "parties[1].citizenId"
            ),
            Begin(
                "a citizen id in Arabic digits",
                WithParty(1, Party(1, "citizenId", "١١٠١٠٥١٩٤٩١٢٣١٠٠٢X")),
                422,
                "citizen-id-character-is-not-allowed",
                "parties[1].citizenId"
            ),
        ];

    private static IEnumerable<BadRequest> Drafts =>
        [
            new("a draft without a token", "GET", "applications/{draft}", 401, "access-is-missing"),
            new("somebody else's draft", "GET", "applications/{other}", 404, "application-not-found") { Sender = Sender.Applicant },
            new("an application id that is none", "GET", "applications/..%2Frounds", 404, "application-not-found")
            {
                Sender = Sender.Applicant,
            },
            new("a commitment of an unknown party", "PUT", "applications/{draft}/commitments/x9", 422, "party-is-unknown")
            {
                Sender = Sender.Applicant,
                Body = Commitment,
            },
            new(
                "a commitment of a party that no key can hold",
                "PUT",
                "applications/{draft}/commitments/%5C%23%3F",
                422,
                "party-is-unknown"
            )
            {
                Sender = Sender.Applicant,
                Body = Commitment,
            },
            new("a commitment in somebody else's name", "PUT", "applications/{other}/commitments/u1", 404, "application-not-found")
            {
                Sender = Sender.Applicant,
                Body = Commitment,
            },
            new("an old commitment", "PUT", "applications/{draft}/commitments/u1", 422, "commitment-text-is-outdated", "textVersion")
            {
                Sender = Sender.Applicant,
                Body = Commitment.Replace("2026-1", "2020-1", StringComparison.Ordinal),
            },
            new("a commitment without a signer", "PUT", "applications/{draft}/commitments/u1", 422, "text-is-malformed", "signerName")
            {
                Sender = Sender.Applicant,
                Body = Commitment.Replace("张示例", " ", StringComparison.Ordinal),
            },
            new(
                "a commitment of a person who keeps the number to themselves",
                "PUT",
                "applications/{draft}/commitments/p1",
                422,
                "identity-consent-is-refused",
                "consentsToIdentityNumber"
            )
            {
                Sender = Sender.Applicant,
                Body = Commitment.Replace(
                    "\"consentsToIdentityNumber\":true",
                    "\"consentsToIdentityNumber\":false",
                    StringComparison.Ordinal
                ),
            },
            new(
                "a commitment without a word about the number",
                "PUT",
                "applications/{draft}/commitments/p1",
                422,
                "consent-is-missing",
                "consentsToIdentityNumber"
            )
            {
                Sender = Sender.Applicant,
                Body = Commitment.Replace(",\"consentsToIdentityNumber\":true", "", StringComparison.Ordinal),
            },
            Step("a link to sign by for nobody", "commitments/x9/invitation", """{"email":"a@unit.example"}""", 422, "party-is-unknown"),
            Step(
                "a link to sign by to no address",
                "commitments/p1/invitation",
                """{"email":"zhang"}""",
                422,
                "email-is-malformed",
                "email"
            ),
            Step("a link to sign by without an address", "commitments/p1/invitation", null, 422, "email-is-malformed", "email"),
            Step(
                "a link to sign by with a field of nobody",
                "commitments/p1/invitation",
                """{"to":"a@unit.example"}""",
                400,
                "json-is-malformed",
                "to"
            ),
            new(
                "a link to sign what is handed in",
                "POST",
                "applications/{submitted}/commitments/u1/invitation",
                409,
                "application-is-not-a-draft"
            )
            {
                Sender = Sender.Submitter,
            },
            new("a look at a link to sign by that is none", "GET", "commitments/none", 404, "signing-link-not-found"),
            new("a signature by no link", "POST", "commitments/none", 404, "signing-link-not-found") { Body = Commitment },
            new("a text that was never signed", "GET", "commitment-texts/1999-1", 404, "commitment-text-not-found"),
            new(
                "a document that nobody asked for",
                "PUT",
                "applications/{draft}/documents/evidence?fileName=a.pdf",
                422,
                "document-kind-is-unknown"
            )
            {
                Sender = Sender.Applicant,
                Body = "%PDF-1.7",
            },
            new("a document without a name", "PUT", "applications/{draft}/documents/proposal", 422, "file-name-is-malformed", "fileName")
            {
                Sender = Sender.Applicant,
                Body = "%PDF-1.7",
            },
            new(
                "a document with a header in its name",
                "PUT",
                "applications/{draft}/documents/proposal?fileName=a%0D%0AX-A:b.pdf",
                422,
                "file-name-is-malformed",
                "fileName"
            )
            {
                Sender = Sender.Applicant,
                Body = "%PDF-1.7",
            },
            new(
                "a program that looks like a PDF",
                "PUT",
                "applications/{draft}/documents/proposal?fileName=a%E2%80%AEfdp.exe",
                422,
                "document-is-damaged"
            )
            {
                Sender = Sender.Applicant,
                Body = "%PDF-1.7",
            },
            new(
                "a page in a document's clothes",
                "PUT",
                "applications/{draft}/documents/proposal?fileName=a.pdf",
                415,
                "document-type-is-not-accepted"
            )
            {
                Sender = Sender.Applicant,
                Body = "<html><script>",
            },
            new("an empty document", "PUT", "applications/{draft}/documents/proposal?fileName=a.pdf", 422, "document-is-empty")
            {
                Sender = Sender.Applicant,
                Body = "",
            },
            new(
                "a document that does not fit",
                "PUT",
                "applications/{draft}/documents/proposal?fileName=a.pdf",
                413,
                "document-is-too-large"
            )
            {
                Sender = Sender.Applicant,
                Body = "%PDF-1.7" + new string('a', 20_000_000),
            },
            new("a body larger than anything", "PUT", "applications/{draft}/documents/proposal?fileName=a.pdf", 413, "body-is-too-large")
            {
                Sender = Sender.Applicant,
                Body = "%PDF-1.7" + new string('a', 22_000_000),
            },
            new("a submission with nothing done", "POST", "applications/{draft}/submission", 422, "commitment-is-missing")
            {
                Sender = Sender.Applicant,
            },
            new("a file that is not there", "GET", "applications/{draft}/files/0123456789abcdef", 404, "document-not-found")
            {
                Sender = Sender.Applicant,
            },
            new("an access link that is none", "GET", "access/k1.{draft}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 404, "application-not-found"),
        ];

    private static IEnumerable<BadRequest> Bureau =>
        [
            Guide("an id that is not the address's", "id", "2026-other", 422, "id"),
            Guide("a title on two lines", "title", "一行\n又一行", 422, "title"),
            Guide("a closing hour in the past", "closesAt", "2026-01-02T00:00:00+08:00", 422, "closesAt"),
            Guide("a closing hour at the end of time", "closesAt", "9999-12-31T23:59:59+00:00", 422, "closesAt", "time-is-malformed"),
            Guide("a closing hour of no zone", "closesAt", "2026-12-31T17:00:00", 422, "closesAt", "time-is-malformed"),
            Guide("an opening at the beginning of time", "opensAt", "0001-01-01T00:00:00+00:00", 422, "opensAt"),
            Guide("a notice without an end", "notice", new JsonObject { ["length"] = "10675199.02:48:05" }, 422, "notice.length"),
            Guide(
                "a document kind that officers use",
                "requiredDocuments",
                new JsonArray(new JsonObject { ["kind"] = "evidence", ["name"] = "佐证" }),
                422,
                "requiredDocuments[0].kind"
            ),
            Guide("nobody in it", "staff", new JsonArray(), 422, "staff"),
        ];

    private static IEnumerable<BadRequest> Reading =>
        [
            new("a round that is not there", "GET", "rounds/no-such-round", 404, "round-not-found"),
            new("a round id that no key can hold", "GET", "rounds/%5C%23%3F", 404, "round-not-found"),
            new("a public page that is not there", "GET", "public/publications/none.html", 404, "page-not-found"),
            new("the bureau's list through the public site", "GET", "public/..%2Flists%2Fbureau.json", 404, "page-not-found"),
            new("the bureau's list by back strokes", "GET", "public/..%5Clists%5Cbureau.json", 404, "page-not-found"),
            new("an application to no round", "GET", "rounds/no-such-round/application", 404, "round-not-found"),
            new("an application to a round that is closed", "GET", "rounds/{panel-round}/application", 409, "round-is-closed"),
            new("a rehearsal where time is real", "GET", "rehearsal/clock", 404, "page-not-found"),
            new("a rehearsal moved where time is real", "PUT", "rehearsal/clock", 404, "page-not-found")
            {
                Body = "{}",
                Sender = Sender.Bureau,
            },
            new("the audit of what has none", "GET", "desk/officers/chief/audit", 404, "page-not-found") { Sender = Sender.Bureau },
            new("an anchor that is none", "GET", "desk/anchors/0", 404, "page-not-found") { Sender = Sender.Bureau },
            new("an anchor without a number", "GET", "desk/anchors/last", 404, "page-not-found") { Sender = Sender.Bureau },
            new("the audit of nothing", "GET", "desk/applications/none/audit", 404, "page-not-found") { Sender = Sender.Bureau },
        ];

    private static BadRequest Begin(string name, string body, int status, string code, string? field = null) =>
        new($"begin with {name}", "POST", "applications", status, code, field) { Body = body };

    private static BadRequest Guide(
        string name,
        string field,
        JsonNode value,
        int status,
        string faultyField,
        string code = "guide-is-malformed"
    )
    {
        var guide = Example("round.json");
        guide["id"] = "{new}";
        guide[field] = value;
        return new BadRequest($"a guide with {name}", "PUT", "rounds/{new}", status, code, faultyField)
        {
            Body = guide.ToJsonString(),
            Sender = Sender.Bureau,
        };
    }

    private static string With(string field, JsonNode? value)
    {
        var form = Example("application.json");
        form[field] = value;
        return Text(form);
    }

    private static string WithParty(int index, JsonNode? party)
    {
        var form = Example("application.json");
        form["parties"]![index] = party;
        return Text(form);
    }

    private static JsonNode Party(int index, string? field = null, JsonNode? value = null)
    {
        var party = Example("application.json")["parties"]![index]!.DeepClone();
        if (field is not null)
        {
            party[field] = value;
        }

        return party;
    }

    private static string GoodForm() => Text(Example("application.json"));

    private static JsonObject Example(string name)
    {
        var example = JsonNode.Parse(File.ReadAllText(Repository.PathOf($"examples/{name}")))!.AsObject();
        if (example.ContainsKey("contactEmail"))
        {
            (example["contactEmail"], example["roundId"]) = ("clerk@{new}.example", "{round}");
        }

        return example;
    }

    // With literal characters, so that parts can be replaced.
    private static string Text(JsonObject form) =>
        form.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
