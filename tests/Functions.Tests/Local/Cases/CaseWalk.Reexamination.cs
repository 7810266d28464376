using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Cases;

internal sealed partial class CaseWalk
{
    public async Task RequestReexaminationAsync()
    {
        var link = await LinkAsync();
        var request = new Dictionary<string, string> { ["grounds"] = "名单记录属于同名单位。" };
        await tour.PostFormAsync(link, $"{link}/reexamination", request, "reexaminationFile", "evidence.png", _ => { });
    }

    /// <param name="receivedOn">Date of receipt; null: today.</param>
    /// <param name="choice">Result of the second officer's comparison.</param>
    public async Task EnterReexaminationAsync(string requester = "Accused", string? receivedOn = null, string choice = "agree")
    {
        var request = new Dictionary<string, string>
        {
            ["requester"] = requester,
            ["receivedOn"] = receivedOn ?? Today,
            ["grounds"] = "名单记录属于同名单位。",
        };
        await tour.PostFormAsync(
            $"desk/cases/{Id}",
            $"desk/cases/{Id}/reexamination",
            request,
            "reexaminationFile",
            "request.png",
            await tour.AsAsync("clerk")
        );
        await PostAsync(
            "chief",
            "reexamination-confirmation",
            new JsonObject { ["choice"] = choice, ["reason"] = choice == "agree" ? null : "与原件不符。" }
        );
    }

    public Task RefuseReexaminationAsync() =>
        PostAsync("peer", "reexamination-intake", new JsonObject { ["choice"] = "refuse", ["reason"] = "没有提出理由。" });

    /// <param name="measure">Measure of a changed decision, as a minor one.</param>
    public async Task AppealAsync(string step, string? measure = null)
    {
        var notice = new Dictionary<string, string>
        {
            ["appealStep"] = step,
            ["appealAuthority"] = "省科技厅",
            ["appealNumber"] = "吉科诚〔2026〕7号",
            ["appealOn"] = Today,
            ["appealSummary"] = "已审查。",
        };
        if (measure is not null)
        {
            (notice["severity"], notice[$"measures[{measure}]"]) = ("Minor", "true");
        }

        await tour.PostFormAsync(
            $"desk/cases/{Id}",
            $"desk/cases/{Id}/appeal",
            notice,
            "appealFile",
            "notice.png",
            await tour.AsAsync("clerk")
        );
        await PostAsync("chief", "appeal-confirmation", new JsonObject { ["choice"] = "agree" });
    }

    public async Task AssessAsync()
    {
        await AskAssessmentAsync("chief", "ask");
        var assessment = new Dictionary<string, string>
        {
            ["experts"] = "王一，甲大学\n李二，乙大学\n赵三，丙大学\n钱四，丁大学\n孙五，戊大学",
            ["conflictsExcluded"] = "true",
            ["assessedOn"] = Today,
            ["conclusion"] = "图片重复使用，属篡改。",
        };
        await tour.PostFormAsync(
            $"desk/cases/{Id}",
            $"desk/cases/{Id}/assessment",
            assessment,
            "assessmentFile",
            "conclusion.png",
            await tour.AsAsync("chief")
        );
        await PostAsync("clerk", "assessment-confirmation", new JsonObject { ["choice"] = "agree" });
    }

    public Task AskAssessmentAsync(string officer, string choice) =>
        PostAsync(
            officer,
            "assessment-request",
            new JsonObject { ["assessmentChoice"] = choice, ["assessmentReason"] = "图3与图5是否重复使用。" }
        );

    /// <summary>Officers without a seat in the case accept, examine and decide.</summary>
    public async Task ReexamineAsync(string choice)
    {
        await AcceptReexaminationAsync();
        await ProposeReexaminationAsync(choice);
        await DecideReexaminationAsync(choice);
    }

    public Task AcceptReexaminationAsync() =>
        PostAsync("peer", "reexamination-intake", new JsonObject { ["choice"] = "accept", ["reason"] = "在期限内提出。" });

    public Task ProposeReexaminationAsync(string choice) =>
        PostAsync("peer", "reexamination-proposal", new JsonObject { ["choice"] = choice, ["reason"] = "已核对名单原件。" });

    public Task DecideReexaminationAsync(string choice) =>
        PostAsync("superior", "reexamination-decision", new JsonObject { ["choice"] = choice, ["reason"] = "已核对名单原件。" });
}
