using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CreditFunctions.Functions.Api;

internal static partial class OpenApiParameters
{
    private const string IdempotencyKey =
        "16 to 100 characters that nobody can guess, such as a UUID: a repeated request gets the same response.";

    private static readonly Dictionary<string, string> PathMeanings = new()
    {
        ["applicationId"] = "Id of an application, as returned by its creation.",
        ["caseId"] = "Id of an integrity case.",
        ["contents"] = "Listings, PastApplications or RunningProjects.",
        ["documentId"] = "Id of a document, as returned by its upload.",
        ["fileId"] = "Id of a stored file; equal to the id of its document.",
        ["guideDraftId"] = "Id of a guide draft: the id of its round, with --1, --2, … appended for a correction.",
        ["evidenceId"] = "Id of the evidence of an identifier override.",
        ["id"] = "Id of the record.",
        ["importId"] = "Id of an import.",
        ["format"] = "csv, xlsx or json.",
        ["kind"] = "Kind of a document, as the round's guide names it; also signed-scan, correction and answer.",
        ["letter"] = "Place of the letter in its case or project, from 1 on.",
        ["amendment"] = "0 for the contract, 1 for its first amendment.",
        ["linkId"] = "Id of a task's link, as the list of tasks gives it.",
        ["listingId"] = "Id of a listing: that of its case.",
        ["queryId"] = "Id of a credit query that is due.",
        ["noticeId"] = "Name of a public notice, as it is published: notice-{roundId}, and for its n-th notice notice-{roundId}--n.",
        ["number"] = "Number of the anchor, from 1 on.",
        ["officerId"] = "Id of an officer.",
        ["part"] =
            "answers, check, print or receipt; or a step that can be taken: submission, recall, withdrawal, correction, renunciation, "
            + "contact, seal.",
        ["partyId"] = "Id of a party within its application, such as u1.",
        ["path"] = "Path within the public site; it may contain slashes.",
        ["projectId"] = "Id of a project: that of its application.",
        ["records"] = "applications, rounds, subjects, staff, files, drafts, cases, listings, imports or projects.",
        ["roundId"] = "Id of a round.",
        ["sheet"] = "ranking-1, resolution-1, concurrence-1, notice-1 or award-1; the number is that of the review batch or notice.",
        ["subjectId"] = "Id under which the credit queries of a party are kept.",
        ["token"] = "The token from the link in the mail.",
        ["version"] = "Version of the commitment's text, such as 2026-1.",
    };

    public static JsonArray Of(ApiOperation operation)
    {
        var parameters = new JsonArray();
        foreach (Match placeholder in Placeholders().Matches(operation.Path))
        {
            var name = placeholder.Groups["name"].Value;
            parameters.Add(Parameter(name, "path", PathMeanings[name]));
        }

        foreach (var (name, meaning) in operation.Query)
        {
            parameters.Add(Parameter(name, "query", meaning));
        }

        foreach (var (name, meaning) in operation.Headers)
        {
            parameters.Add(Parameter(name, "header", meaning));
        }

        if (operation.TakesIdempotencyKey)
        {
            parameters.Add(Parameter("Idempotency-Key", "header", IdempotencyKey));
        }

        return parameters;
    }

    private static JsonObject Parameter(string name, string place, string meaning) =>
        new()
        {
            ["name"] = name,
            ["in"] = place,
            ["description"] = meaning,
            ["required"] = place == "path",
            ["schema"] = new JsonObject { ["type"] = "string" },
        };

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Placeholders();
}
