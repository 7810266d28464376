namespace CreditFunctions.Functions.Tests.Local.Cases;

internal sealed partial class CaseWalk
{
    public async Task<string> ApplyAgainAsync()
    {
        var again = new BatchWalk(app, untilClosing: TimeSpan.FromDays(1)) { UnitCode = _walk.UnitCode };
        foreach (var step in again.Steps.Take(again.CountThrough("submit")))
        {
            await step.DoAsync();
        }

        return again.ApplicationId;
    }

    public async Task EndBarredAsync(string applicationId)
    {
        await app.WaitForAsync(
            "the hold for the ban",
            async () =>
                (await tour.GetAsync($"desk/applications/{applicationId}", tour.AsChief))!["holds"]!.AsArray().Count > 0 ? this : null
        );
        await PostBarAsync(applicationId);
    }

    public async Task PostBarAsync(string applicationId) =>
        await tour.SendAsync(
            HttpMethod.Post,
            $"desk/applications/{applicationId}/bar-decision",
            """{"barReason":"限制申报的期限长于本批次的办理时间。"}""",
            await tour.AsAsync("head")
        );
}
