using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Projects;

/// <content>Reports on the way, checks, the panel of the acceptance, and what becomes a case.</content>
internal sealed partial class ProjectWalk
{
    private readonly HashSet<string> _advised = [];

    /// <summary>An officer records a risk, for which the project is checked.</summary>
    public async Task OrderCheckAsync(string kind)
    {
        var body = new JsonObject { ["kind"] = kind, ["risk"] = "收到群众反映。" };
        await tour.SendAsync(HttpMethod.Post, $"desk/projects/{Id}/checks", body.ToJsonString(), await tour.AsAsync("chief"));
        Acts++;
    }

    /// <summary>Two officers check the project, and record it.</summary>
    public async Task CheckAsync(string choice, string? other = null)
    {
        foreach (var (officer, found) in new[] { ("officer", choice), ("integrity", other ?? choice) })
        {
            await DecideAsync(
                officer,
                "项目检查",
                ("choice", found),
                ("reason", "到场查看试验地。"),
                ("fields", new JsonObject { ["visitedOn"] = Day(0) })
            );
        }
    }

    /// <summary>The unit reports on the way.</summary>
    public async Task ProgressAsync(decimal spent) =>
        await SendAsync(
            await LinkAsync(Contact),
            "progress",
            new JsonObject { ["results"] = "按任务书实施。", ["spentYuan"] = $"{spent:0.##}" }
        );

    /// <summary>Every expert who is asked declares; then whoever has no conflict advises.</summary>
    /// <param name="recused">How many of them recuse themselves.</param>
    public async Task AdviseAsync(int experts, int recused = 0)
    {
        var asked = await app.WaitForAsync(
            "the experts to be asked",
            async () => (await AskedAsync("专家回避声明")) is { Count: var count } found && count >= experts ? found : null
        );
        foreach (var (index, expert) in asked.Index())
        {
            _advised.Add(expert);
            await DecideAsync(expert, "专家回避声明", ("choice", index < recused ? "recuse" : "none"), ("reason", "无。"));
        }

        foreach (var expert in asked.Skip(recused))
        {
            await DecideAsync(expert, "专家验收意见", ("choice", "pass"), ("reason", "指标完成。"));
        }
    }

    /// <summary>An officer names an expert whom the round lacks, who advises.</summary>
    public async Task NameExpertAsync()
    {
        await app.WaitForAsync(
            "the panel to lack an expert",
            async () =>
                (await ReadAsync())["acceptanceHeldBecause"]?.GetValue<string>().Contains("专家不足", StringComparison.Ordinal) == true
                    ? this
                    : null
        );
        var body = new JsonObject { ["name"] = "刘专家", ["email"] = $"named@{_walk.Domain}" };
        await tour.SendAsync(HttpMethod.Post, $"desk/projects/{Id}/experts", body.ToJsonString(), await tour.AsAsync("clerk"));
        await DecideAsync("named", "专家回避声明", ("choice", "none"), ("reason", "无。"));
        await DecideAsync("named", "专家验收意见", ("choice", "pass"), ("reason", "指标完成。"));
    }

    /// <summary>The page names whoever decided behind a link, and not the procedure that followed.</summary>
    public async Task AssertNamesOfficersAsync(params string[] facts)
    {
        var page = await tour.ReadPageAsync($"desk/projects/{Id}", tour.AsChief);
        foreach (var fact in facts)
        {
            var at = page.LastIndexOf(fact, StringComparison.Ordinal);
            Assert.True(at > 0, fact);
            Assert.DoesNotContain("系统", page[at..page.IndexOf("</li>", at, StringComparison.Ordinal)], StringComparison.Ordinal);
        }
    }

    private async Task<IReadOnlyList<string>> AskedAsync(string step)
    {
        var asked = new List<string>();
        foreach (var expert in Enumerable.Range(1, BatchWalk.MoreExperts).Select(number => $"expert-{number}").Prepend("expert"))
        {
            var mails = await _walk.Portal.ReadMailboxAsync($"{expert}@{_walk.Domain}");
            if (!_advised.Contains(expert) && mails.Any(mail => mail.Subject.Contains(step, StringComparison.Ordinal)))
            {
                asked.Add(expert);
            }
        }

        return asked;
    }

    /// <summary>
    /// Exactly one case, without an officer who noted it, whose intake lies with officers; the page of the project links it.
    /// </summary>
    public async Task AssertCaseIsNotedAsync(string origin, string suspicion)
    {
        var link = Assert.Single((await ReadAsync())["cases"]!.AsArray())!["id"]!.GetValue<string>();
        var noted = await ReadCaseAsync(link);
        Assert.Equal((origin, "IntakePending"), (noted["origin"]!.GetValue<string>(), noted["state"]!.GetValue<string>()));
        Assert.Contains(suspicion, noted["suspicion"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(noted["seats"]!.AsArray());
    }

    /// <summary>A case that the project gave rise to, as officers see it.</summary>
    private async Task<JsonNode> ReadCaseAsync(string id) => (await tour.GetAsync($"desk/cases/{id}", tour.AsChief))!;
}
