using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Tests.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Api;

/// <summary>Calls of programs besides the path of one application: every read, and every change.</summary>
internal sealed partial class ProgramTour(IWalkedApp app, BatchWalk walk)
{
    private const string NewRound = "2027-tour";
    private string _chief = "";
    private string _deputy = "";

    /// <summary>Marks a request that is expected to be refused.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsRefused = new("is-refused");

    /// <summary>A site with local sign-in.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } =
        new Dictionary<string, string?>
        {
            ["Limits:WrongCodesPerCode"] = "5",
            ["Desk:LocalSignIn"] = "true",
            ["Desk:Officers:0:Id"] = "chief",
            ["Desk:Officers:0:Name"] = "总管",
            ["Desk:Officers:0:Email"] = "chief@keji.example",
            ["Desk:Officers:0:Roles"] = "RoundManager,CaseOfficer,MeetingSecretary,IntegrityOfficer,LegalReviewer,Leader,StaffManager",
            ["Desk:Officers:1:Id"] = "deputy",
            ["Desk:Officers:1:Name"] = "副手",
            ["Desk:Officers:1:Email"] = "deputy@keji.example",
            ["Desk:Officers:1:Roles"] = "RoundManager,Leader,FinanceOfficer",
            ["Desk:Officers:2:Id"] = "clerk",
            ["Desk:Officers:2:Name"] = "承办",
            ["Desk:Officers:2:Email"] = "clerk@keji.example",
            ["Desk:Officers:2:Roles"] = "CaseOfficer",
            ["Desk:Officers:3:Id"] = "jurist",
            ["Desk:Officers:3:Name"] = "法制",
            ["Desk:Officers:3:Email"] = "jurist@keji.example",
            ["Desk:Officers:3:Roles"] = "LegalReviewer",
            ["Desk:Officers:4:Id"] = "scribe",
            ["Desk:Officers:4:Name"] = "秘书",
            ["Desk:Officers:4:Email"] = "scribe@keji.example",
            ["Desk:Officers:4:Roles"] = "MeetingSecretary",
            ["Desk:Officers:5:Id"] = "head",
            ["Desk:Officers:5:Name"] = "局长",
            ["Desk:Officers:5:Email"] = "head@keji.example",
            ["Desk:Officers:5:Roles"] = "Leader",
            ["Desk:Officers:6:Id"] = "peer",
            ["Desk:Officers:6:Name"] = "邻局",
            ["Desk:Officers:6:Email"] = "peer@keji.example",
            ["Desk:Officers:6:Roles"] = "LegalReviewer",
            ["Desk:Officers:7:Id"] = "superior",
            ["Desk:Officers:7:Name"] = "上级",
            ["Desk:Officers:7:Email"] = "superior@keji.example",
            ["Desk:Officers:7:Roles"] = "Leader",
            ["Desk:Officers:8:Id"] = "fellow",
            ["Desk:Officers:8:Name"] = "同事",
            ["Desk:Officers:8:Email"] = "fellow@keji.example",
            ["Desk:Officers:8:Roles"] = "CaseOfficer",
        };

    /// <summary>A site with an electronic seal.</summary>
    public static void AddSeal(IServiceCollection services) => services.AddSingleton<IElectronicSeal, StampSeal>();

    /// <summary>A tour of the desk only, with signed-in officers.</summary>
    public static async Task<ProgramTour> SignInAsync(IWalkedApp app)
    {
        var tour = new ProgramTour(app, new BatchWalk(app, untilClosing: TimeSpan.FromDays(1)));
        await tour.SignInAsync();
        return tour;
    }

    public async Task<Action<HttpRequestMessage>> AsAsync(string officerId) => By(await SignInAsync(officerId));

    /// <summary>Posts a form with one or more files, as served to an officer.</summary>
    public async Task PostFormAsync(
        string page,
        string path,
        IReadOnlyDictionary<string, string> fields,
        string fileField,
        string fileName,
        Action<HttpRequestMessage> officer,
        int copies = 1
    )
    {
        using var served = await AskAsync(
            HttpMethod.Get,
            page,
            null,
            request =>
            {
                request.Headers.Accept.ParseAdd("text/html");
                officer(request);
            }
        );
        var html = await served.Content.ReadAsStringAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(FormToken().Match(html).Groups[1].Value), "antiForgeryToken" },
        };
        if (Letters().Match(html) is { Success: true } letters && !fields.ContainsKey("letters"))
        {
            form.Add(new StringContent(WebUtility.HtmlDecode(letters.Groups[1].Value)), "letters");
        }

        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        for (var copy = 0; copy < copies; copy++)
        {
            form.Add(new ByteArrayContent(await File.ReadAllBytesAsync(Repository.PathOf("examples/evidence.png"))), fileField, fileName);
        }

        using var stored = await AskAsync(HttpMethod.Post, path, form, officer);
        Assert.Equal(303, (int)stored.StatusCode);
    }

    public async Task<string> ReadPageAsync(string path, Action<HttpRequestMessage> reader)
    {
        using var page = await AskAsync(
            HttpMethod.Get,
            path,
            null,
            request =>
            {
                request.Headers.Accept.ParseAdd("text/html");
                reader(request);
            }
        );
        return await page.Content.ReadAsStringAsync();
    }

    public void AsChief(HttpRequestMessage request) => By(_chief)(request);

    public async Task SignInAsync()
    {
        _chief = await SignInAsync("chief");
        _deputy = await SignInAsync("deputy");
    }

    /// <summary>Public endpoints, and those for the bureau's programs.</summary>
    public async Task LookAroundAsync()
    {
        string[] open =
        [
            "",
            "site.css",
            "seal.svg",
            "openapi.json",
            "health/live",
            "health/ready",
            "rounds",
            $"rounds/{walk.RoundId}",
            "access",
            "sign-in",
            "mailbox",
            "commitment-texts/2026-1",
        ];
        foreach (var path in open)
        {
            await GetAsync(path);
        }

        await SendAsync(HttpMethod.Put, "indexes/units", null, WithKey);
        await GetAsync($"desk/applications/{walk.ApplicationId}/audit", WithKey);
        await GetAsync($"desk/rounds/{walk.RoundId}/audit", WithKey);
        await GetAsync("desk/anchors/1", WithKey);
    }

    /// <summary>A draft that is changed, put on hold, handed to another clerk and withdrawn.</summary>
    public async Task DraftAsync()
    {
        var form = await ReadAsync("application.json");
        (form["roundId"], form["contactEmail"], form["title"]) = (walk.RoundId, $"second@{walk.Domain}", "又一题");
        var created = await SendAsync(HttpMethod.Post, "applications", form.ToJsonString(), _ => { });
        var id = created!["id"]!.GetValue<string>();
        var token = created["accessToken"]!.GetValue<string>();
        await GetAsync($"access/{token}");
        await GetAsync($"rounds/{walk.RoundId}/application");
        await SendAsync(HttpMethod.Put, $"applications/{id}", form.ToJsonString(), By(token));
        await SendAsync(
            HttpMethod.Post,
            $"desk/applications/{id}/hold",
            """{"reason":"待核","basis":"办法","nextReview":"2026-06-01"}""",
            By(_chief)
        );
        await SendAsync(HttpMethod.Post, $"desk/applications/{id}/lifting", """{"reason":"已核"}""", By(_chief));
        await SendAsync(HttpMethod.Post, $"applications/{id}/contact", $$"""{"contactEmail":"third@{{walk.Domain}}"}""", By(token));
        var handedOver = (await walk.Portal.ReadMailboxAsync($"third@{walk.Domain}"))[0];
        var nextToken = handedOver.Text.Split("/access/")[1].Split('\n')[0].Trim();
        // A change by a mailed link accepts the draft; that is not part of the withdrawal.
        form["contactEmail"] = $"third@{walk.Domain}";
        await SendAsync(HttpMethod.Put, $"applications/{id}", form.ToJsonString(), By(nextToken));
        await SendAsync(HttpMethod.Post, $"applications/{id}/withdrawal", """{"reason":"不再申报"}""", By(nextToken));
    }

    /// <summary>All reads of an applicant, and a submission that is recalled and repeated.</summary>
    public async Task ApplicantAsync()
    {
        var path = $"applications/{walk.ApplicationId}";
        var view = await GetAsync(path, By(walk.AccessToken));
        foreach (
            var part in (string[])
                [
                    "answers",
                    "print",
                    "receipt",
                    "check",
                    "submission",
                    "commitments/u1",
                    "documents/proposal",
                    $"files/{view!["documents"]![0]!["id"]}",
                ]
        )
        {
            await GetAsync($"{path}/{part}", By(walk.AccessToken));
        }

        await SendAsync(HttpMethod.Post, $"{path}/recall", null, By(walk.AccessToken));
        await SendAsync(HttpMethod.Post, $"{path}/submission", null, By(walk.AccessToken));
    }

    public async Task UnitAsync()
    {
        await SendAsync(
            HttpMethod.Post,
            "access",
            $$"""{"unifiedSocialCreditCode":"{{walk.UnitCode}}","contactEmail":"clerk@{{walk.Domain}}"}""",
            _ => { }
        );
        var token = await app.WaitForAsync(
            "the unit's link",
            async () =>
                (await walk.Portal.ReadMailboxAsync($"clerk@{walk.Domain}"))
                    .Select(mail => UnitLink().Match(mail.Text))
                    .FirstOrDefault(match => match.Success)
                    ?.Groups[1]
                    .Value
        );
        await GetAsync($"units/{token}/receipts");
        await SendAsync(HttpMethod.Post, $"desk/applications/{walk.ApplicationId}/registered-contact", "{}", By(_chief));
        var form = await ReadAsync("application.json");
        (form["roundId"], form["contactEmail"], form["title"]) = (walk.RoundId, $"colleague@{walk.Domain}", "同事的题目");
        form["parties"]![0]!["unifiedSocialCreditCode"] = walk.UnitCode;
        var created = await SendAsync(HttpMethod.Post, "applications", form.ToJsonString(), _ => { });
        var draft = $"units/{token}/drafts/{created!["id"]}";
        await app.WaitForAsync(
            "the draft",
            async () => await GetAsync($"units/{token}") is { } unit && unit["waiting"]!.AsArray().Count > 0 ? "waiting" : null
        );
        await GetAsync(draft);
        await SendAsync(HttpMethod.Post, draft, null, _ => { });
        await SendAsync(
            HttpMethod.Post,
            $"desk/applications/{walk.ApplicationId}/registered-contact/withdrawal",
            """{"withdrawalReason":"人员离职"}""",
            By(_chief)
        );
    }

    /// <summary>A task link that is revoked and reissued; its document behind the new one.</summary>
    public async Task ReissueAsync()
    {
        var (token, _) = await TaskLinkAsync();
        var linkId = token.Split('.')[1];
        await RenewCodeAsync(token);
        await GetAsync($"desk/tasks/{linkId}", By(_chief));
        await SendAsync(HttpMethod.Post, $"desk/tasks/{linkId}/reissue", """{"reason":"链接外泄"}""", By(_chief));
        var (fresh, code) = await app.WaitForAsync(
            "the new link",
            async () => await TaskLinkAsync() is var link && link.Token != token ? Tuple.Create(link.Token, link.Code) : null
        );
        await GetAsync($"tasks/{fresh}");
        var task = await GetAsync($"tasks/{fresh}", WithCode(code));
        await GetAsync(task!["application"]!["documents"]![0]!["href"]!.GetValue<string>()[1..], WithCode(code));

        async Task<(string Token, string Code)> TaskLinkAsync() =>
            BatchWalk.ReadLink(
                await app.WaitForAsync(
                    "the task",
                    async () =>
                        (await walk.Portal.ReadMailboxAsync($"officer@{walk.Domain}")).FirstOrDefault(mail =>
                            mail.Subject.Contains("形式审查", StringComparison.Ordinal)
                        )
                )
            );
    }

    /// <summary>A code locked by wrong attempts, and the new one.</summary>
    private async Task RenewCodeAsync(string token)
    {
        for (var i = 0; i < 5; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"tasks/{token}", UriKind.Relative))
            {
                Content = new StringContent(
                    """{"code":"AAAAAAAA","choice":"admit","reason":"齐全"}""",
                    MediaTypeHeaderValue.Parse("application/json")
                ),
            };
            request.Options.Set(IsRefused, true);
            using var refused = await app.Client.SendAsync(request);
            Assert.Equal(403, (int)refused.StatusCode);
        }

        using (await AskAsync(HttpMethod.Get, $"tasks/{token}/code", null, _ => { }))
        using (await AskAsync(HttpMethod.Post, $"tasks/{token}/code", null, _ => { }))
        using (await AskAsync(HttpMethod.Post, $"tasks/{token}/sign-out", null, _ => { })) { }
    }

    public async Task DeskAsync()
    {
        foreach (
            var path in (string[])
                [
                    "desk",
                    "desk/rounds",
                    $"desk/rounds/{walk.RoundId}",
                    $"desk/rounds/{walk.RoundId}/sheets/ranking-1",
                    "desk/staff",
                    "desk/staff/chief",
                    "desk/identifiers",
                    "desk/cases",
                ]
        )
        {
            await GetAsync(path, By(_chief));
        }

        var application = await GetAsync($"desk/applications/{walk.ApplicationId}", By(_chief));
        var documents = (await GetAsync($"applications/{walk.ApplicationId}", By(walk.AccessToken)))!["documents"]!;
        await GetAsync($"desk/applications/{walk.ApplicationId}/documents/{documents[0]!["id"]}", By(_chief));
        var evidence = application!["creditQueries"]!
            .AsArray()
            .Select(creditQuery => creditQuery!["evidenceHref"]?.GetValue<string>())
            .OfType<string>()
            .First();
        await GetAsync(evidence.TrimStart('/'), By(_chief));
        await GetAsync($"objections/notice-{walk.RoundId}");
        await GetAsync("public/index.html");
    }

    public async Task StaffAsync()
    {
        await SendAsync(
            HttpMethod.Post,
            "desk/staff",
            """{"id":"xin","name":"新人","email":"xin@keji.example","roles":["CaseOfficer"]}""",
            By(_chief)
        );
        await SendAsync(HttpMethod.Post, "desk/changes/1/confirmation", "{}", By(_deputy));
        await SendAsync(
            HttpMethod.Put,
            "desk/staff/xin",
            """{"name":"新人甲","email":"xin@keji.example","roles":["CaseOfficer","Expert"]}""",
            By(_chief)
        );
        await SendAsync(HttpMethod.Get, "desk/staff", null, By(_deputy));
        await SendAsync(HttpMethod.Post, "desk/changes/2/rejection", """{"reason":"无此必要"}""", By(_deputy));
        await SendAsync(
            HttpMethod.Post,
            "desk/staff/xin/leaves",
            """{"from":"2026-12-01","lastDay":"2026-12-04","delegateId":"chief","reason":"休假"}""",
            By(_chief)
        );
        await SendAsync(HttpMethod.Post, "desk/staff/xin/leaves", """{"number":1,"reason":"提前返岗"}""", By(_chief));
        await SendAsync(HttpMethod.Post, "desk/staff/xin/ending", """{"reason":"调离"}""", By(_chief));
        await SendAsync(HttpMethod.Post, "desk/changes/3/confirmation", "{}", By(_deputy));
    }

    /// <summary>A working-day notice that is proposed and confirmed, and one that is rejected.</summary>
    public async Task RulesAsync()
    {
        await SendAsync(HttpMethod.Post, "desk/rules", TextOf("2027"), By(_chief));
        await SendAsync(HttpMethod.Get, "desk/rules", null, By(_deputy));
        await SendAsync(HttpMethod.Post, "desk/rules/1/confirmation", "{}", By(_deputy));
        await SendAsync(HttpMethod.Post, "desk/rules", TextOf("2028"), By(_chief));
        await SendAsync(HttpMethod.Post, "desk/rules/2/rejection", """{"reason":"日期有误"}""", By(_deputy));
        await SendAsync(HttpMethod.Get, "desk/rules/2026.1", null, By(_chief));

        static string TextOf(string year) =>
            new JsonObject
            {
                ["text"] = """{"source":"国务院办公厅通知","years":{"YEAR":{"holidays":["YEAR-01-01"],"makeUpWorkdays":[]}}}""".Replace(
                    "YEAR",
                    year,
                    StringComparison.Ordinal
                ),
            }.ToJsonString();
    }

    /// <summary>
    /// A guide written by one officer and published by another, a correction that is adopted, and one that is discarded.
    /// </summary>
    public async Task GuideAsync()
    {
        await SendAsync(HttpMethod.Post, "desk/rounds", $$"""{"id":"{{NewRound}}","title":"新批次"}""", By(_chief));
        var guide = await ReadAsync("round.json");
        (guide["id"], guide["opensAt"], guide["closesAt"]) = (NewRound, app.Now.AddDays(-1), app.Now.AddDays(30));
        await SendAsync(
            HttpMethod.Put,
            $"desk/guide-drafts/{NewRound}",
            new JsonObject { ["guide"] = guide.DeepClone() }.ToJsonString(),
            By(_chief)
        );
        var draft = await SendAsync(HttpMethod.Get, $"desk/guide-drafts/{NewRound}", null, By(_chief));
        await GetAsync($"desk/guide-drafts/{NewRound}/preview", By(_chief));
        await SendAsync(
            HttpMethod.Post,
            $"desk/guide-drafts/{NewRound}/publication",
            $$"""{"version":{{draft!["draft"]!["version"]}}}""",
            By(_deputy)
        );
        var form = await ReadAsync("application.json");
        (form["roundId"], form["contactEmail"]) = (NewRound, $"fourth@{walk.Domain}");
        var begun = await SendAsync(HttpMethod.Post, "applications", form.ToJsonString(), _ => { });

        // A substantive change: the draft uses the first version until its applicant adopts the second.
        var correction = await SendAsync(HttpMethod.Post, $"desk/rounds/{NewRound}/correction", "{}", By(_chief));
        var path = $"desk/guide-drafts/{correction!["id"]}";
        guide["requiredDocuments"]!.AsArray().Add(new JsonObject { ["kind"] = "ethics", ["name"] = "伦理审查意见" });
        await SendAsync(
            HttpMethod.Put,
            path,
            new JsonObject { ["guide"] = guide.DeepClone(), ["reason"] = "补充材料" }.ToJsonString(),
            By(_chief)
        );
        draft = await SendAsync(HttpMethod.Get, path, null, By(_chief));
        await SendAsync(HttpMethod.Post, $"{path}/publication", $$"""{"version":{{draft!["draft"]!["version"]}}}""", By(_deputy));
        await SendAsync(HttpMethod.Post, $"applications/{begun!["id"]}/guide", null, By(begun["accessToken"]!.GetValue<string>()));

        var dropped = await SendAsync(HttpMethod.Post, $"desk/rounds/{NewRound}/correction", "{}", By(_chief));
        await SendAsync(HttpMethod.Post, $"desk/guide-drafts/{dropped!["id"]}/discarding", "{}", By(_chief));
    }

    /// <summary>A unit code that was issued although it fails its check: by form, with a scan.</summary>
    public async Task OverrideAsync()
    {
        var fields = new Dictionary<string, string>
        {
            ["kind"] = "unit",
            ["identifier"] = "91220800MA0EX4MP50",
            ["reason"] = "执照原件已核对",
        };
        await PostFormAsync("desk/identifiers", "desk/identifiers", fields, "evidenceId", "licence.png", By(_chief));
        var listed = await GetAsync("desk/identifiers", By(_chief));
        await GetAsync(listed!["overrides"]![0]!["evidenceHref"]!.GetValue<string>()[1..], By(_chief));
    }

    public async Task ClockAsync()
    {
        var before = (await GetAsync("rehearsal/clock"))!["now"]!.GetValue<DateTimeOffset>();
        await SendAsync(HttpMethod.Put, "rehearsal/clock", $$"""{"advanceTo":"{{before.AddHours(1):O}}","rate":2}""", WithKey);
        await SendAsync(HttpMethod.Post, "desk/clock", """{"advance":"day"}""", By(_chief));
        var after = await GetAsync("rehearsal/clock");
        Assert.Equal((before.AddHours(1).AddDays(1), 2), (after!["now"]!.GetValue<DateTimeOffset>(), after["rate"]!.GetValue<double>()));
    }

    public Task SignOutAsync() => SendAsync(HttpMethod.Post, "sign-out", "{}", By(_chief));

    public Task AsChiefAsync(string path, JsonObject body) => SendAsync(HttpMethod.Post, path, body.ToJsonString(), By(_chief));

    public Task ReleaseAsync(string fileId) =>
        SendAsync(HttpMethod.Post, $"desk/files/{fileId}/release", """{"reason":"已另行核对"}""", By(_chief));

    public async Task<JsonNode> RefuseAsync(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json")),
        };
        By(_chief)(request);
        using var answer = await app.Client.SendAsync(request);
        Assert.Equal(400, (int)answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<string> SignInAsync(string officerId) =>
        (await SendAsync(HttpMethod.Post, "sign-in", $$"""{"officerId":"{{officerId}}"}""", _ => { }))!["token"]!.GetValue<string>();

    public Task<JsonNode?> GetAsync(string path, Action<HttpRequestMessage>? prepare = null) =>
        SendAsync(HttpMethod.Get, path, null, prepare ?? (_ => { }));

    public async Task<JsonNode?> SendAsync(HttpMethod method, string path, string? body, Action<HttpRequestMessage> prepare)
    {
        using var answer = await AskAsync(
            method,
            path,
            body is null ? null : new StringContent(body, MediaTypeHeaderValue.Parse("application/json")),
            prepare
        );
        return answer.Content.Headers.ContentType?.MediaType == "application/json"
            ? await answer.Content.ReadFromJsonAsync<JsonNode>()
            : null;
    }

    private async Task<HttpResponseMessage> AskAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        Action<HttpRequestMessage> prepare
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        prepare(request);
        var answer = await app.Client.SendAsync(request);
        Assert.True(
            (int)answer.StatusCode < 400,
            $"{method} {path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
        );
        return answer;
    }

    private void WithKey(HttpRequestMessage request) => request.Headers.Add("x-functions-key", app.FunctionKey);

    public static Action<HttpRequestMessage> WithCode(string code) => request => request.Headers.Add("Task-Code", code);

    public static Action<HttpRequestMessage> By(string token) =>
        request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

    public static async Task<JsonObject> ReadAsync(string example) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf($"examples/{example}")))!.AsObject();

    [GeneratedRegex(@"/units/(\S+)")]
    private static partial Regex UnitLink();

    [GeneratedRegex("name=\"antiForgeryToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    // Which letters a form for their service is for.
    [GeneratedRegex("name=\"letters\" value=\"([^\"]+)\"")]
    private static partial Regex Letters();
}
