using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Refusals;

/// <summary>A round with two drafts in it, to be refused at.</summary>
public sealed class RefusingApp : AppUnderTest, IAsyncLifetime
{
    /// <summary>What stands for what in the table; other ones in every run.</summary>
    public Dictionary<string, string> Names { get; } = [];

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        var run = Guid.NewGuid().ToString("N")[..12];
        Names["{round}"] = $"refusals-{run}";
        Names["{new}"] = $"new-{run}";

        var portal = new Portal(this);
        var guide = await ReadAsync("round.json");
        guide["id"] = Names["{round}"];
        guide["closesAt"] = DateTimeOffset.UtcNow.AddDays(1);
        await portal.PublishRoundAsync(Names["{round}"], guide);
        (Names["{draft}"], Names["{access}"]) = await BeginAsync(portal, "draft");
        (Names["{other}"], _) = await BeginAsync(portal, "other");
    }

    public string Fill(string text) => Names.Aggregate(text, (filled, name) => filled.Replace(name.Key, name.Value, StringComparison.Ordinal));

    private async Task<(string Id, string AccessToken)> BeginAsync(Portal portal, string name)
    {
        var form = await ReadAsync("application.json");
        form["roundId"] = Names["{round}"];
        form["contactEmail"] = $"{name}@{Names["{round}"]}.example";
        var created = await portal.BeginApplicationAsync(form, $"{Names["{round}"]}-{name}");
        return (created["id"]!.GetValue<string>(), created["accessToken"]!.GetValue<string>());
    }

    private static async Task<JsonObject> ReadAsync(string name) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf($"examples/{name}")))!.AsObject();
}

/// <summary>Whatever is refused is refused in one form, says what to mend, and leaves nothing behind.</summary>
public sealed class RefusalTests(RefusingApp app) : IClassFixture<RefusingApp>
{
    public static TheoryData<string> Names => [.. BadRequests.All.Select(request => request.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Request_ThatIsBad_IsRefusedWithCodeAndField(string name)
    {
        var bad = BadRequests.All.Single(request => request.Name == name);

        using var answer = await SendAsync(bad);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.True(bad.Status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(bad.Status, problem["status"]!.GetValue<int>());
        Assert.All(["type", "title", "detail"], member => Assert.NotEmpty(problem[member]!.GetValue<string>()));
        var faults = problem["errors"]!.AsArray().Select(fault => (fault!["code"]!.GetValue<string>(), fault["field"]?.GetValue<string>())).ToList();
        Assert.Equal(problem["code"]!.GetValue<string>(), faults[0].Item1);
        Assert.Contains((bad.Code, bad.Field), faults);
    }

    [Fact]
    public async Task Requests_ThatAreBad_LeaveNothingBehind()
    {
        var before = await ReadDraftAsync();
        foreach (var bad in BadRequests.All)
        {
            using var answer = await SendAsync(bad);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }

        Assert.Equal(before, await ReadDraftAsync());
        using var round = await app.Client.GetAsync(new Uri(app.Fill("rounds/{new}"), UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, round.StatusCode);

        // The letter of an application that is begun now comes after any that the refused ones could have caused.
        var sender = new BadRequest("a good one", "POST", "applications", 201, "") { Body = GoodForm() };
        using var begun = await SendAsync(sender);
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var portal = new Portal(app);
        var mails = await Waiting.ForAsync("the letter of the good application", async () =>
            (await portal.ReadMailboxAsync()).Where(mail => mail.To.Contains(app.Fill("{new}"), StringComparison.Ordinal)).ToList() is { Count: > 0 } found ? found : null);
        Assert.Equal([app.Fill("good@{new}.example")], mails.Select(mail => mail.To));
    }

    private static string GoodForm()
    {
        var form = JsonNode.Parse(File.ReadAllText(Repository.PathOf("examples/application.json")))!.AsObject();
        (form["roundId"], form["contactEmail"]) = ("{round}", "good@{new}.example");
        return form.ToJsonString();
    }

    private async Task<string> ReadDraftAsync() =>
        (await new Portal(app).GetAuditAsync("applications", app.Names["{draft}"])).ToJsonString();

    private async Task<HttpResponseMessage> SendAsync(BadRequest bad)
    {
        // The path goes out as it stands, with all that is encoded in it.
        var address = new Uri(app.BaseAddress, app.Fill(bad.Path));
        using var request = new HttpRequestMessage(new HttpMethod(bad.Method), address);
        if (bad.Body is { } body)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(app.Fill(body)));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(bad.ContentType);
        }

        // Whoever is to be told that it is too much must not be cut off while still sending it.
        request.Headers.ExpectContinue = bad.Status == (int)HttpStatusCode.RequestEntityTooLarge;
        if (bad.IdempotencyKey is { } key)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        switch (bad.Sender)
        {
            case Sender.Applicant:
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", app.Names["{access}"]);
                break;
            case Sender.Bureau:
                request.Headers.Add("x-functions-key", app.FunctionKey);
                break;
        }

        return await app.Client.SendAsync(request);
    }
}
