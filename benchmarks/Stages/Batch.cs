using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace CreditFunctions.Benchmarks.Stages;

/// <summary>The cost of a batch stage.</summary>
/// <param name="IsAutomatic">Whether nobody acts in it, so that its time is the app's own.</param>
internal sealed record BatchStage(string Name, int Requests, TimeSpan Elapsed, bool IsAutomatic);

/// <summary>
/// Applications of different people in one round, from draft until each is admitted and its credit queries are assigned.
/// </summary>
internal sealed class Batch(MeasuredApp app, int count)
{
    private const string Officer = "officer@batch.example";
    private const string FirstPerson = "22080219880307";

    private readonly Portal _portal = new(app.App);
    private readonly List<(string Id, string Token)> _applications = [];
    private readonly string _roundId = $"batch-{Guid.NewGuid():N}"[..20];
    private IReadOnlyList<Mail> _tasks = [];

    private string OfficerOfRound => $"{_roundId}-{Officer}";

    /// <summary>Runs each stage for all applications before the next one.</summary>
    public async Task<IReadOnlyList<BatchStage>> RunAsync()
    {
        await PublishAsync();
        return
        [
            await MeasureAsync("begin", () => ForEachAsync(BeginAsync)),
            await MeasureAsync("ask two parties, who sign", () => ForEachAsync(SignAsync)),
            await MeasureAsync("upload", () => ForEachAsync(UploadAsync)),
            await MeasureAsync("submit", () => ForEachAsync(SubmitAsync)),
            await MeasureClosingAsync(),
            await MeasureAsync("admit, and open the credit queries", AdmitAsync),
        ];
    }

    private async Task<BatchStage> MeasureAsync(string name, Func<Task> doAsync)
    {
        var watch = Stopwatch.StartNew();
        var requests = await app.CountAsync(doAsync);
        return new BatchStage(name, requests, watch.Elapsed, IsAutomatic: false);
    }

    /// <summary>The clock passes the closing; all applications move at once, until each has a task with an officer and its mail.</summary>
    private async Task<BatchStage> MeasureClosingAsync()
    {
        var watch = Stopwatch.StartNew();
        var elapsed = TimeSpan.Zero;
        var requests = await app.CountAsync(async () =>
            _tasks = await app.App.WaitForAsync(
                "a task for each application",
                async () =>
                {
                    // Excludes reading the mailbox.
                    elapsed = watch.Elapsed;
                    var tasks = (await _portal.ReadMailboxAsync(OfficerOfRound))
                        .Where(mail => mail.Subject.Contains("形式审查", StringComparison.Ordinal))
                        .ToList();
                    return tasks.Count >= count ? tasks : null;
                }
            )
        );
        return new BatchStage("from the closing to a task with an officer", requests, elapsed, IsAutomatic: true);
    }

    private async Task PublishAsync()
    {
        var guide = await ReadExampleAsync("round.json");
        (guide["id"], guide["closesAt"]) = (_roundId, app.App.Now.AddDays(1));
        guide["staff"]![0]!["email"] = OfficerOfRound;
        await _portal.PublishRoundAsync(_roundId, guide);
    }

    private async Task BeginAsync(int number)
    {
        var form = await ReadExampleAsync("application.json");
        (form["roundId"], form["title"]) = (_roundId, $"盐碱地水稻耐盐品种选育与示范之{number}");
        form["parties"]![1]!["citizenId"] = PersonOf(number);
        var created = await _portal.BeginApplicationAsync(form, $"{_roundId}-application-{number}");
        _applications.Add((created["id"]!.GetValue<string>(), created["accessToken"]!.GetValue<string>()));
    }

    private async Task SignAsync(int number)
    {
        foreach (var party in (string[])["u1", "p1"])
        {
            var (id, token) = _applications[number];
            await _portal.InviteAndSignAsync(id, token, party, $"{_roundId}-{number}@batch.example", Portal.Commitment());
        }
    }

    private async Task UploadAsync(int number) =>
        await CallAsync(
            number,
            HttpMethod.Put,
            "/documents/proposal?fileName=proposal.pdf",
            new ByteArrayContent(await File.ReadAllBytesAsync(Example("application.pdf")))
        );

    private Task SubmitAsync(int number) => CallAsync(number, HttpMethod.Post, "/submission", content: null);

    private async Task AdmitAsync()
    {
        foreach (var mail in _tasks)
        {
            var (token, code) = BatchWalk.ReadLink(mail);
            await _portal.GetTaskAsync(token, code);
            await _portal.DecideAsync(
                token,
                new JsonObject
                {
                    ["choice"] = "admit",
                    ["reason"] = "材料齐全",
                    ["code"] = code,
                }
            );
        }
    }

    private async Task CallAsync(int number, HttpMethod method, string path, HttpContent? content)
    {
        var (id, token) = _applications[number];
        await _portal.AsApplicantAsync(method, $"applications/{id}{path}", token, content);
    }

    private async Task ForEachAsync(Func<int, Task> doAsync)
    {
        for (var number = 0; number < count; number++)
        {
            await doAsync(number);
        }
    }

    // A synthetic number with the check character of GB 11643.
    private static string PersonOf(int number)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var digits = string.Create(CultureInfo.InvariantCulture, $"{FirstPerson}{number + 1:D3}");
        return digits + "10X98765432"[digits.Zip(weights, (digit, weight) => (digit - '0') * weight).Sum() % 11];
    }

    private static async Task<JsonObject> ReadExampleAsync(string name) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Example(name)))!.AsObject();

    private static string Example(string name) => Repository.PathOf($"examples/{name}");
}
