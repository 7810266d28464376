using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Cases;

/// <content>What officers enter from paper, with its scan.</content>
internal sealed partial class CaseWalk
{
    /// <summary>The secretary enters what the meeting decided, as the notice told it, and a member confirms.</summary>
    /// <param name="change">Where the notice told something else.</param>
    public async Task DecideAsync(Action<Dictionary<string, string>>? change = null)
    {
        await EnterDecisionAsync(change);
        await ConfirmDecisionAsync();
    }

    /// <summary>A member of the meeting confirms what its secretary entered.</summary>
    public Task ConfirmDecisionAsync() => PostAsync("head", "decision-confirmation", new JsonObject { ["choice"] = "agree" });

    /// <summary>The secretary enters what the meeting decided, with the scan of the minutes.</summary>
    public async Task EnterDecisionAsync(Action<Dictionary<string, string>>? change = null)
    {
        var decision = new Dictionary<string, string>
        {
            ["outcome"] = "established",
            ["severity"] = "Major",
            ["measures[ban]"] = "true",
            ["measures[disqualification]"] = "true",
            ["banMonths"] = "12",
            ["reasons"] = "与告知一致",
            ["defenceResponse"] = "不影响认定",
            ["body"] = "meeting",
            ["minutesNumber"] = "白科会纪〔2026〕3号",
            ["heldOn"] = Today,
            ["members[deputy]"] = "true",
            ["members[head]"] = "true",
        };
        change?.Invoke(decision);
        await tour.PostFormAsync(
            $"desk/cases/{Id}",
            $"desk/cases/{Id}/decision",
            decision,
            "minutes",
            "minutes.png",
            await tour.AsAsync("scribe")
        );
        Acts++;
    }

    /// <summary>An officer enters that the case was reported to the superior.</summary>
    public Task ReportUpAsync() =>
        PostAsync(
            "clerk",
            "report-up",
            new JsonObject
            {
                ["reportUpAuthority"] = "省科技厅",
                ["reportUpNumber"] = "白科函〔2026〕7号",
                ["reportUpOn"] = Today,
            }
        );

    /// <summary>An officer enters a statement and defence on paper, with its scan.</summary>
    public async Task EnterDefenceAsync(string officer = "clerk")
    {
        var defence = new Dictionary<string, string>
        {
            ["medium"] = "Paper",
            ["receivedOn"] = Today,
            ["text"] = "经办人疏忽，没有隐瞒的故意。",
            ["admitsFacts"] = "yes",
        };
        await tour.PostFormAsync(
            $"desk/cases/{Id}",
            $"desk/cases/{Id}/defence",
            defence,
            "defenceFile",
            "statement.png",
            await tour.AsAsync(officer)
        );
        Acts++;
    }

    /// <summary>The party answers by the form of its page, with two files.</summary>
    public async Task DefendWithFileAsync()
    {
        var link = await LinkAsync();
        var defence = new Dictionary<string, string> { ["text"] = "经办人疏忽，没有隐瞒的故意。", ["admitsFacts"] = "yes" };
        await tour.PostFormAsync(link, $"{link}/defence", defence, "defenceFile", "statement.png", _ => { }, copies: 2);
        await WaitForAsync("LegalReview");
    }
}
