using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Local.Api;

namespace CreditFunctions.Functions.Tests.Local.Cases;

/// <summary>The path of one integrity case over HTTP, step by step: of a unit that comes onto the bureau's list before its award.</summary>
internal sealed class CaseWalk(IWalkedApp app, ProgramTour tour)
{
    private readonly BatchWalk _walk = new(app, untilClosing: TimeSpan.FromDays(1)) { NoticeLength = "01:00:00" };

    /// <summary>The id of the case, once it is open.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The round with the application that the case is about.</summary>
    public BatchWalk Walk => _walk;

    /// <summary>A suspicion is found before the award, and two officers uphold it.</summary>
    public async Task OpenAsync()
    {
        foreach (var step in _walk.Steps.TakeWhile(step => step.Name != "enter the award document"))
        {
            await step.DoAsync();
        }

        await app.WaitForAsync("the notice", async () => (await _walk.GetApplicationAsync())["state"]!.GetValue<string>() == "OnPublicNotice" ? this : null);
        await _walk.Portal.ReplaceListAsync("bureau?confirmsLoss=true", $$"""
            { "version": "of-the-case", "entries": [ { "name": "某单位", "unifiedSocialCreditCode": "{{_walk.UnitCode}}", "basis": "处理决定〔2026〕1号" } ] }
            """);
        foreach (var officer in (string[])["integrity", "leader"])
        {
            await _walk.DecideAsync(officer, "失信线索核查", BatchWalk.Decision(("choice", "uphold"), ("reason", "承诺无失信记录，名单载有一条。")));
        }

        Id = await app.WaitForAsync("the case", async () => (await tour.GetAsync("desk/cases", tour.AsChief))!["cases"]!.AsArray() switch
        {
            [{ } newest, ..] => newest["id"]!.GetValue<string>(),
            _ => null,
        });
    }

    /// <summary>The case as officers see it.</summary>
    public async Task<JsonNode> ReadAsync() => (await tour.GetAsync($"desk/cases/{Id}", tour.AsChief))!;
}
