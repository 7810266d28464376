using System.Text.Json.Nodes;

namespace CreditFunctions.EndToEnd.Tests.Refusals;

/// <content>Requests to links: of tasks, of the credit check queue, of an expert's session.</content>
internal static partial class BadRequests
{
    private static IEnumerable<BadRequest> Tasks =>
        [
            new("a task behind a token that is none", "GET", "tasks/k1.0123456789abcdef.AAAA", 404, "task-not-found"),
            new("a task behind an access token", "GET", "tasks/{access}", 404, "task-not-found"),
            new("a decision behind an access token", "POST", "tasks/{access}", 404, "task-not-found") { Body = OneDecision },
            new("evidence behind an access token", "PUT", "tasks/{access}/evidence?fileName=a.png", 404, "task-not-found")
            {
                Body = "\u0089PNG",
            },
            new("a task behind a very long token", "GET", $"tasks/k1.{new string('a', 4000)}.b", 404, "task-not-found"),
            new("a task behind half a token", "GET", "tasks/k1", 404, "task-not-found"),
            new("a task that was passed on", "GET", "tasks/{passed-on}", 410, "task-was-passed-on"),
            Decide("that was passed on", "{passed-on}", OneDecision, 410, "task-was-passed-on"),
            Decide("by a wrong code", "{task}", OneDecision, 403, "code-is-wrong", "code"),
            Decide("without a code", "{task}", """{"choice":"admit","reason":"齐全"}""", 403, "code-is-wrong", "code"),
            Decide("without a choice", "{task}", """{"code":"{code}","reason":"齐全"}""", 422, "decision-is-incomplete", "choice"),
            Decide(
                "by a choice of another step",
                "{task}",
                """{"code":"{code}","choice":"agree","reason":"齐全"}""",
                422,
                "decision-is-incomplete",
                "choice"
            ),
            Decide("without a reason", "{task}", """{"code":"{code}","choice":"admit"}""", 422, "decision-is-incomplete", "reason"),
            Decide(
                "with a reason of spaces",
                "{task}",
                """{"code":"{code}","choice":"admit","reason":"  "}""",
                422,
                "decision-is-incomplete",
                "reason"
            ),
            Decide(
                "with a reason of 2,001 characters",
                "{task}",
                new JsonObject
                {
                    ["code"] = "{code}",
                    ["choice"] = "admit",
                    ["reason"] = new string('a', 2001),
                }.ToJsonString(),
                422,
                "decision-is-incomplete",
                "reason"
            ),
            Decide("by a number", "{task}", """{"code":"{code}","choice":1,"reason":"齐全"}""", 400, "json-is-malformed", "choice"),
            Decide("with a field of nobody", "{task}", """{"code":"{code}","officer":"chief"}""", 400, "json-is-malformed", "officer"),
            Decide(
                "with a code twice",
                "{task}",
                """{"code":"ABC234","code":"{code}","choice":"admit","reason":"齐全"}""",
                400,
                "json-is-malformed",
                "code"
            ),
            Decide(
                "1,000 levels deep",
                "{task}",
                $"{{\"sheets\":{new string('[', 1000)}{new string(']', 1000)}}}",
                400,
                "json-is-malformed",
                "sheets[0]"
            ),
            Decide("held on 30 February", "{task}", """{"code":"{code}","heldOn":"2026-02-30"}""", 400, "json-is-malformed", "heldOn"),
            Decide(
                "about an application that is none",
                "{task}",
                """{"code":"{code}","sheets":[{"applicationId":"x"}]}""",
                400,
                "json-is-malformed",
                "sheets[0].applicationId"
            ),
            Decide("in plain text", "{task}", OneDecision, 415, "content-type-is-not-json") with
            {
                ContentType = "text/plain",
            },
            new("a document of a task that is none", "GET", "tasks/{task}/documents/none", 404, "document-not-found")
            {
                TaskCode = "{code}",
            },
            new("a document by the link alone", "GET", "tasks/{task}/documents/none", 403, "code-is-needed"),
            new("a task by a wrong code", "GET", "tasks/{task}", 403, "code-is-wrong", "code") { TaskCode = "ABC234" },
            new("a document of another application", "GET", "tasks/{task}/documents/{draft}/none", 404, "document-not-found")
            {
                TaskCode = "{code}",
            },
            new("evidence where none is taken", "PUT", "tasks/{task}/evidence?fileName=a.png", 422, "task-takes-no-evidence")
            {
                Body = "x",
            },
            new("a credit query where none is made", "POST", "tasks/{task}/queries/x", 422, "task-takes-no-evidence") { Body = "{}" },
        ];

    private static IEnumerable<BadRequest> CheckQueue =>
        [
            new(
                "evidence of no credit query",
                "PUT",
                "tasks/{queue}/evidence?query=none&fileName=a.png",
                404,
                "credit-query-not-found",
                "query"
            )
            {
                Body = "x",
                TaskCode = "{check-queue-code}",
            },
            new(
                "evidence that names no credit query",
                "PUT",
                "tasks/{queue}/evidence?fileName=a.png",
                404,
                "credit-query-not-found",
                "query"
            )
            {
                Body = "x",
                TaskCode = "{check-queue-code}",
            },
            new("evidence without a name", "PUT", "tasks/{queue}/evidence?query={creditQuery}", 422, "file-name-is-malformed", "fileName")
            {
                Body = "x",
                TaskCode = "{check-queue-code}",
            },
            new(
                "evidence that is a page",
                "PUT",
                "tasks/{queue}/evidence?query={creditQuery}&fileName=a.png",
                415,
                "document-type-is-not-accepted"
            )
            {
                Body = "<html>",
                TaskCode = "{check-queue-code}",
            },
            new("evidence without a code", "PUT", "tasks/{queue}/evidence?query={creditQuery}&fileName=a.png", 403, "code-is-wrong", "code")
            {
                Body = "x",
            },
            new("a credit query taken by a wrong code", "POST", "tasks/{queue}", 403, "code-is-wrong", "code") { Body = OneDecision },
            new("a credit query taken that is none", "POST", "tasks/{queue}?query=none", 404, "credit-query-not-found")
            {
                Body = """{"code":"{check-queue-code}"}""",
            },
            LookUp("without a code", "{creditQuery}", """{"outcome":"Clear","reason":"未查到"}""", 403, "code-is-wrong", "code"),
            LookUp(
                "that nobody waits for",
                "none",
                """{"code":"{check-queue-code}","outcome":"Clear","reason":"未查到"}""",
                404,
                "credit-query-not-found"
            ),
            LookUp(
                "without an outcome",
                "{creditQuery}",
                """{"code":"{check-queue-code}","reason":"未查到"}""",
                422,
                "credit-query-is-incomplete",
                "outcome"
            ),
            LookUp(
                "without evidence",
                "{creditQuery}",
                """{"code":"{check-queue-code}","outcome":"Clear","reason":"未查到"}""",
                422,
                "credit-query-is-incomplete",
                "evidenceId"
            ),
            LookUp(
                "without a reason",
                "{creditQuery}",
                """{"code":"{check-queue-code}","outcome":"Clear","evidenceId":"none"}""",
                422,
                "credit-query-is-incomplete",
                "reason"
            ),
            LookUp(
                "of an outcome that is none",
                "{creditQuery}",
                """{"code":"{check-queue-code}","outcome":"Maybe"}""",
                400,
                "json-is-malformed",
                "outcome"
            ),
            LookUp(
                "of an outcome by number",
                "{creditQuery}",
                """{"code":"{check-queue-code}","outcome":0}""",
                400,
                "json-is-malformed",
                "outcome"
            ),
        ];

    private static IEnumerable<BadRequest> Panel =>
        [
            Decide(
                "with sheets before the declaration",
                "{panel}",
                """{"code":"{panel-code}","sheets":[]}""",
                403,
                "conflicts-are-not-declared"
            ),
            Decide(
                "that declares nothing",
                "{panel}",
                """{"code":"{panel-code}","declares":false}""",
                422,
                "declaration-is-incomplete",
                "declares"
            ),
            Decide("that declares by a wrong code", "{panel}", """{"code":"ABC234","declares":true}""", 403, "code-is-wrong", "code"),
            Decide(
                "that recuses without a reason",
                "{panel}",
                """{"code":"{panel-code}","declares":true,"recusals":[{"applicationId":"{panel-application}"}]}""",
                422,
                "declaration-is-incomplete",
                "recusals[0].reason"
            ),
            Decide(
                "that recuses from somebody else's application",
                "{panel}",
                """{"code":"{panel-code}","declares":true,"recusals":[{"applicationId":"{draft}","reason":"同一单位"}]}""",
                422,
                "declaration-is-incomplete",
                "recusals[0].applicationId"
            ),
            Decide(
                "that recuses twice",
                "{panel}",
                """{"code":"{panel-code}","declares":true,"recusals":[{"applicationId":"{panel-application}","reason":"一"},"""
                    + """{"applicationId":"{panel-application}","reason":"二"}]}""",
                422,
                "declaration-is-incomplete",
                "recusals"
            ),
            new(
                "a document before the declaration",
                "GET",
                "tasks/{panel}/documents/{panel-application}/{panel-document}",
                403,
                "conflicts-are-not-declared"
            )
            {
                TaskCode = "{panel-code}",
            },
        ];

    private static BadRequest Decide(string name, string token, string body, int status, string code, string? field = null) =>
        new($"a decision {name}", "POST", $"tasks/{token}", status, code, field) { Body = body };

    private static BadRequest LookUp(string name, string creditQuery, string body, int status, string code, string? field = null) =>
        new($"a credit query {name}", "POST", $"tasks/{{queue}}/queries/{creditQuery}", status, code, field) { Body = body };
}
