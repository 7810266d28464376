using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Cases;

internal sealed partial class CaseWalk
{
    /// <summary>The secretary enters the meeting's decision as announced in the notice, and a member confirms.</summary>
    /// <param name="change">Deviations from the notice.</param>
    public async Task DecideAsync(Action<Dictionary<string, string>>? change = null)
    {
        await EnterDecisionAsync(change);
        await ConfirmDecisionAsync();
    }

    public Task ConfirmDecisionAsync() => PostAsync("head", "decision-confirmation", new JsonObject { ["choice"] = "agree" });

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

    /// <summary>The party posts the form of its page with two files.</summary>
    public async Task DefendWithFileAsync()
    {
        var link = await LinkAsync();
        var defence = new Dictionary<string, string> { ["text"] = "经办人疏忽，没有隐瞒的故意。", ["admitsFacts"] = "yes" };
        await tour.PostFormAsync(link, $"{link}/defence", defence, "defenceFile", "statement.png", _ => { }, copies: 2);
        await WaitForAsync("LegalReview");
    }
}
