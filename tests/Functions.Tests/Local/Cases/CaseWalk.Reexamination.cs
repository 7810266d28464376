using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Cases;

/// <content>Its re-examination.</content>
internal sealed partial class CaseWalk
{
    /// <summary>The party asks for a re-examination by its link, with a file.</summary>
    public async Task RequestReexaminationAsync()
    {
        var link = await LinkAsync();
        var request = new Dictionary<string, string> { ["grounds"] = "名单记录属于同名单位。" };
        await tour.PostFormAsync(link, $"{link}/reexamination", request, "reexaminationFile", "evidence.png", _ => { });
    }

    /// <summary>An officer enters the party's request from paper.</summary>
    public async Task EnterReexaminationAsync()
    {
        var request = new Dictionary<string, string>
        {
            ["requester"] = "Accused",
            ["receivedOn"] = Today,
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
    }

    /// <summary>People without a seat in the case accept the request, examine it and decide.</summary>
    public async Task ReexamineAsync(string choice)
    {
        await PostAsync("peer", "reexamination-intake", new JsonObject { ["choice"] = "accept", ["reason"] = "在期限内提出。" });
        await PostAsync("peer", "reexamination-proposal", new JsonObject { ["choice"] = choice, ["reason"] = "已核对名单原件。" });
        await PostAsync("superior", "reexamination-decision", new JsonObject { ["choice"] = choice, ["reason"] = "已核对名单原件。" });
    }
}
