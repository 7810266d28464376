using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Cases;

internal sealed partial class CaseWalk
{
    public async Task RequestRecusalAsync(string officer)
    {
        var request = new JsonObject { ["recusalOfficer"] = officer, ["recusalReason"] = "与我单位有合作。" };
        await tour.SendAsync(HttpMethod.Post, $"{await LinkAsync()}/recusal", request.ToJsonString(), _ => { });
    }

    public Task DecideRecusalAsync(string choice) =>
        PostAsync("head", "recusal-decision", new JsonObject { ["recusalChoice"] = choice, ["rulingReason"] = "已核实。" });

    /// <summary>Subjects of the party's mails, joined.</summary>
    public async Task<string> ReadPartyMailsAsync() =>
        string.Join('\n', (await _walk.Portal.ReadMailboxAsync($"u1@{_walk.Domain}")).Select(mail => mail.Subject));
}
