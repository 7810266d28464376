using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Audit;

namespace CreditFunctions.TestSupport.Walk;

/// <summary>Conditions at the end of a walk, with any faults.</summary>
internal static class WalkChecks
{
    // Facts that a repeated call records again, and the path of the call.
    private static readonly Dictionary<string, string> CallsOf = new()
    {
        ["SigningInvited"] = "/invitation",
        ["CommitmentSigned"] = "/commitments/",
        ["DocumentRegistered"] = "/documents/",
    };

    // Without signing links, which are sent on each request.
    private const int Mails = 13;

    // The number of queries that the procedure processes at once depends on timing, as do reminders.
    private static readonly HashSet<string> MatterOfTime = ["CreditChecked", "TaskReminded"];

    /// <param name="walk">Has taken all its steps.</param>
    /// <param name="repeatsOf">Number of calls repeated because of a lost response whose path contains a text; null: none.</param>
    public static async Task AwardedOnceAsync(BatchWalk walk, Func<string, int>? repeatsOf = null)
    {
        await walk.App.WaitForAsync(
            "the application to be awarded",
            async () => (await walk.GetApplicationAsync())["state"]!.GetValue<string>() == "Awarded" ? walk : null
        );
        string[] parties = ["u1@", "p1@"];
        var mails = await walk.App.WaitForAsync(
            "the mail that asks for the contract",
            async () =>
                (await walk.Portal.ReadMailboxAsync())
                    .Where(mail => mail.To.EndsWith(walk.Domain, StringComparison.Ordinal))
                    .Where(mail => !mail.Subject.Contains("催办", StringComparison.Ordinal))
                    .ToList()
                    is var all
                && all.Count(mail => !parties.Any(to => mail.To.StartsWith(to, StringComparison.Ordinal))) >= Mails
                    ? all
                    : null
        );

        // One mail per task, one per letter to the applicant (begun, received, admitted, on notice, awarded, contract), and one per
        // requested signing link.
        var invitations = mails.Where(mail => parties.Any(to => mail.To.StartsWith(to, StringComparison.Ordinal))).ToList();
        Assert.All(parties, to => Assert.Contains(invitations, mail => mail.To.StartsWith(to, StringComparison.Ordinal)));
        Assert.InRange(invitations.Count, parties.Length, parties.Length + (repeatsOf?.Invoke("/invitation") ?? 0));
        Assert.Equal(Mails, mails.Count - invitations.Count);
        Assert.Equal(4, mails.Count(mail => mail.To.StartsWith("officer@", StringComparison.Ordinal)));
        Assert.All(
            ["expert@", "secretary@", "finance@"],
            to => Assert.Single(mails, mail => mail.To.StartsWith(to, StringComparison.Ordinal))
        );
        Assert.Equal(6, mails.Count(mail => mail.To.StartsWith("clerk@", StringComparison.Ordinal)));

        await CheckAuditAsync(
            walk,
            "applications",
            walk.ApplicationId,
            repeatsOf,
            new Dictionary<string, int>
            {
                ["ApplicationCreated"] = 1,
                ["SigningInvited"] = 2,
                ["CommitmentSigned"] = 2,
                ["DocumentRegistered"] = 1,
                ["TaskOpened"] = 1,
                ["DecisionRecorded"] = 1,
                ["ApplicationMoved"] = 9,
                ["CommentsMerged"] = 1,
            }
        );
        await CheckAuditAsync(
            walk,
            "rounds",
            walk.RoundId,
            repeatsOf,
            new Dictionary<string, int>
            {
                ["GuidePublished"] = 1,
                ["ReviewBatchOpened"] = 1,
                ["ConflictsDeclared"] = 1,
                ["RankingFrozen"] = 1,
                ["TaskOpened"] = 6,
                ["DecisionRecorded"] = 5,
                ["ResolutionAdopted"] = 1,
                ["ConcurrenceGiven"] = 1,
                ["PublicNoticeOpened"] = 1,
                ["AwardTakenUp"] = 1,
                ["AwardPrepared"] = 1,
                ["BatchAwarded"] = 1,
                ["RoundEnded"] = 1,
            }
        );
        await CheckPublicationsAsync(walk);
    }

    private static async Task CheckAuditAsync(
        BatchWalk walk,
        string records,
        string id,
        Func<string, int>? repeatsOf,
        Dictionary<string, int> expected
    )
    {
        var trail = await walk.App.WaitForAsync(
            $"the end of {records}",
            async () =>
                await walk.Portal.GetAuditAsync(records, id) is var read && expected.Keys.All(fact => HasFact(read, fact)) ? read : null
        );
        var events = trail["records"].Deserialize<List<AuditRecord>>(JsonSerializerOptions.Web)!;
        var counted = events
            .Where(each => !MatterOfTime.Contains(each.Envelope.FactType))
            .GroupBy(each => each.Envelope.FactType)
            .ToDictionary(each => each.Key, each => each.Count());
        foreach (var (fact, words) in CallsOf.Where(each => expected.ContainsKey(each.Key)))
        {
            Assert.InRange(counted[fact], expected[fact], expected[fact] + (repeatsOf?.Invoke(words) ?? 0));
            counted[fact] = expected[fact];
        }

        Assert.Equal(expected.OrderBy(each => each.Key), counted.OrderBy(each => each.Key));
        AssertDistinct(
            events,
            "CreditChecked",
            fact => fact["checks"]!.AsArray().Select(check => $"{check!["partyId"]} {check["source"]}")
        );
        AssertDistinct(events, "TaskReminded", fact => [$"{fact["task"]!.ToJsonString()} {fact["number"]}"]);

        var head = trail["head"].Deserialize<AuditHead>(JsonSerializerOptions.Web)!;
        var verdict = AuditChain.Verify(AuditHead.StartOf(trail["chainId"]!.GetValue<string>()), events, head);
        Assert.Equal(new AuditVerdict.Intact(head, ErasedCount: 0), verdict);
    }

    /// <summary>Facts of a type do not repeat each other.</summary>
    private static void AssertDistinct(IEnumerable<AuditRecord> events, string fact, Func<JsonNode, IEnumerable<string>> says)
    {
        var said = events
            .Where(each => each.Envelope.FactType == fact)
            .SelectMany(each => says(JsonNode.Parse(each.Content!.Payload.Span)!))
            .ToList();
        Assert.Equal(said.Distinct(), said);
    }

    private static bool HasFact(JsonNode trail, string fact) =>
        trail["records"]!.AsArray().Any(record => record!["envelope"]!["factType"]!.GetValue<string>() == fact);

    private static async Task CheckPublicationsAsync(BatchWalk walk)
    {
        // The page exists shortly before the lists that link it.
        var listed = await walk.App.WaitForAsync(
            "both publications to be listed",
            async () => await ReadListedAsync(walk) is { Count: >= 2 } all ? all : null
        );
        Assert.Equal([$"award-{walk.RoundId}", $"notice-{walk.RoundId}"], listed.Order());

        var award = JsonNode.Parse((await walk.Portal.FindPublicFileAsync($"publications/award-{walk.RoundId}.json"))!)!;
        var project = Assert.Single(award["projects"]!.AsArray())!;
        var application = await walk.Portal.AsApplicantAsync(HttpMethod.Get, $"applications/{walk.ApplicationId}", walk.AccessToken);
        Assert.Equal(application["serial"]!.GetValue<string>(), project["number"]!.GetValue<string>());
        Assert.DoesNotContain(walk.CitizenId[..15], award.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> ReadListedAsync(BatchWalk walk)
    {
        var manifest = JsonNode.Parse(await walk.Portal.FindPublicFileAsync("manifest.json") ?? """{ "latest": [] }""")!;
        return
        [
            .. manifest["latest"]!
                .AsArray()
                .Select(entry => entry!["id"]!.GetValue<string>())
                .Where(id => id.EndsWith(walk.RoundId, StringComparison.Ordinal)),
        ];
    }
}
