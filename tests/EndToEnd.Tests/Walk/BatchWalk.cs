using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Walk;

/// <summary>One step of the walk: what somebody does, or waits for.</summary>
internal sealed record WalkStep(string Name, Func<Task> DoAsync);

/// <summary>
/// A drill round with one application, from the guide to the public page, as a list of steps. Every step may be followed by the
/// app's death: the walk holds nothing but what people would have in hand.
/// </summary>
internal sealed partial class BatchWalk(IWalkedApp app, TimeSpan untilClosing)
{
    private readonly Portal _portal = new(app);
    private readonly HashSet<string> _decided = [];
    private string _token = "";

    public IWalkedApp App => app;

    public string RoundId { get; } = $"drill-{Guid.NewGuid():N}"[..20];

    public string ApplicationId { get; private set; } = "";

    /// <summary>Opens the application.</summary>
    public string AccessToken => _token;

    public Portal Portal => _portal;

    /// <summary>Mails of steps that only this round's officers get: their addresses carry the round.</summary>
    public string Domain => $"{RoundId}.example";

    public IReadOnlyList<WalkStep> Steps =>
    [
        new("publish the round", PublishRoundAsync),
        new("begin the application", BeginAsync),
        new("sign for the unit", () => SignAsync("u1")),
        new("sign for the principal investigator", () => SignAsync("p1")),
        new("upload the proposal", UploadAsync),
        new("hand in", SubmitAsync),
        new("admit", () => DecideAsync("officer", "形式审查", Decision(("choice", "admit"), ("reason", "材料齐全")))),
        new("look up the unit in court", LookUpAsync),
        new("look up the unit's credit", LookUpAsync),
        new("look up the person in court", LookUpAsync),
        new("score", () => DecideAsync("expert", "专家评审", Decision(("score", 86.5), ("reason", "可行")))),
        new("adopt the resolution", () => DecideAsync("secretary", "审定", Decision(("heldOn", $"{Today:yyyy-MM-dd}"), ("minutesNumber", "纪要1号")))),
        new("concur", () => DecideAsync("finance", "会签", Decision(("choice", "agree"), ("reason", "同意")))),
        new("enter the award document", () => DecideAsync("officer", "联合下达", Decision(("documentNumber", "联发1号"), ("issuedOn", $"{Today:yyyy-MM-dd}")))),
        new("read the public page", ReadPublicPageAsync),
    ];

    private DateOnly Today => DateOnly.FromDateTime(app.Now.UtcDateTime.AddHours(8));

    public Task<JsonNode> GetApplicationAsync() => _portal.AsApplicantAsync(HttpMethod.Get, $"applications/{ApplicationId}", _token);

    private async Task PublishRoundAsync()
    {
        var guide = await ReadExampleAsync("round.json");
        guide["id"] = RoundId;
        guide["closesAt"] = app.Now + untilClosing;
        guide["notice"] = new JsonObject { ["length"] = "00:00:03" };
        foreach (var (member, name) in guide["staff"]!.AsArray().Zip(["officer", "expert", "secretary", "finance"]))
        {
            member!["email"] = $"{name}@{Domain}";
        }

        await _portal.PublishRoundAsync(RoundId, guide);
    }

    private async Task BeginAsync()
    {
        var form = await ReadExampleAsync("application.json");
        form["roundId"] = RoundId;
        form["contactEmail"] = $"clerk@{Domain}";
        var created = await _portal.BeginApplicationAsync(form, $"{RoundId}-application");
        (ApplicationId, _token) = (created["id"]!.GetValue<string>(), created["accessToken"]!.GetValue<string>());

        // A clerk who is not sure whether it went through sends it again.
        var again = await _portal.BeginApplicationAsync(form, $"{RoundId}-application");
        Assert.Equal(ApplicationId, again["id"]!.GetValue<string>());
    }

    private Task SignAsync(string partyId) => _portal.AsApplicantAsync(
        HttpMethod.Put,
        $"applications/{ApplicationId}/commitments/{partyId}",
        _token,
        JsonContent.Create(new { textVersion = "2026-1", signerName = "张示例", declaresNoDishonesty = true, consentsToElectronicService = true }));

    private async Task UploadAsync() => await _portal.AsApplicantAsync(
        HttpMethod.Put,
        $"applications/{ApplicationId}/documents/proposal?fileName=proposal.pdf",
        _token,
        new ByteArrayContent(await File.ReadAllBytesAsync(Example("application.pdf"))));

    private Task SubmitAsync() => _portal.AsApplicantAsync(HttpMethod.Post, $"applications/{ApplicationId}/submission", _token);

    private Task LookUpAsync() => DecideAsync("officer", "信用查验", Decision(("outcome", "Clear"), ("reason", "未查到记录")), withEvidence: true);

    private async Task DecideAsync(string officer, string stepName, JsonObject decision, bool withEvidence = false)
    {
        var mail = await app.WaitForAsync($"the mail for {stepName}", () => FindTaskMailAsync(officer, stepName));
        var (token, code) = ReadLink(mail);
        decision["code"] = code;
        if (withEvidence)
        {
            var evidence = await _portal.UploadEvidenceAsync(token, await File.ReadAllBytesAsync(Example("evidence.png")));
            decision["evidenceId"] = evidence["id"]!.GetValue<string>();
        }

        await _portal.DecideAsync(token, decision);
        _decided.Add(mail.MessageId);
    }

    private async Task<Mail?> FindTaskMailAsync(string officer, string stepName) => (await _portal.ReadMailboxAsync())
        .FirstOrDefault(mail => mail.To == $"{officer}@{Domain}" && mail.Subject.Contains(stepName, StringComparison.Ordinal) && !_decided.Contains(mail.MessageId));

    private async Task ReadPublicPageAsync()
    {
        var page = await app.WaitForAsync("the public page", () => _portal.FindPublicFileAsync($"publications/award-{RoundId}.html"));
        Assert.Contains("盐碱地水稻耐盐品种选育与示范", page, StringComparison.Ordinal);
    }

    public static (string Token, string Code) ReadLink(Mail mail) =>
        (LinkPattern().Match(mail.Text).Groups[1].Value, CodePattern().Match(mail.Text).Groups[1].Value);

    private static JsonObject Decision(params IEnumerable<(string Name, JsonNode Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value)));

    private static async Task<JsonObject> ReadExampleAsync(string name) => JsonNode.Parse(await File.ReadAllTextAsync(Example(name)))!.AsObject();

    private static string Example(string name) => Repository.PathOf($"examples/{name}");

    [GeneratedRegex(@"/tasks/(\S+)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"验证码：(\S+)")]
    private static partial Regex CodePattern();
}
