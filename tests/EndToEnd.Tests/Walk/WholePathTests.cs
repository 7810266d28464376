using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Audit;
using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Walk;

/// <summary>One application travels the whole path, undisturbed and with the app killed after every step.</summary>
public sealed class WholePathTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Path_Undisturbed_EndsOnThePublicPage()
    {
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromSeconds(20));
        foreach (var step in walk.Steps)
        {
            await step.DoAsync();
        }

        await CheckAsync(walk);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Path_AppKilledAfterEveryStep_NothingIsLostOrDoubled()
    {
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromSeconds(90));
        foreach (var step in walk.Steps)
        {
            await step.DoAsync();
            if (app.CanRestart)
            {
                await app.KillAsync();
                await app.RestartAsync();
            }
        }

        await CheckAsync(walk);
    }

    private static async Task CheckAsync(BatchWalk walk)
    {
        await Waiting.ForAsync("the application to be awarded", async () =>
            (await walk.GetApplicationAsync())["state"]!.GetValue<string>() == "Awarded" ? walk : null);
        var mails = await Waiting.ForAsync("the mail of the award", async () =>
            (await walk.Portal.ReadMailboxAsync()).Where(mail => mail.To.EndsWith(walk.Domain, StringComparison.Ordinal)).ToList() is { Count: >= 12 } all ? all : null);

        // One mail a task, and one a letter to the applicant: begun, admitted, on notice, awarded.
        Assert.Equal(12, mails.Count);
        Assert.Equal(5, mails.Count(mail => mail.To.StartsWith("officer@", StringComparison.Ordinal)));
        Assert.All(["expert@", "secretary@", "finance@"], to => Assert.Single(mails, mail => mail.To.StartsWith(to, StringComparison.Ordinal)));
        Assert.Equal(4, mails.Count(mail => mail.To.StartsWith("clerk@", StringComparison.Ordinal)));

        await CheckAuditAsync(walk, "applications", walk.ApplicationId, new Dictionary<string, int>
        {
            ["ApplicationCreated"] = 1,
            ["CommitmentSigned"] = 2,
            ["DocumentRegistered"] = 4,
            ["TaskOpened"] = 5,
            ["DecisionRecorded"] = 5,
            ["CreditChecked"] = 5,
            ["ApplicationMoved"] = 9,
        });
        await CheckAuditAsync(walk, "rounds", walk.RoundId, new Dictionary<string, int>
        {
            ["GuidePublished"] = 1,
            ["RankingFrozen"] = 1,
            ["TaskOpened"] = 3,
            ["DecisionRecorded"] = 3,
            ["ResolutionAdopted"] = 1,
            ["ConcurrenceGiven"] = 1,
            ["NoticeOpened"] = 1,
            ["BatchAwarded"] = 1,
        });
        await CheckPublicationsAsync(walk);
    }

    private static async Task CheckAuditAsync(BatchWalk walk, string records, string id, Dictionary<string, int> expected)
    {
        var trail = await walk.Portal.GetAuditAsync(records, id);
        var events = trail["records"].Deserialize<List<AuditRecord>>(JsonSerializerOptions.Web)!;
        Assert.Equal(expected.OrderBy(each => each.Key), events.GroupBy(each => each.Envelope.FactType).ToDictionary(each => each.Key, each => each.Count()).OrderBy(each => each.Key));

        var head = trail["head"].Deserialize<AuditHead>(JsonSerializerOptions.Web)!;
        var verdict = AuditChain.Verify(AuditHead.StartOf(trail["chainId"]!.GetValue<string>()), events, head);
        Assert.Equal(new AuditVerdict.Intact(head, ErasedCount: 0), verdict);
    }

    private static async Task CheckPublicationsAsync(BatchWalk walk)
    {
        var manifest = JsonNode.Parse((await walk.Portal.FindPublicFileAsync("manifest.json"))!)!;
        var listed = manifest["latest"]!.AsArray().Select(entry => entry!["id"]!.GetValue<string>()).Where(id => id.EndsWith(walk.RoundId, StringComparison.Ordinal));
        Assert.Equal([$"award-{walk.RoundId}", $"notice-{walk.RoundId}"], listed.Order());

        var award = JsonNode.Parse((await walk.Portal.FindPublicFileAsync($"publications/award-{walk.RoundId}.json"))!)!;
        var project = Assert.Single(award["projects"]!.AsArray())!;
        Assert.Equal($"{walk.RoundId}-001", project["number"]!.GetValue<string>());
        Assert.DoesNotContain("220802188003070", award.ToJsonString(), StringComparison.Ordinal);
    }
}
