using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Listings;

namespace CreditFunctions.Functions.Tests.Local.Cases;

/// <summary>The path of an integrity case over HTTP, step by step: a unit that is listed by the bureau before its award.</summary>
internal sealed partial class CaseWalk(IWalkedApp app, ProgramTour tour)
{
    private readonly BatchWalk _walk = new(app, untilClosing: TimeSpan.FromDays(1)) { PublicNoticeLength = "01:00:00" };

    public string Id { get; private set; } = "";

    public int Acts { get; private set; }

    /// <summary>The round with the application of the case.</summary>
    public BatchWalk Walk => _walk;

    /// <summary>A suspicion is found before the award, and two officers uphold it.</summary>
    public async Task OpenAsync()
    {
        await SuspectAsync();
        await UpholdAsync();
    }

    public async Task ReachNoticeAsync()
    {
        foreach (var step in _walk.Steps.TakeWhile(step => step.Name != "enter the award document"))
        {
            await step.DoAsync();
        }

        await app.WaitForAsync(
            "the notice",
            async () => (await _walk.GetApplicationAsync())["state"]!.GetValue<string>() == "OnPublicNotice" ? this : null
        );
    }

    public async Task SuspectAsync()
    {
        await ReachNoticeAsync();
        var lists = new ListingWalk(tour);
        await lists.DecideAsync(await lists.EnterAsync(ListingWalk.Old(_walk.UnitCode)), "head", "confirm");
        await UpholdAsync("integrity");
    }

    public async Task UpholdAsync()
    {
        await UpholdAsync("leader");
        Id = await NewestAsync();
    }

    private Task<string> NewestAsync() =>
        app.WaitForAsync(
            "the case",
            async () =>
                (await tour.GetAsync("desk/cases", tour.AsChief))!["cases"]!.AsArray() switch
                {
                    [{ } newest, ..] => newest["id"]!.GetValue<string>(),
                    _ => null,
                }
        );

    private Task UpholdAsync(string officer) =>
        _walk.DecideAsync(officer, "失信线索核查", BatchWalk.Decision(("choice", "uphold"), ("reason", "承诺无失信记录，名单载有一条。")));

    /// <summary>
    /// One investigator proposes a ban and the disqualification, and the other one confirms, which signs the advance notice.
    /// </summary>
    public async Task ProposeAsync()
    {
        await PostAsync("chief", "proposal", Proposal());
        await ConfirmAsync();
    }

    /// <summary>Extends the term, suspends it for at most 30 days, or resumes it.</summary>
    public Task DecideTermAsync(string choice) =>
        PostAsync(
            "head",
            "investigation-term",
            new JsonObject
            {
                ["termChoice"] = choice,
                ["termReason"] = "等待鉴定结论。",
                ["reviewBy"] = choice == "Suspend" ? $"{app.Now.ToOffset(TimeSpan.FromHours(8)).AddDays(30):yyyy-MM-dd}" : null,
            }
        );

    public Task ConfirmAsync() => PostAsync("clerk", "confirmation", new JsonObject { ["choice"] = "agree" });

    public static JsonObject Proposal() =>
        new()
        {
            ["outcome"] = "established",
            ["facts"] = "承诺书声明无失信记录，本局名单载有一条。",
            ["evidence"] = "信用承诺书、名单查询记录",
            ["reasons"] = "故意隐瞒",
            ["severity"] = "Major",
            ["measures"] = new JsonArray("ban", "disqualification"),
            ["banMonths"] = "12",
            ["restsOnDocuments"] = "true",
        };

    /// <summary>Records the service by hand today for the letter to the reporter, a unit or another authority.</summary>
    public async Task ServeOtherAsync()
    {
        var waiting = (await ReadAsync())["next"]!.GetValue<string>();
        Assert.Equal("ServeOther", waiting);
        await ServeAsync();
    }

    /// <summary>Records the service by hand today of the waiting letters.</summary>
    public Task ServeAsync() => ServeAsync(letters: null);

    /// <param name="letters">For which letters the form is; null: as its page has it.</param>
    public async Task ServeAsync(string? letters)
    {
        var fields = new Dictionary<string, string>
        {
            ["mode"] = "ByHand",
            ["on"] = Today,
            ["recipient"] = "张示例",
            ["place"] = "单位办公室",
        };
        if (letters is not null)
        {
            fields["letters"] = letters;
        }

        await tour.PostFormAsync(
            $"desk/cases/{Id}",
            $"desk/cases/{Id}/service",
            fields,
            "proofDocumentId",
            "proof.png",
            await tour.AsAsync("clerk")
        );
        Acts++;
    }

    public async Task<JsonNode> ObjectAsync() =>
        (await tour.SendAsync(HttpMethod.Post, $"{await LinkAsync()}/objection", """{"objection":"事实有误。"}""", _ => { }))!;

    public async Task DefendAsync()
    {
        await AnswerAsync();
        await WaitForAsync("LegalReview");
    }

    /// <summary>The same, where the legal review waits for the term of a hearing.</summary>
    public async Task AnswerAsync()
    {
        var link = await LinkAsync();
        await tour.GetAsync(link);
        await tour.GetAsync($"{link}/letters/1");
        var defence = new JsonObject { ["text"] = "经办人疏忽，没有隐瞒的故意。", ["admitsFacts"] = true };
        await tour.SendAsync(HttpMethod.Post, $"{link}/defence", defence.ToJsonString(), _ => { });
    }

    /// <summary>Every file of the case that its page links.</summary>
    public async Task ReadFilesAsync()
    {
        foreach (var file in (await ReadAsync())["files"]!.AsArray())
        {
            await tour.GetAsync(file!["href"]!.GetValue<string>()[1..], tour.AsChief);
        }
    }

    public Task ReviewAsync() =>
        PostAsync("jurist", "legal-review", new JsonObject { ["choice"] = "pass", ["opinion"] = "事实清楚，程序合法。" });

    public async Task RequestRepairAsync()
    {
        var fields = new Dictionary<string, string> { ["performance"] = "已改正并履行决定。", ["givesPublicCommitment"] = "true" };
        var link = await LinkAsync();
        await tour.PostFormAsync(link, $"{link}/repair", fields, "proofDocumentIds", "proof.png", _ => { });
        await WaitForNextAsync("ProposeRepair");
    }

    public async Task DecideRepairAsync(string choice)
    {
        await PostAsync("clerk", "repair-proposal", new JsonObject { ["choice"] = choice, ["reason"] = "已核实。" });
        await PostAsync("head", "repair-decision", new JsonObject { ["choice"] = choice, ["reason"] = "履行情况已核实。" });
        await ServeAsync();
    }

    public async Task RepairAsync()
    {
        await RequestRepairAsync();
        await DecideRepairAsync("grant");
    }

    public Task<JsonNode> WaitForNextAsync(string act) =>
        app.WaitForAsync(
            $"the act {act}",
            async () => await ReadAsync() is var read && read["next"]?.GetValue<string>() == act ? read : null
        );

    public async Task<JsonNode> ReadListingAsync() => (await tour.GetAsync($"desk/listings/{Id}", tour.AsChief))!;

    /// <summary>The address of the case for its party, from its mail.</summary>
    public async Task<string> LinkAsync()
    {
        var mail = await app.WaitForAsync(
            "the mail with the link of the case",
            async () =>
                (await _walk.Portal.ReadMailboxAsync($"u1@{_walk.Domain}")).FirstOrDefault(mail =>
                    mail.Text.Contains("/cases/", StringComparison.Ordinal)
                )
        );
        return $"cases/{mail.Text.Split("/cases/")[1].Split('\n', '\r', ' ')[0]}";
    }

    /// <summary>The application continues from where the case was opened.</summary>
    public Task AwardAsync() => _walk.Steps.Single(step => step.Name == "enter the award document").DoAsync();

    public async Task<string> ReadDeskPageAsync(string path, string officer = "chief") =>
        await tour.ReadPageAsync(path, await tour.AsAsync(officer));

    public Task<string> ReadPartyPageAsync(string path) => tour.ReadPageAsync(path, _ => { });

    public async Task<JsonNode> ReadApplicationAsync() => (await tour.GetAsync($"desk/applications/{_walk.ApplicationId}", tour.AsChief))!;

    /// <summary>A proposal for the simplified procedure.</summary>
    public static JsonObject MinorProposal()
    {
        var proposal = Proposal();
        (proposal["severity"], proposal["measures"]) = ("Minor", new JsonArray("integrity-talk"));
        proposal.Remove("banMonths");
        return proposal;
    }

    public Task<JsonNode> WaitForAsync(string state) =>
        app.WaitForAsync(
            $"the case to be {state}",
            async () => await ReadAsync() is var read && read["state"]!.GetValue<string>() == state ? read : null
        );

    public async Task PostAsync(string officer, string act, JsonObject body)
    {
        await tour.SendAsync(HttpMethod.Post, $"desk/cases/{Id}/{act}", body.ToJsonString(), await tour.AsAsync(officer));
        Acts++;
    }

    public async Task<JsonArray> ReadTasksAsync(string officer) =>
        (await tour.GetAsync("desk", await tour.AsAsync(officer)))!["cases"]!.AsArray();

    public async Task<JsonNode> ReadRowAsync() =>
        (await tour.GetAsync("desk/cases", tour.AsChief))!["cases"]!.AsArray().Single(each => each!["id"]!.GetValue<string>() == Id)!;

    public async Task<IReadOnlyList<string>> ReadMailsAsync(string officer) =>
        [
            .. (await _walk.Portal.ReadMailboxAsync($"{officer}@keji.example"))
                .Where(mail => mail.Text.Contains($"/desk/cases/{Id}", StringComparison.Ordinal))
                .Select(mail => mail.Subject),
        ];

    /// <summary>Beijing date in the format of forms.</summary>
    public string Today => $"{app.Now.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd}";

    public async Task<JsonNode> ReadAsync() => (await tour.GetAsync($"desk/cases/{Id}", tour.AsChief))!;
}
