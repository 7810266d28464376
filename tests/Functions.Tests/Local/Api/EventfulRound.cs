using System.Text.Json.Nodes;
using CreditFunctions.SampleRound;
using Portal = CreditFunctions.TestSupport.Walk.Portal;

namespace CreditFunctions.Functions.Tests.Local.Api;

/// <summary>
/// A round with the events that an ordinary walk does not have: an application is sealed, corrected, asked about an entry, contested and
/// renounced, another one waits, and the finance bureau's task is transferred.
/// </summary>
internal sealed class EventfulRound(IWalkedApp app, ProgramTour tour)
{
    private const string Id = "2026-eventful";

    private readonly Portal _portal = new(app);
    private readonly HashSet<string> _decided = [];
    private string _application = "";
    private string _token = "";

    private string Path => $"applications/{_application}";

    private string Today => $"{app.Now.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd}";

    public async Task PlayAsync()
    {
        await PublishAsync();
        var investigator = SyntheticPerson.Next();
        (_application, _token) = await SubmitCorrectionAsync(
            "秸秆燃料颗粒成型机",
            investigator,
            declared: "2025年列入失信被执行人，已履行。"
        );
        var (otherId, otherToken) = await SubmitCorrectionAsync("农机北斗导航终端", investigator, declared: null);
        await CorrectAsync(() => ResolveDuplicateAsync((_application, _token), (otherId, otherToken)));
        await LookUpAsync();
        await tour.AsChiefAsync($"desk/rounds/{Id}/panel", Json(("reason", "评审会已定，其余列入下一次。")));
        await ScoreAsync();
        await DecideAsync("officer", "排序锁定", Json(("reason", "评审完毕")));
        await DecideAsync("secretary", "会议审定", Json(("heldOn", Today), ("minutesNumber", "纪要2号")));
        await HandOverConcurrenceAsync();
        await ObjectAsync();
        await DecideAsync("officer", "联合下达", Json(("documentNumber", "联发2号"), ("issuedOn", Today)));
        await WaitForStateAsync("Awarded");
        await ActAsync("renunciation", Json(("reason", "负责人调离。")));
    }

    private async Task PublishAsync()
    {
        var guide = await ProgramTour.ReadAsync("round.json");
        (guide["id"], guide["closesAt"], guide["requiresSignedScan"]) = (Id, app.Now.AddDays(1), true);
        guide["notice"] = Json(("length", "2.00:00:00"));
        guide["requiredDocuments"]!.AsArray().Add(Json(("kind", "annex"), ("name", "附件"), ("isOptional", true)));
        foreach (var (member, name) in guide["staff"]!.AsArray().Zip(["officer", "expert", "secretary", "finance", "integrity", "leader"]))
        {
            member!["email"] = AddressOf(name);
        }

        await _portal.PublishRoundAsync(Id, guide);
    }

    /// <summary>Signed, with an annex that is removed again, sealed, and submitted.</summary>
    private async Task<(string Id, string Token)> SubmitCorrectionAsync(string title, string investigator, string? declared)
    {
        var form = await ProgramTour.ReadAsync("application.json");
        (form["roundId"], form["title"], form["contactEmail"]) = (Id, title, AddressOf("clerk"));
        form["parties"]![0]!["unifiedSocialCreditCode"] = SampleIdentifiers.Unit(Random.Shared.Next(1_000, 100_000));
        form["parties"]![1]!["citizenId"] = investigator;
        var created = await _portal.BeginApplicationAsync(form, $"{Id}-{Guid.NewGuid():N}");
        var (id, token) = (created["id"]!.GetValue<string>(), created["accessToken"]!.GetValue<string>());
        foreach (var party in (string[])["u1", "p1"])
        {
            // Entered for the print first; then both sign online, and only the unit is on a list.
            var commitment = Portal.Commitment(declared: party == "u1" ? declared : null).ToJsonString();
            await tour.SendAsync(HttpMethod.Put, $"applications/{id}/commitments/{party}", commitment, ProgramTour.By(token));
            var email = $$"""{"email":"{{AddressOf("clerk")}}"}""";
            await tour.SendAsync(HttpMethod.Post, $"applications/{id}/commitments/{party}/invitation", email, ProgramTour.By(token));
            var link = await _portal.ReadSigningLinkAsync(id, party, AddressOf("clerk"));
            await tour.GetAsync(link);
            await tour.SendAsync(HttpMethod.Post, link, commitment, _ => { });
        }

        foreach (var kind in (string[])["proposal", "annex"])
        {
            await UploadAsync(id, token, kind);
        }

        foreach (var step in (string[])["documents/annex/removal", "seal", "submission"])
        {
            await tour.SendAsync(HttpMethod.Post, $"applications/{id}/{step}", null, ProgramTour.By(token));
        }

        return (id, token);
    }

    /// <summary>Two applications with the same principal investigator: both sides are heard before one proceeds.</summary>
    private async Task ResolveDuplicateAsync(params (string Id, string Token)[] sides)
    {
        await tour.AsChiefAsync($"desk/applications/{sides[0].Id}/duplicates/question", []);
        foreach (var (id, token) in sides)
        {
            var statement = Json(("reason", "负责人只同意参加其中一项。")).ToJsonString();
            await tour.SendAsync(HttpMethod.Post, $"applications/{id}/statement", statement, ProgramTour.By(token));
        }

        await tour.AsChiefAsync(
            $"desk/applications/{sides[0].Id}/duplicates/ruling",
            Json(("goesOn", new JsonArray(sides[0].Id)), ("reason", "本人书面确认。"))
        );
    }

    private async Task CorrectAsync(Func<Task> meanwhile)
    {
        var serial = (await ReadAsync())["serial"]!.GetValue<string>();
        await DecideAsync(
            "officer",
            "形式审查",
            Json(("choice", "correct"), ("reason", "缺签章页"), ("opens", new JsonArray("title", "document:proposal"))),
            serial
        );
        await WaitForStateAsync("CorrectionPending");
        await meanwhile();
        await app.WaitForAsync("the correction to be asked for", async () => (await ReadAsync())["correction"]);
        await ActAsync("correction", []);
        var code = (await ReadAsync())["versionCode"]!.GetValue<string>();
        await DecideAsync("officer", "形式审查", Json(("choice", "admit"), ("reason", "已补正"), ("versionCode", code)), serial);
    }

    /// <summary>The declared entry is found, explained, and gone at the next query.</summary>
    private async Task LookUpAsync()
    {
        for (var look = 1; look <= 3; look++)
        {
            await LookUpAsync(isFirst: true);
        }

        await app.WaitForAsync(
            "the question",
            async () =>
                (await _portal.ReadMailboxAsync(AddressOf("clerk"))).FirstOrDefault(mail =>
                    mail.Subject.Contains("请就信用记录作出说明", StringComparison.Ordinal)
                )
        );
        // A statement must be later than the query.
        var asked = app.Now;
        await app.WaitForAsync("time to pass", () => Task.FromResult(app.Now > asked ? this : null));
        var proof = await UploadAsync(_application, _token, "answer");
        await ActAsync(
            "answers",
            Json(
                ("partyId", "u1"),
                ("source", "CourtEnforcement"),
                ("text", "案款已全部履行。"),
                ("documentId", proof["id"]!.GetValue<string>())
            )
        );
        await LookUpAsync(isFirst: false);
        await WaitForStateAsync("ExpertReview");
    }

    private async Task LookUpAsync(bool isFirst)
    {
        var (token, code) = BatchWalk.ReadLink(await MailAsync("officer", "信用查验"));
        var id = (
            await app.WaitForAsync(
                "a credit query",
                async () => (await _portal.GetTaskAsync(token, code))["creditQueries"]!.AsArray() is [{ } first, ..] ? first : null
            )
        )["id"]!.GetValue<string>();
        var isHit = isFirst && id is ['u', ..] && id.EndsWith("CourtEnforcement", StringComparison.Ordinal);
        var evidence = await _portal.UploadEvidenceAsync(
            token,
            code,
            id,
            await File.ReadAllBytesAsync(Repository.PathOf("examples/evidence.png"))
        );
        await _portal.RecordCreditQueryAsync(
            token,
            id,
            Json(
                ("code", code),
                ("outcome", isHit ? "Hit" : "Clear"),
                ("reason", "按号码查询所见"),
                ("evidenceId", evidence["id"]!.GetValue<string>())
            )
        );
    }

    /// <summary>An expert reads the proposal before scoring it.</summary>
    private async Task ScoreAsync()
    {
        var (token, code) = BatchWalk.ReadLink(await MailAsync("expert", "专家评审"));
        await _portal.DecideAsync(token, Json(("code", code), ("declares", true), ("recusals", new JsonArray())));
        var session = (await _portal.GetTaskAsync(token, code))["session"]!["applications"]!.AsArray();
        var document = Assert.Single(session)!["application"]!["documents"]![0]!;
        await tour.GetAsync(document["href"]!.GetValue<string>()[1..], ProgramTour.WithCode(code));
        var sheet = Json(("applicationId", _application), ("score", 80), ("comment", "可行"));
        await _portal.DecideAsync(token, Json(("code", code), ("sheets", new JsonArray(sheet))));
    }

    private async Task HandOverConcurrenceAsync()
    {
        var (token, _) = BatchWalk.ReadLink(await MailAsync("finance", "财政会签"));
        await tour.AsChiefAsync($"desk/tasks/{token.Split('.')[1]}/handover", Json(("toOfficerId", "deputy"), ("reason", "出差")));
        var mail = await app.WaitForAsync(
            "the task that was handed over",
            async () =>
                (await _portal.ReadMailboxAsync("deputy@keji.example")).FirstOrDefault(mail =>
                    mail.Subject.Contains("会签", StringComparison.Ordinal)
                )
        );
        var (other, code) = BatchWalk.ReadLink(mail);
        await _portal.DecideAsync(other, Json(("code", code), ("choice", "agree"), ("reason", "同意")));
    }

    private async Task ObjectAsync()
    {
        await WaitForStateAsync("OnPublicNotice");
        var number = (await tour.GetAsync($"objections/notice-{Id}"))!["projectNumbers"]![0]!.GetValue<string>();
        var objection = Json(
            ("projectNumber", number),
            ("name", "吴群众"),
            ("contact", "citizen@keji.example"),
            ("facts", "内容与已结题的项目重复，请核查。")
        );
        await tour.SendAsync(HttpMethod.Post, $"public/notices/notice-{Id}/objections", objection.ToJsonString(), _ => { });
        var mail = await app.WaitForAsync(
            "the mail that confirms the objection",
            async () =>
                (await _portal.ReadMailboxAsync("citizen@keji.example")).FirstOrDefault(mail =>
                    mail.Text.Contains("/objection-confirmations/", StringComparison.Ordinal)
                )
        );
        var link = $"objection-confirmations/{mail.Text.Split("/objection-confirmations/")[1].Split('\n', '\r', ' ')[0]}";
        await tour.GetAsync(link);
        await tour.SendAsync(HttpMethod.Post, link, "{}", _ => { });
        foreach (var officer in (string[])["integrity", "leader"])
        {
            await DecideAsync(officer, "异议处理", Json(("choice", "dismiss"), ("reason", "不存在所述情形")));
        }
    }

    private async Task DecideAsync(string officer, string step, JsonObject decision, string about = "")
    {
        var mail = await MailAsync(officer, step, about);
        var (token, code) = BatchWalk.ReadLink(mail);
        decision["code"] = code;
        await _portal.DecideAsync(token, decision);
        _decided.Add(mail.MessageId);
    }

    private Task<TestSupport.Walk.Mail> MailAsync(string officer, string step, string about = "") =>
        app.WaitForAsync(
            $"the mail for {step}",
            async () =>
                (await _portal.ReadMailboxAsync(AddressOf(officer))).FirstOrDefault(mail =>
                    mail.Subject.Contains($"前〕{step}：", StringComparison.Ordinal)
                    && mail.Subject.Contains(about, StringComparison.Ordinal)
                    && !_decided.Contains(mail.MessageId)
                )
        );

    private Task<JsonNode?> ActAsync(string step, JsonObject body) =>
        tour.SendAsync(HttpMethod.Post, $"{Path}/{step}", body.ToJsonString(), ProgramTour.By(_token));

    private async Task<JsonNode> UploadAsync(string id, string token, string kind) =>
        await _portal.AsApplicantAsync(
            HttpMethod.Put,
            $"applications/{id}/documents/{kind}?fileName={kind}.pdf",
            token,
            new ByteArrayContent(await File.ReadAllBytesAsync(Repository.PathOf("examples/application.pdf")))
        );

    private Task<JsonNode> ReadAsync() => _portal.AsApplicantAsync(HttpMethod.Get, Path, _token);

    private Task<EventfulRound> WaitForStateAsync(string state) =>
        app.WaitForAsync(
            $"the application to be {state}",
            async () => (await ReadAsync())["state"]!.GetValue<string>() == state ? this : null
        );

    private static string AddressOf(string name) => $"{name}@{Id}.example";

    private static JsonObject Json(params IEnumerable<(string Name, JsonNode Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value)));
}
