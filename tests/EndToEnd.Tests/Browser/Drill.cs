using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>An application of the drill, complete but not handed in.</summary>
internal sealed record DrillApplication(string Id, string AccessPath);

/// <summary>A drill round as far as there is no page for it: the round, applications up to submission, and the mailbox.</summary>
internal sealed class Drill(AppUnderTest app, TimeSpan untilClosing)
{
    private readonly Portal _portal = new(app);
    private readonly HashSet<string> _read = [];

    public string RoundId { get; } = $"drill-{Guid.NewGuid():N}"[..20];

    public static string Example(string name) => Repository.PathOf($"examples/{name}");

    public async Task PublishRoundAsync()
    {
        var guide = await ReadExampleAsync("round.json");
        guide["id"] = RoundId;
        guide["closesAt"] = DateTimeOffset.UtcNow + untilClosing;
        foreach (var (member, name) in guide["staff"]!.AsArray().Zip(["officer", "expert", "secretary", "finance", "integrity", "leader"]))
        {
            member!["email"] = $"{name}@{RoundId}.example";
        }

        await _portal.PublishRoundAsync(RoundId, guide);
    }

    /// <summary>Begins an application, signs for both parties and uploads the proposal.</summary>
    public async Task<DrillApplication> PrepareAsync(string title, string unit, string unitCode, string person, string citizenId)
    {
        var form = await ReadExampleAsync("application.json");
        form["roundId"] = RoundId;
        form["title"] = title;
        form["contactEmail"] = $"clerk@{RoundId}.example";
        (form["parties"]![0]!["name"], form["parties"]![0]!["unifiedSocialCreditCode"]) = (unit, unitCode);
        (form["parties"]![1]!["name"], form["parties"]![1]!["citizenId"]) = (person, citizenId);
        var created = await _portal.BeginApplicationAsync(form, $"{RoundId}-{unitCode}");
        var (id, token) = (created["id"]!.GetValue<string>(), created["accessToken"]!.GetValue<string>());
        foreach (var party in (string[])["u1", "p1"])
        {
            await _portal.AsApplicantAsync(
                HttpMethod.Put,
                $"applications/{id}/commitments/{party}",
                token,
                JsonContent.Create(new { textVersion = "2026-1", signerName = person, declaresNoDishonesty = true, consentsToElectronicService = true }));
        }

        await _portal.AsApplicantAsync(
            HttpMethod.Put,
            $"applications/{id}/documents/proposal?fileName=proposal.pdf",
            token,
            new ByteArrayContent(await File.ReadAllBytesAsync(Example("application.pdf"))));
        return new DrillApplication(id, $"access/{token}");
    }

    /// <summary>Hands an application in.</summary>
    public Task HandInAsync(DrillApplication application) => _portal.AsApplicantAsync(
        HttpMethod.Post, $"applications/{application.Id}/submission", application.AccessPath["access/".Length..]);

    /// <summary>How an application stands.</summary>
    public async Task<string> StateOfAsync(DrillApplication application) =>
        (await _portal.AsApplicantAsync(HttpMethod.Get, $"applications/{application.Id}", application.AccessPath["access/".Length..]))["state"]!.GetValue<string>();

    /// <summary>The next unread mail of a step: the path of its task, and its code.</summary>
    /// <param name="about">Part of the mail that says what the task is about.</param>
    public async Task<(string Path, string Code)> ReadTaskMailAsync(string to, string stepName, string about = "")
    {
        var mail = await Waiting.ForAsync($"the mail for {stepName}", async () => (await _portal.ReadMailboxAsync()).FirstOrDefault(mail =>
            mail.To == $"{to}@{RoundId}.example"
            && mail.Subject.Contains(stepName, StringComparison.Ordinal)
            && mail.Text.Contains(about, StringComparison.Ordinal)
            && !_read.Contains(mail.MessageId)));
        _read.Add(mail.MessageId);
        var (token, code) = BatchWalk.ReadLink(mail);
        return ($"tasks/{token}", code);
    }

    public Task<string> WaitForPublicationAsync(string kind) =>
        Waiting.ForAsync($"the {kind}", () => _portal.FindPublicFileAsync($"publications/{kind}-{RoundId}.html"));

    private static async Task<JsonObject> ReadExampleAsync(string name) => JsonNode.Parse(await File.ReadAllTextAsync(Example(name)))!.AsObject();
}
