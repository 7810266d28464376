using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Refusals;

/// <summary>Every refusal has the same format, states the correction, and leaves no data.</summary>
[Trait("Category", "Slow")]
public sealed partial class RefusalTests(RefusingApp app) : IClassFixture<RefusingApp>
{
    private static readonly Dictionary<Sender, string> Bearers = new()
    {
        [Sender.Applicant] = "{access}",
        [Sender.Submitter] = "{submitter}",
        [Sender.CaseOfficer] = "{case-officer}",
        [Sender.Chief] = "{chief}",
    };

    // Endpoints without inputs; the host refuses a missing function key.
    private static readonly HashSet<string> RefusesNothing =
    [
        "get /",
        "get /site.css",
        "get /seal.svg",
        "get /openapi.json",
        "get /health/live",
        "get /health/ready",
        "get /rounds",
        "get /honours",
        "get /mailbox",
        "get /access",
        "get /sign-in",
        "put /indexes/units",
    ];

    public static TheoryData<string> Names => [.. BadRequests.All.Select(request => request.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Request_ThatIsBad_IsRefusedWithCodeAndField(string name)
    {
        var bad = BadRequests.All.Single(request => request.Name == name);

        using var answer = await SendAsync(bad);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.True(bad.Status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        if (bad.ComesBack is { } typed)
        {
            Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains(typed, text, StringComparison.Ordinal);
            return;
        }

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(bad.Status, problem["status"]!.GetValue<int>());
        Assert.All(["type", "title", "detail"], member => Assert.NotEmpty(problem[member]!.GetValue<string>()));
        var faults = problem["errors"]!
            .AsArray()
            .Select(fault => (fault!["code"]!.GetValue<string>(), fault["field"]?.GetValue<string>()))
            .ToList();
        Assert.Equal(problem["code"]!.GetValue<string>(), faults[0].Item1);
        Assert.Contains((bad.Code, bad.Field), faults);
        // A full sentence: what happened, what was expected, what to do.
        Assert.All(problem["errors"]!.AsArray(), fault => Assert.Matches(@"^[A-Z/].{15,}\.$", fault!["message"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Operations_ThatCanRefuse_AreAllInTheTable()
    {
        var document = JsonNode.Parse(await app.Client.GetStringAsync(new Uri("openapi.json", UriKind.Relative)))!;
        var operations = document["paths"]!
            .AsObject()
            .SelectMany(path =>
                path.Value!.AsObject()
                    .Select(method => (Name: $"{method.Key} {path.Key}", Method: method.Key, Address: AddressOf(path.Key)))
            )
            .Where(operation => !RefusesNothing.Contains(operation.Name))
            .ToList();
        var sent = BadRequests.All.Select(bad => (Method: bad.Method.ToLowerInvariant(), Path: $"/{bad.Path.Split('?')[0]}")).ToList();

        Assert.True(operations.Count > 70);
        Assert.Empty(
            operations
                .Where(operation => !sent.Exists(bad => bad.Method == operation.Method && operation.Address.IsMatch(bad.Path)))
                .Select(operation => operation.Name)
        );
    }

    [Fact]
    public void Requests_InTheTable_HaveNamesOfTheirOwn()
    {
        Assert.True(BadRequests.All.Count >= 250);
        Assert.Equal(BadRequests.All.Count, BadRequests.All.DistinctBy(bad => bad.Name).Count());
    }

    [Fact]
    public async Task Requests_ThatAreBad_LeaveNothingBehind()
    {
        var before = await ReadEverythingAsync();
        foreach (var bad in BadRequests.All)
        {
            using var answer = await SendAsync(bad);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }

        Assert.Equal(before, await ReadEverythingAsync());
        using var round = await app.Client.GetAsync(new Uri(app.Fill("rounds/{new}"), UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, round.StatusCode);

        // The mail of a new application comes after any that the refused requests could have caused.
        var sender = new BadRequest("a good one", "POST", "applications", 201, "") { Body = GoodForm() };
        using var begun = await SendAsync(sender);
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var portal = new Portal(app);
        var mails = await Waiting.ForAsync(
            "the letter of the good application",
            async () =>
                (await portal.ReadMailboxAsync()).Where(mail => mail.To.Contains(app.Fill("{new}"), StringComparison.Ordinal)).ToList()
                    is { Count: > 0 } found
                    ? found
                    : null
        );
        Assert.Equal([app.Fill("good@{new}.example")], mails.Select(mail => mail.To));
    }

    private static string GoodForm()
    {
        var form = JsonNode.Parse(File.ReadAllText(Repository.PathOf("examples/application.json")))!.AsObject();
        (form["roundId"], form["contactEmail"]) = ("{round}", "good@{new}.example");
        return form.ToJsonString();
    }

    /// <summary>The audit chains of all written records, and the lists of the desk.</summary>
    private async Task<IReadOnlyList<string>> ReadEverythingAsync()
    {
        var portal = new Portal(app);
        List<string> all = [];
        foreach (var name in (string[])["{draft}", "{other}", "{submitted}", "{checked}", "{panel-application}"])
        {
            all.Add((await portal.GetAuditAsync("applications", app.Names[name])).ToJsonString());
        }

        foreach (var name in (string[])["{round}", "{closed-round}", "{panel-round}", "{notice-round}"])
        {
            all.Add((await portal.GetAuditAsync("rounds", app.Names[name])).ToJsonString());
        }

        foreach (var path in (string[])["desk/staff", "desk/rounds", "desk/guide-drafts/{guide}", "desk/identifiers", "tasks/{queue}"])
        {
            using var answer = await SendAsync(
                new BadRequest(path, "GET", path, 200, "")
                {
                    Sender = Sender.Chief,
                    TaskCode = path == "tasks/{queue}" ? "{check-queue-code}" : null,
                }
            );
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            all.Add(await answer.Content.ReadAsStringAsync());
        }

        return all;
    }

    private static Regex AddressOf(string path) =>
        new($"^{Placeholder().Replace(path, path.StartsWith("/public/{", StringComparison.Ordinal) ? ".+" : "[^/]+")}$");

    private async Task<HttpResponseMessage> SendAsync(BadRequest bad)
    {
        // The path is sent with its original encoding.
        var address = new Uri(app.BaseAddress, app.Fill(bad.Path));
        using var request = new HttpRequestMessage(new HttpMethod(bad.Method), address);
        if (bad.Body is { } body)
        {
            request.Content = new ByteArrayContent(bad.Encoding.GetBytes(app.Fill(body)));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(bad.ContentType);
        }

        // The connection must not be closed before the client has read the 413.
        request.Headers.ExpectContinue = bad.Status == (int)HttpStatusCode.RequestEntityTooLarge;
        if (bad.IdempotencyKey is { } key)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (bad.TaskCode is { } code)
        {
            request.Headers.Add("Task-Code", app.Fill(code));
        }

        switch (bad.Sender)
        {
            case Sender.Bureau:
                request.Headers.Add("x-functions-key", app.FunctionKey);
                break;
            case Sender.ApplicantInBrowser:
                request.Headers.Add("Cookie", app.Fill("access-{draft}={access}"));
                break;
            case Sender.ChiefInBrowser:
                request.Headers.Add("Cookie", app.Fill("desk-session={chief}"));
                break;
            case var sender when Bearers.TryGetValue(sender, out var token):
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", app.Names[token]);
                break;
        }

        return await app.Client.SendAsync(request);
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
