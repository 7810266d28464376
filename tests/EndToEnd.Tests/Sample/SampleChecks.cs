using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Audit;
using CreditFunctions.EndToEnd.Tests.Walk;
using CreditFunctions.SampleRound;
using Xunit.Sdk;
using Portal = CreditFunctions.SampleRound.Portal;

namespace CreditFunctions.EndToEnd.Tests.Sample;

/// <summary>The end of the sample round, after any faults: states, money, publications and audit chains.</summary>
internal static class SampleChecks
{
    private static readonly int[] Awarded = [1, 4, 9, 11, 18, 19, 20];

    public static async Task EndedAsWrittenAsync(Play play, Portal portal, bool isRehearsed)
    {
        var expected = play.Applications.Keys.Order().Select(number => $"{number} {StateOf(number, isRehearsed)}").ToList();
        try
        {
            await Waiting.ForAsync(
                "every application to reach its state",
                async () => (await ReadStatesAsync(play, portal)).SequenceEqual(expected) ? play : null
            );
        }
        catch (FalseException)
        {
            Assert.Equal(expected, await ReadStatesAsync(play, portal));
            throw;
        }

        var round = await CheckChainAsync(portal, "rounds", play.RoundId);
        CheckAwards(play, round);
        foreach (var begun in play.Applications.Values)
        {
            await CheckChainAsync(portal, "applications", begun.Id);
        }

        await CheckPublicationsAsync(play, portal, round);
    }

    private static string StateOf(int number, bool isRehearsed) =>
        number switch
        {
            _ when Awarded.Contains(number) => "Awarded",
            5 => "Ineligible",
            // A drill in real time cannot wait ten working days.
            7 => isRehearsed ? "Lapsed" : "NotAdmitted",
            8 => "FormatCheck",
            10 => "NotSelected",
            13 => isRehearsed ? "Disqualified" : "CreditChecking",
            15 => "CreditChecking",
            17 => "Renounced",
            24 => "NotSubmitted",
            _ => "Reserve",
        };

    private static async Task<IReadOnlyList<string>> ReadStatesAsync(Play play, Portal portal) =>
        await Task.WhenAll(
            play.Applications.OrderBy(each => each.Key)
                .Select(async each =>
                {
                    var read = await portal.AsApplicantAsync(HttpMethod.Get, $"applications/{each.Value.Id}", each.Value.Token);
                    return $"{each.Key} {read["state"]}";
                })
        );

    // Two documents or more, no project in two of them, and no category above its budget.
    private static void CheckAwards(Play play, IReadOnlyList<JsonNode> round)
    {
        var awarded = round
            .Where(fact => fact["fact"]!.GetValue<string>() == "BatchAwarded")
            .SelectMany(fact => fact["applicationIds"]!.AsArray())
            .Select(id => id!.GetValue<string>())
            .ToList();
        Assert.Equal(awarded.Count, awarded.Distinct().Count());
        Assert.Equal(
            Awarded.Append(17).Order(),
            play.Applications.Where(each => awarded.Contains(each.Value.Id)).Select(each => each.Key).Order()
        );

        var standing = play.Applications.Where(each => Awarded.Contains(each.Key)).GroupBy(each => each.Value.Application.CategoryId);
        Assert.All(
            standing,
            category => Assert.True(category.Sum(each => each.Value.Application.AmountYuan) <= SampleGuide.BudgetOf(category.Key))
        );
    }

    private static async Task<IReadOnlyList<JsonNode>> CheckChainAsync(Portal portal, string records, string id)
    {
        var trail = await portal.AsBureauAsync(HttpMethod.Get, $"desk/{records}/{id}/audit");
        var events = trail["records"].Deserialize<List<AuditRecord>>(JsonSerializerOptions.Web)!;
        var head = trail["head"].Deserialize<AuditHead>(JsonSerializerOptions.Web)!;
        var verdict = AuditChain.Verify(AuditHead.StartOf(trail["chainId"]!.GetValue<string>()), events, head);
        Assert.Equal(new AuditVerdict.Intact(head, ErasedCount: 0), verdict);
        return
        [
            .. trail["records"]!
                .AsArray()
                .Select(record => JsonNode.Parse(Convert.FromBase64String(record!["content"]!["payload"]!.GetValue<string>()))!),
        ];
    }

    // One page per notice and per award, with the decided projects.
    private static async Task CheckPublicationsAsync(Play play, Portal portal, IReadOnlyList<JsonNode> round)
    {
        var notices = round.Count(fact => fact["fact"]!.GetValue<string>() == "PublicNoticeOpened");
        var awards = round
            .Where(fact => fact["fact"]!.GetValue<string>() == "BatchAwarded")
            .Select(fact => fact["group"]!.GetValue<int>())
            .ToList();
        var pages = Enumerable
            .Range(1, notices)
            .Select(group => Page("notice", group))
            .Concat(awards.Select(group => Page("award", group)))
            .ToList();
        foreach (var page in pages)
        {
            await Waiting.ForAsync(page, () => portal.FindPublicFileAsync($"publications/{page}.json"));
        }

        var titles = new List<string>();
        foreach (var page in pages.Where(page => page.StartsWith("award", StringComparison.Ordinal)))
        {
            var award = JsonNode.Parse((await portal.FindPublicFileAsync($"publications/{page}.json"))!)!;
            titles.AddRange(award["projects"]!.AsArray().Select(project => project!["title"]!.GetValue<string>()));
        }

        Assert.Equal(Awarded.Append(17).Select(number => play.Applications[number].Application.Title).Order(), titles.Order());

        string Page(string kind, int group) => group == 1 ? $"{kind}-{play.RoundId}" : $"{kind}-{play.RoundId}--{group}";
    }
}
