using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CreditFunctions.SampleRound;
using CreditFunctions.TestSupport.Processes;

namespace CreditFunctions.TestSupport.Walk;

/// <summary>A step of the walk: an act or a wait.</summary>
internal sealed record WalkStep(string Name, Func<Task> DoAsync);

/// <summary>
/// A drill round with one application, from guide to public page, as a list of steps. The app may die after every step: the walk keeps
/// only what people would have.
/// </summary>
internal sealed partial class BatchWalk(IWalkedApp app, TimeSpan untilClosing)
{
    private readonly Portal _portal = new(app);
    private readonly HashSet<string> _decided = [];
    private string _token = "";

    public IWalkedApp App => app;

    /// <summary>Length of the notice in the drill's guide.</summary>
    public string PublicNoticeLength { get; init; } = "00:00:03";

    /// <summary>Number of experts of another category in guides of profiles with a panel.</summary>
    public const int MoreExperts = 5;

    /// <summary>Project profile of the guide.</summary>
    public string Profile { get; init; } = "Simple";

    /// <summary>Unique: results of credit queries are reused, and a person may have one project a year.</summary>
    public string UnitCode { get; init; } = SampleIdentifiers.Unit(Random.Shared.Next(1_000, 100_000));

    /// <summary>What the application asks for; null: as the example.</summary>
    public decimal? AskedYuan { get; set; }

    /// <inheritdoc cref="UnitCode"/>
    public string CitizenId { get; } = SyntheticPerson.Next();

    public string RoundId { get; } = $"drill-{Guid.NewGuid():N}"[..20];

    public string ApplicationId { get; private set; } = "";

    public string AccessToken => _token;

    public Portal Portal => _portal;

    /// <summary>Mail domain of the round's officers, which contains the round.</summary>
    public string Domain => $"{RoundId}.example";

    /// <summary>Number of steps up to a step, inclusive.</summary>
    public int CountThrough(string name) => Steps.TakeWhile(step => step.Name != name).Count() + 1;

    public IReadOnlyList<WalkStep> Steps =>
        [
            new("publish the round", PublishRoundAsync),
            new("begin the application", BeginAsync),
            new("ask the unit to sign", () => InviteAsync("u1")),
            new("ask the principal investigator to sign", () => InviteAsync("p1")),
            new("sign for the unit", () => SignAsync("u1")),
            new("sign for the principal investigator", () => SignAsync("p1")),
            new("upload the proposal", UploadAsync),
            new("submit", SubmitAsync),
            new("admit", () => DecideAsync("officer", "形式审查", Decision(("choice", "admit"), ("reason", "材料齐全")))),
            new("look up the unit in court", LookUpAsync),
            new("look up the unit's credit", LookUpAsync),
            new("look up the person in court", LookUpAsync),
            new("declare and score", ScoreAsync),
            new("freeze the ranking", () => DecideAsync("officer", "排序锁定", Decision(("reason", "评审完毕")))),
            new(
                "adopt the resolution",
                () => DecideAsync("secretary", "会议审定", Decision(("heldOn", $"{Today:yyyy-MM-dd}"), ("minutesNumber", "纪要1号")))
            ),
            new("concur", () => DecideAsync("finance", "财政会签", Decision(("choice", "agree"), ("reason", "同意")))),
            new(
                "enter the award document",
                () => DecideAsync("officer", "联合下达", Decision(("documentNumber", "联发1号"), ("issuedOn", $"{Today:yyyy-MM-dd}")))
            ),
            new("read the public page", ReadPublicPageAsync),
        ];

    private DateOnly Today => DateOnly.FromDateTime(app.Now.UtcDateTime.AddHours(8));

    public Task<JsonNode> GetApplicationAsync() => _portal.AsApplicantAsync(HttpMethod.Get, $"applications/{ApplicationId}", _token);

    private async Task PublishRoundAsync()
    {
        var guide = await ReadExampleAsync("round.json");
        guide["id"] = RoundId;
        guide["closesAt"] = app.Now + untilClosing;
        guide["notice"] = new JsonObject { ["length"] = PublicNoticeLength };
        foreach (var (member, name) in guide["staff"]!.AsArray().Zip(["officer", "expert", "secretary", "finance", "integrity", "leader"]))
        {
            member!["email"] = $"{name}@{Domain}";
        }

        if (AskedYuan is { } asked)
        {
            guide["categories"]![0]!["budgetYuan"] = asked;
        }

        if (Profile != "Simple")
        {
            guide["profile"] = Profile;
            guide["categories"]!.AsArray().Add(Decision(("id", "industry"), ("name", "工业科技"), ("budgetYuan", 100_000)));
            for (var number = 1; number <= MoreExperts; number++)
            {
                guide["staff"]!
                    .AsArray()
                    .Add(
                        Decision(
                            ("id", $"expert-{number}"),
                            ("role", "Expert"),
                            ("name", $"专家{number}"),
                            ("email", $"expert-{number}@{Domain}"),
                            ("categoryIds", new JsonArray("industry"))
                        )
                    );
            }
        }

        await _portal.PublishRoundAsync(RoundId, guide);
    }

    private async Task BeginAsync()
    {
        var form = await ReadExampleAsync("application.json");
        form["roundId"] = RoundId;
        form["contactEmail"] = $"clerk@{Domain}";
        form["amountYuan"] = AskedYuan ?? form["amountYuan"]!.GetValue<decimal>();
        form["parties"]![0]!["unifiedSocialCreditCode"] = UnitCode;
        form["parties"]![1]!["citizenId"] = CitizenId;
        var created = await _portal.BeginApplicationAsync(form, $"{RoundId}-application");
        (ApplicationId, _token) = (created["id"]!.GetValue<string>(), created["accessToken"]!.GetValue<string>());

        // A clerk repeats an uncertain call.
        var again = await _portal.BeginApplicationAsync(form, $"{RoundId}-application");
        Assert.Equal(ApplicationId, again["id"]!.GetValue<string>());
    }

    private Task InviteAsync(string partyId) => _portal.InviteAsync(ApplicationId, _token, partyId, $"{partyId}@{Domain}");

    private Task SignAsync(string partyId) => _portal.SignAsync(ApplicationId, partyId, $"{partyId}@{Domain}", Portal.Commitment());

    private async Task UploadAsync() =>
        await _portal.AsApplicantAsync(
            HttpMethod.Put,
            $"applications/{ApplicationId}/documents/proposal?fileName=proposal.pdf",
            _token,
            new ByteArrayContent(await File.ReadAllBytesAsync(Example("application.pdf")))
        );

    private Task SubmitAsync() => _portal.AsApplicantAsync(HttpMethod.Post, $"applications/{ApplicationId}/submission", _token);

    /// <summary>Makes the next credit query of the queue, unless all were made: a response may have been lost.</summary>
    private async Task LookUpAsync()
    {
        var (token, code) = ReadLink(await TaskMailAsync("officer", "信用查验"));
        var due = await app.WaitForAsync(
            "a credit query or its end",
            async () =>
                (await _portal.GetTaskAsync(token, code))["creditQueries"]!.AsArray() is { Count: > 0 } creditQueries
                    ? creditQueries[0]!["id"]!.GetValue<string>()
                : await IsPastCreditCheckAsync() ? ""
                : null
        );
        if (due.Length > 0)
        {
            var evidence = await _portal.UploadEvidenceAsync(token, code, due, await File.ReadAllBytesAsync(Example("evidence.png")));
            await _portal.RecordCreditQueryAsync(
                token,
                due,
                Decision(("code", code), ("outcome", "Clear"), ("reason", "未查到记录"), ("evidenceId", evidence["id"]!.GetValue<string>()))
            );
        }
    }

    private async Task<bool> IsPastCreditCheckAsync() =>
        (await GetApplicationAsync())["state"]!.GetValue<string>() is not ("Submitted" or "FormatCheck" or "Admitted" or "CreditChecking");

    private async Task ScoreAsync()
    {
        var mail = await TaskMailAsync("expert", "专家评审");
        var (token, code) = ReadLink(mail);
        await _portal.DecideAsync(token, Decision(("code", code), ("declares", true), ("recusals", new JsonArray())));
        var sheet = Decision(("applicationId", ApplicationId), ("score", 86.5), ("comment", "可行"));
        await _portal.DecideAsync(token, Decision(("code", code), ("sheets", new JsonArray(sheet))));
        _decided.Add(mail.MessageId);
    }

    /// <summary>Decides by the link and the code of a mail.</summary>
    /// <param name="officer">Part of the mail address before the round.</param>
    /// <param name="stepName">Part of the subject.</param>
    public async Task DecideAsync(string officer, string stepName, JsonObject decision)
    {
        var mail = await TaskMailAsync(officer, stepName);
        var (token, code) = ReadLink(mail);
        decision["code"] = code;
        await _portal.DecideAsync(token, decision);
        _decided.Add(mail.MessageId);
    }

    private Task<Mail> TaskMailAsync(string officer, string stepName) =>
        app.WaitForAsync($"the mail for {stepName}", () => FindTaskMailAsync(officer, stepName));

    private async Task<Mail?> FindTaskMailAsync(string officer, string stepName) =>
        (await _portal.ReadMailboxAsync($"{officer}@{Domain}")).FirstOrDefault(mail =>
            mail.Subject.Contains(stepName, StringComparison.Ordinal) && !_decided.Contains(mail.MessageId)
        );

    private async Task ReadPublicPageAsync()
    {
        var page = await app.WaitForAsync("the public page", () => _portal.FindPublicFileAsync($"publications/award-{RoundId}.html"));
        Assert.Contains("盐碱地水稻耐盐品种选育与示范", page, StringComparison.Ordinal);
    }

    public static (string Token, string Code) ReadLink(Mail mail) =>
        (LinkPattern().Match(mail.Text).Groups[1].Value, CodePattern().Match(mail.Text).Groups[1].Value);

    public static JsonObject Decision(params IEnumerable<(string Name, JsonNode Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value)));

    private static async Task<JsonObject> ReadExampleAsync(string name) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Example(name)))!.AsObject();

    private static string Example(string name) => Repository.PathOf($"examples/{name}");

    [GeneratedRegex(@"/tasks/(\S+)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"验证码：(\S+)")]
    private static partial Regex CodePattern();
}
