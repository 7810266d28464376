using System.Text;
using System.Text.Json.Nodes;

namespace CreditFunctions.EndToEnd.Tests.Refusals;

/// <content>Requests of applicants for an existing application, of units and of objectors.</content>
internal static partial class BadRequests
{
    // A browser sends its cookie with cross-site requests too: only a form of this site is accepted.
    private static string[] FormsOfAnApplicant =>
        [
            "",
            "/commitments/u1",
            "/commitments/u1/invitation",
            "/submission",
            "/recall",
            "/withdrawal",
            "/correction",
            "/answers",
            "/renunciation",
            "/contact",
            "/seal",
            "/documents/proposal/removal",
        ];

    private static IEnumerable<BadRequest> Forms =>
        [
            .. FormsOfAnApplicant.Select(path => new BadRequest(
                $"a form from elsewhere to the application{path}",
                "POST",
                $"applications/{{draft}}{path}",
                422,
                "form-is-outdated"
            )
            {
                Body = "antiForgery=none&choice=yes&reason=a",
                ContentType = Form,
                Sender = Sender.ApplicantInBrowser,
            }),
            .. FormsOfAnApplicant.Select(path => new BadRequest(
                $"JSON by a cookie to the application{path}",
                "POST",
                $"applications/{{draft}}{path}",
                422,
                "form-is-outdated"
            )
            {
                Body = OneReason,
                Sender = Sender.ApplicantInBrowser,
            }),
            new("a file in a form from elsewhere", "POST", "applications/{draft}/documents/proposal", 422, "form-is-outdated")
            {
                Body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\r\n--b--\r\n",
                ContentType = "multipart/form-data; boundary=b",
                Sender = Sender.ApplicantInBrowser,
            },
            new("an application by a form that nobody served", "POST", "applications", 422, "form-is-outdated")
            {
                Body = "roundId={round}&title=Amaranth",
                ContentType = Form,
                ComesBack = "Amaranth",
            },
            new("an application by a form that breaks off", "POST", "applications", 422, "form-is-malformed")
            {
                Body = "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\na",
                ContentType = "multipart/form-data; boundary=b",
            },
            new("an application by a form in GB 18030", "POST", "applications", 400, "charset-is-not-utf8")
            {
                Body = "roundId={round}&title=%B0%D7%B3%C7",
                ContentType = Form,
            },
            new("an application by a form without end", "POST", "applications", 422, "form-is-malformed")
            {
                Body = string.Join('&', Enumerable.Range(0, 6000).Select(number => $"f{number}=")),
                ContentType = Form,
            },
            new("an application in a form with a giant field", "POST", "applications", 422, "form-is-malformed")
            {
                Body = $"title={new string('a', 1_100_000)}",
                ContentType = Form,
            },
        ];

    private static IEnumerable<BadRequest> Steps =>
        [
            Change("without a title", "draft", With("title", null), 422, "text-is-malformed", "title"),
            Change(
                "with an abstract of 2,001 characters",
                "draft",
                With("abstract", new string('a', 2001)),
                422,
                "text-is-too-long",
                "abstract"
            ),
            Change("with a field of nobody", "draft", With("state", "Awarded"), 400, "json-is-malformed", "state"),
            Change("in UTF-16", "draft", GoodForm(), 400, "charset-is-not-utf8") with
            {
                Encoding = Encoding.Unicode,
            },
            Change("in Latin-1 called UTF-8", "draft", With("title", "Café"), 400, "charset-is-not-utf8") with
            {
                Encoding = Encoding.Latin1,
            },
            Change("of somebody else's", "other", GoodForm(), 404, "application-not-found"),
            new("a change of what is handed in", "PUT", "applications/{submitted}", 409, "application-is-not-a-draft")
            {
                Body = GoodForm(),
                Sender = Sender.Submitter,
            },
            new("a commitment to what is handed in", "PUT", "applications/{submitted}/commitments/u1", 409, "application-is-not-a-draft")
            {
                Body = Commitment,
                Sender = Sender.Submitter,
            },
            new(
                "a document for what is handed in",
                "PUT",
                "applications/{submitted}/documents/proposal?fileName=a.pdf",
                409,
                "application-is-not-a-draft"
            )
            {
                Body = "%PDF-1.7",
                Sender = Sender.Submitter,
            },
            new("the form of what is handed in", "GET", "applications/{submitted}/form", 409, "application-is-not-a-draft")
            {
                Sender = Sender.Submitter,
            },
            Read("a part that is none", "applications/{draft}/secrets", 404, "page-not-found"),
            Read("a commitment of nobody", "applications/{draft}/commitments/x9", 422, "party-is-unknown"),
            Read("a document that nobody asks for", "applications/{draft}/documents/diary", 422, "document-kind-is-unknown"),
            Step("a guide adopted that is the current one", "guide", null, 409, "guide-is-current"),
            Step("a required document taken out", "documents/proposal/removal", null, 409, "document-is-required"),
            Step("an electronic seal where there is none", "seal", null, 409, "seal-is-not-offered"),
            Step("a draft taken back", "recall", null, 409, "move-is-not-legal"),
            Step("a withdrawal without a reason", "withdrawal", "{}", 422, "reason-is-missing", "reason"),
            Step(
                "a withdrawal for ever so many reasons",
                "withdrawal",
                new JsonObject { ["reason"] = new string('a', 20_000) }.ToJsonString(),
                422,
                "reason-is-missing",
                "reason"
            ),
            Step("a withdrawal with a field of nobody", "withdrawal", """{"reason":"a","by":"chief"}""", 400, "json-is-malformed", "by"),
            Step("a withdrawal by a list", "withdrawal", "[]", 400, "json-is-malformed"),
            Step("a withdrawal in plain text", "withdrawal", "reason", 415, "content-type-is-not-json") with
            {
                ContentType = "text/plain",
            },
            Step("an award given up that is none", "renunciation", OneReason, 409, "move-is-not-legal"),
            Step("an award given up without a reason", "renunciation", null, 422, "reason-is-missing", "reason"),
            Step("a correction that nobody asked for", "correction", null, 409, "nothing-to-correct"),
            Step(
                "an answer that nobody asked for",
                "answers",
                """{"partyId":"u1","source":"CreditChina","text":"已履行"}""",
                409,
                "nothing-to-answer"
            ),
            Step(
                "an answer about a source that is none",
                "answers",
                """{"partyId":"u1","source":"Moon","text":"已履行"}""",
                409,
                "nothing-to-answer"
            ),
            Step(
                "an answer about a source by a name that no source has",
                "answers",
                """{"partyId":"u1","source":"moon","text":"已履行"}""",
                400,
                "json-is-malformed",
                "source"
            ),
            Step(
                "an answer for a party with a key's characters",
                "answers",
                """{"partyId":"a|b/c#","source":"CreditChina","text":"x"}""",
                409,
                "nothing-to-answer"
            ),
            Step("a lead unit taken off", "answers", """{"partyId":"u1","removesPartner":true}""", 409, "nothing-to-answer"),
            Step("a contact that is no address", "contact", """{"contactEmail":"clerk"}""", 422, "email-is-malformed", "contactEmail"),
            Step("no contact", "contact", null, 422, "email-is-malformed", "contactEmail"),
            Step("a statement that nobody asked for", "statement", OneReason, 409, "no-statement-is-asked"),
            new("a submission without a token", "POST", "applications/{draft}/submission", 401, "access-is-missing"),
            new("a submission by another's token", "POST", "applications/{other}/submission", 404, "application-not-found")
            {
                Sender = Sender.Applicant,
            },
        ];

    private static IEnumerable<BadRequest> Units =>
        [
            Lost(
                "a unit code of 4 characters",
                """{"unifiedSocialCreditCode":"9122","contactEmail":"a@unit.example"}""",
                422,
                "credit-code-length-is-wrong",
                "unifiedSocialCreditCode"
            ),
            Lost("no unit code", """{"contactEmail":"a@unit.example"}""", 422, "credit-code-length-is-wrong", "unifiedSocialCreditCode"),
            Lost("no address", """{"unifiedSocialCreditCode":"91220800MA0EX4MP5M"}""", 422, "email-is-malformed", "contactEmail"),
            Lost(
                "a header in the address",
                """{"unifiedSocialCreditCode":"91220800MA0EX4MP5M","contactEmail":"a@b.example\r\nBcc: c@d.example"}""",
                422,
                "email-is-malformed",
                "contactEmail"
            ),
            Lost("a field of nobody", """{"citizenId":"1"}""", 400, "json-is-malformed", "citizenId"),
            Lost("plain text", "a@unit.example", 415, "content-type-is-not-json") with
            {
                ContentType = "text/plain",
            },
            new("a unit behind a token that is none", "GET", "units/none", 404, "unit-not-found"),
            new("a unit behind an access token", "GET", "units/{access}", 404, "unit-not-found"),
            new("receipts behind a task's token", "GET", "units/{task}/receipts", 404, "unit-not-found"),
            new("a draft behind a token that is none", "GET", "units/none/drafts/{draft}", 404, "unit-not-found"),
            new("a draft behind its own access token", "GET", "units/{access}/drafts/{draft}", 404, "unit-not-found"),
            new("a draft accepted by a token that is none", "POST", "units/none/drafts/{draft}", 404, "unit-not-found"),
            new("a draft accepted by its own access token", "POST", "units/{access}/drafts/{draft}", 404, "unit-not-found"),
        ];

    private static IEnumerable<BadRequest> Objections =>
        [
            new("an objection to nothing", "POST", "public/notices/none/objections", 404, "notice-not-found") { Body = "{}" },
            new("an objection to a notice that no key can hold", "POST", "public/notices/notice-%5C%23/objections", 404, "notice-not-found")
            {
                Body = "{}",
            },
            new("a look at no notice", "GET", "objections/none", 404, "notice-not-found"),
            Object(
                "to a project of another notice",
                """{"projectNumber":"2026-x-999","name":"王公民","contact":"w@citizen.example","facts":"该项目与已有项目重复。"}""",
                "projectNumber"
            ),
            Object(
                "without a name",
                """{"projectNumber":"{project}","contact":"w@citizen.example","facts":"该项目与已有项目重复。"}""",
                "name"
            ),
            Object(
                "by a name on two lines",
                """{"projectNumber":"{project}","name":"王\n民","contact":"w@citizen.example","facts":"该项目与已有项目重复。"}""",
                "name"
            ),
            Object("without an address", """{"projectNumber":"{project}","name":"王公民","facts":"该项目与已有项目重复。"}""", "contact"),
            Object(
                "in three words",
                """{"projectNumber":"{project}","name":"王公民","contact":"w@citizen.example","facts":"不公平"}""",
                "facts"
            ),
            Object(
                "in 4,001 characters",
                new JsonObject
                {
                    ["projectNumber"] = "{project}",
                    ["name"] = "王公民",
                    ["contact"] = "w@citizen.example",
                    ["facts"] = new string('a', 4001),
                }.ToJsonString(),
                "facts"
            ),
            new("an objection with a field of nobody", "POST", "public/notices/{notice}/objections", 400, "json-is-malformed", "anonymous")
            {
                Body = """{"anonymous":true}""",
            },
            new("a look at a confirmation that is none", "GET", "objection-confirmations/none", 404, "objection-not-found"),
            new("a confirmation of no objection", "POST", "objection-confirmations/none", 404, "objection-not-found"),
            new("an objection by a form that nobody served", "POST", "public/notices/{notice}/objections", 422, "form-is-outdated")
            {
                Body = "name=Amaranth",
                ContentType = Form,
                ComesBack = "Amaranth",
            },
        ];

    private static BadRequest Change(string name, string application, string body, int status, string code, string? field = null) =>
        new($"a change {name}", "PUT", $"applications/{{{application}}}", status, code, field) { Body = body, Sender = Sender.Applicant };

    private static BadRequest Step(string name, string step, string? body, int status, string code, string? field = null) =>
        new(name, "POST", $"applications/{{draft}}/{step}", status, code, field) { Body = body, Sender = Sender.Applicant };

    private static BadRequest Read(string name, string path, int status, string code) =>
        new(name, "GET", path, status, code) { Sender = Sender.Applicant };

    private static BadRequest Lost(string name, string body, int status, string code, string? field = null) =>
        new($"a lost link by {name}", "POST", "access", status, code, field) { Body = body };

    private static BadRequest Object(string name, string body, string field) =>
        new($"an objection {name}", "POST", "public/notices/{notice}/objections", 422, "objection-is-incomplete", field) { Body = body };
}
