using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Cases;

internal sealed partial class CaseWalk
{
    private const string Citizen = "citizen@keji.example";

    public async Task NoteAsync(JsonObject note)
    {
        var opened = await tour.SendAsync(HttpMethod.Post, "desk/cases", note.ToJsonString(), tour.AsChief);
        Id = opened!["id"]!.GetValue<string>();
    }

    public async Task NoteWithFileAsync(JsonObject note)
    {
        var fields = note.ToDictionary(field => field.Key, field => field.Value!.GetValue<string>());
        await tour.PostFormAsync("desk/new-case", "desk/cases", fields, "evidenceFile", "evidence.png", tour.AsChief);
        Id = await NewestAsync();
    }

    /// <summary>Noted about the unit in the format check.</summary>
    public JsonObject Note() =>
        new()
        {
            ["application"] = _walk.ApplicationId,
            ["origin"] = "FormatCheck",
            ["partyId"] = "u1",
            ["misconduct"] = "Falsification",
            ["suspicion"] = "检测报告编号查无此号。",
            ["basis"] = "附件3检测报告第2页",
        };

    /// <summary>Noted ex officio about a party without an application.</summary>
    public static JsonObject NoteByOffice() =>
        new()
        {
            ["origin"] = "OfficerEntry",
            ["partyName"] = "示例大学",
            ["unitCode"] = "91220800MA0EX4MP5M",
            ["misconduct"] = "Plagiarism",
            ["suspicion"] = "论文抄袭。",
            ["basis"] = "审计移送函〔2026〕2号",
        };

    public Task DecideIntakeAsync(string choice = "Accept", string? recipient = null, DateOnly? until = null) =>
        PostAsync(
            "clerk",
            "intake",
            new JsonObject
            {
                ["choice"] = choice,
                ["reason"] = "对象明确，线索可查。",
                ["recipient"] = recipient,
                ["until"] = until is { } day ? $"{day:yyyy-MM-dd}" : null,
            }
        );

    /// <summary>An objection to the project in which two officers find a suspicion about the unit.</summary>
    public async Task ObjectToNoticeAsync()
    {
        var number = (await tour.GetAsync($"objections/notice-{_walk.RoundId}"))!["projectNumbers"]![0]!.GetValue<string>();
        var objection = new JsonObject
        {
            ["projectNumber"] = number,
            ["name"] = "吴群众",
            ["contact"] = Citizen,
            ["facts"] = "检测报告是伪造的，编号查无此号。",
        };
        await tour.SendAsync(HttpMethod.Post, $"public/notices/notice-{_walk.RoundId}/objections", objection.ToJsonString(), _ => { });
        var mail = await app.WaitForAsync(
            "the mail that confirms the objection",
            async () =>
                (await _walk.Portal.ReadMailboxAsync(Citizen)).FirstOrDefault(mail =>
                    mail.Text.Contains("/objection-confirmations/", StringComparison.Ordinal)
                )
        );
        var link = $"objection-confirmations/{mail.Text.Split("/objection-confirmations/")[1].Split('\n', '\r', ' ')[0]}";
        await tour.SendAsync(HttpMethod.Post, link, "{}", _ => { });
        foreach (var officer in (string[])["integrity", "leader"])
        {
            await _walk.DecideAsync(officer, "异议处理", BatchWalk.Decision(("choice", "suspect-unit"), ("reason", "检测报告查无此号。")));
        }

        Id = await NewestAsync();
    }

    /// <summary>An unfounded suspicion, from the proposal to the service of the decision.</summary>
    public async Task DecideUnfoundedAsync()
    {
        await PostAsync("chief", "proposal", new JsonObject { ["outcome"] = "unfounded", ["reasons"] = "报告编号录入有误，原件属实。" });
        await ConfirmAsync();
        await ReviewAsync();
        await PostAsync(
            "head",
            "decision",
            new JsonObject
            {
                ["outcome"] = "unfounded",
                ["reasons"] = "原件属实。",
                ["body"] = "leader",
            }
        );
        await ServeAsync();
    }

    public async Task<IReadOnlyList<string>> ReadCitizenMailsAsync() =>
        [.. (await _walk.Portal.ReadMailboxAsync(Citizen)).Select(mail => mail.Subject)];
}
