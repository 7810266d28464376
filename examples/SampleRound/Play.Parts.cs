using System.Globalization;
using System.Text.Json.Nodes;

namespace CreditFunctions.SampleRound;

/// <content>What the scenes have in common.</content>
internal sealed partial class Play
{
    private const int AtOnce = 6;

    /// <summary>Applications that were handed in before the last minute.</summary>
    private static IEnumerable<SampleApplication> SubmittedBeforeClosing =>
        Cast.Applications.Where(application => application.Story is not (Story.LastMinute or Story.TooLate));

    private static bool WasAdmitted(SampleApplication application) =>
        application.Story is not (Story.TooLate or Story.WaitsForFormatCheck or Story.LapsesUncorrected);

    private static JsonObject Choice(string choice, string reason) => Json.Of(("choice", choice), ("reason", reason));

    private static JsonObject List(string version, params (string Name, string? UnitCode, string Basis)[] entries) =>
        new()
        {
            ["version"] = version,
            ["entries"] = new JsonArray([
                .. entries.Select(entry =>
                {
                    var line = Json.Of(("name", entry.Name), ("basis", entry.Basis));
                    if (entry.UnitCode is not null)
                    {
                        line["unifiedSocialCreditCode"] = entry.UnitCode;
                    }

                    return (JsonNode)line;
                }),
            ]),
        };

    private async Task<string> TodayAsync() =>
        (await _clock.NowAsync()).ToOffset(Beijing).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task StateAsync(Begun begun, params string[] states) =>
        await Officers.ForAsync(
            $"application {begun.Application.Number} to be {string.Join(" or ", states)}",
            async () => Array.IndexOf(states, await _applicants.StateAsync(begun)) >= 0 ? this : null
        );

    private async Task<MailedTask> BenchAsync(string officer) => (await _officers.WaitForAsync(officer, "信用查验", 1))[0];

    private async Task<JsonArray> DueAsync(MailedTask bench) => (await _officers.ReadAsync(bench))["lookups"]!.AsArray();

    private bool IsLeftForTheNewcomer(JsonNode lookup) =>
        lookup["name"]!.GetValue<string>() == Of(Story.WaitsForEvidence).Application.UnitName;

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
