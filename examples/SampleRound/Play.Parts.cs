using System.Globalization;
using System.Text.Json.Nodes;

namespace CreditFunctions.SampleRound;

/// <content>What the scenes have in common.</content>
internal sealed partial class Play
{
    private const int AtOnce = 6;

    /// <summary>Applications that were submitted before the last minute.</summary>
    private static IEnumerable<SampleApplication> SubmittedBeforeClosing =>
        Cast.Applications.Where(application => application.Story is not (Story.LastMinute or Story.TooLate));

    private static bool WasAdmitted(SampleApplication application) =>
        application.Story is not (Story.TooLate or Story.WaitsForFormatCheck or Story.LapsesUncorrected);

    private static JsonObject Choice(string choice, string reason) => Json.Of(("choice", choice), ("reason", reason));

    /// <summary>An entry of a list, by two officers; once.</summary>
    private async Task ListAsync(JsonObject entry)
    {
        var listed = await _portal.AsOfficerAsync(
            HttpMethod.Get,
            $"desk/listings?kind={entry["kind"]!.GetValue<string>()}",
            await SignInAsync(Investigator)
        );
        var name = entry["name"]!.GetValue<string>();
        var found =
            listed["listings"]!.AsArray().FirstOrDefault(each => each!["party"]!.GetValue<string>() == name)
            ?? await _portal.AsOfficerAsync(HttpMethod.Post, "desk/listings", await SignInAsync(Investigator), entry);
        if (found["state"]!.GetValue<string>() == "Proposed")
        {
            await AtDeskAsync(Leader, $"desk/listings/{found["id"]!.GetValue<string>()}/confirmation", Choice("confirm", "核对无误。"));
        }
    }

    private static JsonObject Entry(string kind, string name, string number, string facts) =>
        Json.Of(
            ("kind", kind),
            ("name", name),
            ("decisionNumber", number),
            ("decidedOn", "2025-06-30"),
            ("servedOn", "2025-06-30"),
            ("authority", "白城市人民政府"),
            ("facts", facts),
            ("proof", "案卷2025-6号")
        );

    private async Task<string> TodayAsync() =>
        (await _clock.NowAsync()).ToOffset(Beijing).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task StateAsync(Begun begun, params string[] states) =>
        await Officers.ForAsync(
            $"application {begun.Application.Number} to be {string.Join(" or ", states)}",
            async () => Array.IndexOf(states, await _applicants.StateAsync(begun)) >= 0 ? this : null
        );

    private async Task<MailedTask> CheckQueueAsync(string officer) => (await _officers.WaitForAsync(officer, "信用查验", 1))[0];

    private async Task<JsonArray> DueAsync(MailedTask queue) => (await _officers.ReadAsync(queue))["creditQueries"]!.AsArray();

    private bool IsLeftForTheNewcomer(JsonNode creditQuery) =>
        creditQuery["name"]!.GetValue<string>() == Of(Story.WaitsForEvidence).Application.UnitName;

    /// <summary>Whether every admitted application has come as far as it can before anybody else acts.</summary>
    private async Task<bool> AreSettledAsync()
    {
        foreach (var application in Cast.Applications.Where(WasAdmitted))
        {
            var state = await _applicants.StateAsync(_begun[application.Number]);
            var waits =
                application.Story
                is Story.WaitsForEvidence
                    or Story.HonestDebtor
                    or Story.StaleHit
                    or Story.Conceals
                    or Story.EntryAroseLater
                    or Story.WronglySuspected;
            if (state != (waits ? "CreditChecking" : "ExpertReview"))
            {
                return false;
            }
        }

        return true;
    }

    private static Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> doAsync) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (item, _) => await doAsync(item));
}
