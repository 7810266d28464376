using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Refusals;

/// <summary>
/// Rounds in every state with a refusal: drafts, an application in format check, one in the credit check queue, a panel that waits for its
/// expert, an open notice. An app that runs elsewhere needs local sign-in, and the officers <c>chief</c> and <c>jingban</c>.
/// </summary>
public sealed class RefusingApp : AppUnderTest, IAsyncLifetime
{
    private static readonly TimeSpan UntilClosing = TimeSpan.FromSeconds(60);

    /// <summary>Values of the names in the table; new in every run.</summary>
    public ConcurrentDictionary<string, string> Names { get; } = [];

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Desk__LocalSignIn"] = "true",
            // In addition to the sample's officers, none of whom manages the directory here.
            ["Desk__Officers__6__Roles"] = "Leader",
            ["Desk__Officers__7__Id"] = "chief",
            ["Desk__Officers__7__Name"] = "总管",
            ["Desk__Officers__7__Email"] = "chief@keji.example",
            ["Desk__Officers__7__Roles"] = "RoundManager,CaseOfficer,MeetingSecretary,IntegrityOfficer,Leader,StaffManager",
            ["Desk__Officers__8__Id"] = "jingban",
            ["Desk__Officers__8__Name"] = "经办",
            ["Desk__Officers__8__Email"] = "jingban@keji.example",
            ["Desk__Officers__8__Roles"] = "CaseOfficer",
        };

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        var run = Guid.NewGuid().ToString("N")[..12];
        Names["{round}"] = $"refusals-{run}";
        Names["{closed-round}"] = $"closed-{run}";
        Names["{new}"] = $"new-{run}";
        Names["{guide}"] = $"guide-{run}";
        Names["{chief}"] = await SignInAsync("chief");
        Names["{case-officer}"] = await SignInAsync("jingban");
        var (panel, notice) = (new BatchWalk(this, UntilClosing), new BatchWalk(this, UntilClosing) { PublicNoticeLength = "02:00:00" });
        await Task.WhenAll(OpenRoundAsync(), CloseRoundAsync(), WaitForExpertAsync(panel), OpenNoticeAsync(notice));
    }

    public string Fill(string text) =>
        Names.Aggregate(text, (filled, name) => filled.Replace(name.Key, name.Value, StringComparison.Ordinal));

    /// <summary>A round that accepts applications, with two drafts, and a guide draft.</summary>
    private async Task OpenRoundAsync()
    {
        var portal = new Portal(this);
        await PublishAsync(portal, Names["{round}"], DateTimeOffset.UtcNow.AddDays(1));
        (Names["{draft}"], Names["{access}"]) = await BeginAsync(portal, "{round}", "draft");
        (Names["{other}"], _) = await BeginAsync(portal, "{round}", "other");
        await PostAsync("desk/rounds", new JsonObject { ["id"] = Names["{guide}"], ["title"] = "草稿" });
    }

    /// <summary>A closed round, with an application in format check and one in the credit check queue.</summary>
    private async Task CloseRoundAsync()
    {
        var portal = new Portal(this);
        await PublishAsync(portal, Names["{closed-round}"], DateTimeOffset.UtcNow + UntilClosing);
        (Names["{submitted}"], Names["{submitter}"]) = await SubmitAsync(portal, "submitted");
        (Names["{checked}"], _) = await SubmitAsync(portal, "checked");

        var submitted = await portal.AsApplicantAsync(HttpMethod.Get, $"applications/{Names["{submitted}"]}", Names["{submitter}"]);
        Names["{serial}"] = submitted["serial"]!.GetValue<string>();
        var mails = await Waiting.ForAsync(
            "two format checks",
            async () => await FormatChecksAsync(portal) is { Count: 2 } both ? both : null
        );
        var closed = mails.Single(mail => mail.Text.Contains(Names["{serial}"], StringComparison.Ordinal));
        (Names["{passed-on}"], _) = BatchWalk.ReadLink(closed);
        await PostAsync($"desk/tasks/{Names["{passed-on}"].Split('.')[1]}/reissue", new JsonObject { ["reason"] = "链接外泄" });
        var reissued = await Waiting.ForAsync(
            "the new link",
            async () => (await FormatChecksAsync(portal)).FirstOrDefault(mail => mails.All(each => each.MessageId != mail.MessageId))
        );
        (Names["{task}"], Names["{code}"]) = BatchWalk.ReadLink(reissued);
        Names["{link}"] = Names["{task}"].Split('.')[1];

        var (admission, code) = BatchWalk.ReadLink(mails.Single(mail => mail != closed));
        await portal.DecideAsync(
            admission,
            new JsonObject
            {
                ["code"] = code,
                ["choice"] = "admit",
                ["reason"] = "材料齐全",
            }
        );
        var queue = await Waiting.ForAsync(
            "the credit check queue",
            async () => (await ReadMailsAsync(portal, "信用查验")) is [var first, ..] ? first : null
        );
        (Names["{queue}"], Names["{check-queue-code}"]) = BatchWalk.ReadLink(queue);
        Names["{creditQuery}"] = await Waiting.ForAsync(
            "all credit queries",
            async () =>
                (await portal.GetTaskAsync(Names["{queue}"], Names["{check-queue-code}"]))["creditQueries"]!.AsArray()
                    is { Count: 3 } creditQueries
                    ? creditQueries[0]!["id"]!.GetValue<string>()
                    : null
        );
    }

    private async Task PublishAsync(Portal portal, string roundId, DateTimeOffset closesAt)
    {
        var guide = await ReadAsync("round.json");
        (guide["id"], guide["closesAt"]) = (roundId, closesAt);
        foreach (var (member, name) in guide["staff"]!.AsArray().Zip(["officer", "expert", "secretary", "finance", "integrity", "leader"]))
        {
            member!["email"] = $"{name}@{roundId}.example";
        }

        await portal.PublishRoundAsync(roundId, guide);
    }

    private Task<IReadOnlyList<Mail>> FormatChecksAsync(Portal portal) => ReadMailsAsync(portal, "形式审查");

    private async Task<IReadOnlyList<Mail>> ReadMailsAsync(Portal portal, string stepName) =>
        [
            .. (await portal.ReadMailboxAsync($"officer@{Names["{closed-round}"]}.example")).Where(mail =>
                mail.Subject.Contains(stepName, StringComparison.Ordinal)
            ),
        ];

    private async Task WaitForExpertAsync(BatchWalk walk)
    {
        foreach (var step in walk.Steps.TakeWhile(step => step.Name != "declare and score"))
        {
            await step.DoAsync();
        }

        var mail = await Waiting.ForAsync(
            "the expert's mail",
            async () => (await walk.Portal.ReadMailboxAsync($"expert@{walk.Domain}")) is [var first, ..] ? first : null
        );
        (Names["{panel}"], Names["{panel-code}"]) = BatchWalk.ReadLink(mail);
        Names["{panel-round}"] = walk.RoundId;
        Names["{panel-application}"] = walk.ApplicationId;
        Names["{panel-document}"] = (await walk.GetApplicationAsync())["documents"]![0]!["id"]!.GetValue<string>();
    }

    private async Task OpenNoticeAsync(BatchWalk walk)
    {
        foreach (var step in walk.Steps.TakeWhile(step => step.Name != "enter the award document"))
        {
            await step.DoAsync();
        }

        Names["{notice-round}"] = walk.RoundId;
        Names["{notice}"] = $"notice-{walk.RoundId}";
        var project = await Waiting.ForAsync(
            "the notice",
            async () =>
            {
                using var answer = await Client.GetAsync(new Uri($"objections/{Names["{notice}"]}", UriKind.Relative));
                return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonNode>() : null;
            }
        );
        Names["{project}"] = project["projectNumbers"]![0]!.GetValue<string>();
    }

    private async Task<(string Id, string AccessToken)> BeginAsync(Portal portal, string round, string name)
    {
        var form = await ReadAsync("application.json");
        form["roundId"] = Names[round];
        form["contactEmail"] = $"{name}@{Names[round]}.example";
        form["parties"]![1]!["citizenId"] = SyntheticPerson.Next();
        var created = await portal.BeginApplicationAsync(form, $"{Names[round]}-{name}");
        return (created["id"]!.GetValue<string>(), created["accessToken"]!.GetValue<string>());
    }

    private async Task<(string Id, string AccessToken)> SubmitAsync(Portal portal, string name)
    {
        var (id, token) = await BeginAsync(portal, "{closed-round}", name);
        foreach (var party in (string[])["u1", "p1"])
        {
            await portal.InviteAndSignAsync(
                id,
                token,
                party,
                $"{name}@{Names["{closed-round}"]}.example",
                JsonNode.Parse(BadRequests.Commitment)!
            );
        }

        var proposal = new ByteArrayContent(await File.ReadAllBytesAsync(Repository.PathOf("examples/application.pdf")));
        await portal.AsApplicantAsync(HttpMethod.Put, $"applications/{id}/documents/proposal?fileName=proposal.pdf", token, proposal);
        await portal.AsApplicantAsync(HttpMethod.Post, $"applications/{id}/submission", token);
        return (id, token);
    }

    private async Task<string> SignInAsync(string officerId)
    {
        using var answer = await Client.PostAsJsonAsync(new Uri("sign-in", UriKind.Relative), new { officerId });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["token"]!.GetValue<string>();
    }

    private async Task PostAsync(string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Names["{chief}"]);
        using var answer = await Client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<JsonObject> ReadAsync(string name) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf($"examples/{name}")))!.AsObject();
}
