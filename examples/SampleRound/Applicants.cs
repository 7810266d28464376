using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.SampleRound;

/// <summary>An application that was begun: what its clerk has in hand.</summary>
internal sealed record Begun(SampleApplication Application, string Id, string Token)
{
    /// <summary>申报编号, by which officers' mails name it; empty before it is submitted.</summary>
    public string Serial { get; set; } = "";

    /// <summary>Whether a mail is about this application. A draft has no serial, and no mail of an officer is about it.</summary>
    public bool IsSubjectOf(MailedTask task) => Serial.Length > 0 && task.Subject.Contains(Serial, StringComparison.Ordinal);
}

/// <summary>What units' clerks and investigators do.</summary>
internal sealed class Applicants(Portal portal, string roundId)
{
    public async Task<Begun> BeginAsync(SampleApplication application)
    {
        var created = await portal.BeginApplicationAsync(FormOf(application), $"{roundId}-application-{application.Number:D2}");
        var begun = new Begun(application, created["id"]!.GetValue<string>(), created["accessToken"]!.GetValue<string>());
        begun.Serial = (await ReadAsync(begun))["serial"]?.GetValue<string>() ?? "";
        return begun;
    }

    /// <summary>Has every party sign by its own link, uploads three documents, has the print sealed and scanned.</summary>
    public async Task CompleteAsync(Begun begun)
    {
        await SignAsync(begun, "u1", declares: begun.Application.Story is not (Story.HonestDebtor or Story.StaleHit));
        await SignAsync(begun, "p1", declares: true);
        await UploadAsync(begun, "proposal", "申报书.pdf", SampleDocuments.Pdf($"Proposal {begun.Application.Number}"));
        await UploadAsync(begun, "feasibility", "可行性报告.docx", SampleDocuments.Docx($"{begun.Application.Title}可行性报告"));
        await UploadAsync(begun, "budget", "经费预算.xlsx", SampleDocuments.Xlsx($"{begun.Application.Title}经费预算"));
        await SealAsync(begun);
    }

    /// <summary>Prints, signs, seals, scans and uploads: the scan belongs to the application as it stands now.</summary>
    public Task SealAsync(Begun begun) =>
        UploadAsync(
            begun,
            "signed-scan",
            "盖章扫描件.pdf",
            SampleDocuments.Pdf($"Sealed print {begun.Application.Number} {Guid.NewGuid():N}")
        );

    public async Task SubmitAsync(Begun begun)
    {
        var submitted = await portal.AsApplicantAsync(HttpMethod.Post, $"applications/{begun.Id}/submission", begun.Token);
        begun.Serial = submitted["serial"]!.GetValue<string>();
    }

    /// <summary>Writes the draft anew with a longer abstract, as a recommending body asked for.</summary>
    public async Task ReworkAsync(Begun begun)
    {
        var form = FormOf(begun.Application);
        form["abstract"] = "补充了示范面积和推广计划。";
        await portal.AsApplicantAsync(HttpMethod.Put, $"applications/{begun.Id}", begun.Token, () => JsonContent.Create(form));
    }

    public Task<JsonNode> UploadAsync(Begun begun, string kind, string fileName, byte[] file) =>
        portal.AsApplicantAsync(
            HttpMethod.Put,
            $"applications/{begun.Id}/documents/{kind}?fileName={Uri.EscapeDataString(fileName)}",
            begun.Token,
            () => new ByteArrayContent(file)
        );

    public Task<JsonNode> PostAsync(Begun begun, string action, JsonObject body) =>
        portal.AsApplicantAsync(HttpMethod.Post, $"applications/{begun.Id}/{action}", begun.Token, () => JsonContent.Create(body));

    public Task<string> StateAsync(Begun begun) => ReadAsync(begun, "state");

    /// <summary>The code on every page of the print.</summary>
    public Task<string> VersionCodeAsync(Begun begun) => ReadAsync(begun, "versionCode");

    public async Task<bool> IsOnHoldAsync(Begun begun) => (await ReadAsync(begun))["isOnHold"]!.GetValue<bool>();

    public async Task<bool> IsAskedToCorrectAsync(Begun begun) => (await ReadAsync(begun))["correction"] is not null;

    private async Task<string> ReadAsync(Begun begun, string field) => (await ReadAsync(begun))[field]!.GetValue<string>();

    private Task<JsonNode> ReadAsync(Begun begun) => portal.AsApplicantAsync(HttpMethod.Get, $"applications/{begun.Id}", begun.Token);

    /// <summary>The clerk has the link sent to the party, which finds it in its mailbox and signs.</summary>
    private async Task SignAsync(Begun begun, string party, bool declares)
    {
        var email = $"{party}.{begun.Application.ContactEmail}";
        await PostAsync(begun, $"commitments/{party}/invitation", new JsonObject { ["email"] = email });
        var mail = (await portal.ReadMailboxAsync(email)).First(mail => mail.Text.Contains(begun.Id, StringComparison.Ordinal));
        var form = new JsonObject
        {
            ["textVersion"] = "2026-1",
            ["signerName"] = begun.Application.InvestigatorName,
            ["declaresNoDishonesty"] = declares,
            ["consentsToElectronicService"] = true,
            ["consentsToIdentityNumber"] = true,
        };
        if (!declares)
        {
            form["declaredFacts"] = "2025年一起买卖合同纠纷，列入失信被执行人，正在履行。";
        }

        await portal.PostAsync($"commitments/{mail.Text.Split("/commitments/")[1].Split('\n', '\r', ' ')[0]}", form);
    }

    private JsonObject FormOf(SampleApplication application) =>
        new()
        {
            ["roundId"] = roundId,
            ["title"] = application.Title,
            ["abstract"] = $"面向本市需要，研究{application.Title}。",
            ["categoryId"] = application.CategoryId,
            ["amountYuan"] = application.AmountYuan,
            ["contactEmail"] = application.ContactEmail,
            ["recommendingBodyId"] = application.RecommendingBodyId,
            ["parties"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = "u1",
                    ["role"] = "LeadUnit",
                    ["name"] = application.UnitName,
                    ["unifiedSocialCreditCode"] = application.UnitCode,
                    ["unitType"] = "Enterprise",
                },
                Json.Of(
                    ("id", "p1"),
                    ("role", "PrincipalInvestigator"),
                    ("name", application.InvestigatorName),
                    ("citizenId", application.InvestigatorId)
                )
            ),
        };
}
