using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;

namespace CreditFunctions.Functions.Tests.Local.Listings;

/// <summary>What officers do with listings that no case led to, over HTTP.</summary>
internal sealed class ListingWalk(ProgramTour tour)
{
    /// <summary>Every operation once.</summary>
    public async Task PlayAsync(AppInProcess app)
    {
        await tour.GetAsync("desk/new-listing", tour.AsChief);
        var id = await EnterAsync(Honour("91220800MA0EX4MP5M"));
        await DecideAsync(id, "head", "confirm");
        await tour.GetAsync("desk/listings?kind=Honour&day=2026-03-01", tour.AsChief);
        await RevokeAsync(id);
        await tour.GetAsync("desk/listing-export/csv", tour.AsChief);
        await tour.GetAsync("honours");
        var serious = await EnterAsync(Serious("91220800MA0EX4MP5M"));
        await DecideAsync(serious, "head", "confirm");
        await app.PassAsync(TimeSpan.FromSeconds(10));
        await tour.GetAsync("desk/listing-confirmations", tour.AsChief);
        await ConfirmExportAsync(serious, "Add");
        var confirmed = (await ReadAsync(serious))["exportConfirmations"]![0]!;
        await tour.GetAsync($"desk/listings/{serious}/documents/{confirmed["evidence"]!["id"]!.GetValue<string>()}", tour.AsChief);
        await ObjectOnPaperAsync(serious);
        await RuleObjectionAsync(serious, "head", "uphold");
    }

    /// <summary>An officer confirms what the exchange shows.</summary>
    public async Task ConfirmExportAsync(string id, string action) =>
        await tour.PostFormAsync(
            $"desk/listings/{id}",
            $"desk/listings/{id}/export-confirmation",
            new Dictionary<string, string> { ["action"] = action, ["address"] = "https://credit.example/1" },
            "screenshot",
            "screenshot.png",
            await tour.AsAsync("head")
        );

    /// <summary>An officer enters an objection with its scan.</summary>
    /// <param name="contactEmail">Where the answer is mailed to.</param>
    public async Task ObjectOnPaperAsync(string id, string contactEmail = "") =>
        await tour.PostFormAsync(
            $"desk/listings/{id}",
            $"desk/listings/{id}/objection",
            new Dictionary<string, string> { ["objection"] = "决定已被撤销。", ["contactEmail"] = contactEmail },
            "scan",
            "scan.png",
            await tour.AsAsync("chief")
        );

    public async Task RuleObjectionAsync(string id, string officer, string choice) =>
        await tour.SendAsync(
            HttpMethod.Post,
            $"desk/listings/{id}/objection-ruling",
            new JsonObject { ["choice"] = choice, ["rulingReason"] = "已核实。" }.ToJsonString(),
            await tour.AsAsync(officer)
        );

    /// <summary>A winner of a provincial award.</summary>
    public static JsonObject Honour(string unitCode) =>
        new()
        {
            ["kind"] = "Honour",
            ["name"] = "示例科技有限公司",
            ["unitCode"] = unitCode,
            ["decisionNumber"] = "吉科奖〔2025〕12号",
            ["decidedOn"] = "2025-12-01",
            ["servedOn"] = "2025-12-01",
            ["authority"] = "吉林省人民政府",
            ["facts"] = "省科学技术进步奖二等奖",
            ["proof"] = "奖励证书，案卷2026-9号",
            ["honourLevel"] = "Provincial",
        };

    /// <summary>A ban that the bureau decided before.</summary>
    public static JsonObject Ban(string unitCode) =>
        new()
        {
            ["kind"] = "Dishonesty",
            ["name"] = "示例科技有限公司",
            ["unitCode"] = unitCode,
            ["decisionNumber"] = "白科决〔2026〕2号",
            ["decidedOn"] = "2026-01-05",
            ["servedOn"] = "2026-01-06",
            ["authority"] = "白城市科学技术局",
            ["facts"] = "提供虚假材料。",
            ["proof"] = "案卷2026-2号",
            ["severity"] = "Major",
            ["measures"] = new JsonArray("ban"),
            ["banMonths"] = "12",
        };

    /// <summary>历史数据: an old record, which a credit check finds and which bans nobody.</summary>
    public static JsonObject Old(string unitCode)
    {
        var entry = Ban(unitCode);
        entry["isHistorical"] = "true";
        entry["historicalUntil"] = "2029-01-05";
        entry.Remove("severity");
        entry.Remove("measures");
        entry.Remove("banMonths");
        return entry;
    }

    /// <summary>On the list of serious dishonesty, by the basis of the rule file.</summary>
    public static JsonObject Serious(string unitCode)
    {
        var entry = Ban(unitCode);
        entry["kind"] = "SeriousDishonesty";
        entry["seriousBasisId"] = "sample-list";
        entry.Remove("severity");
        entry.Remove("measures");
        entry.Remove("banMonths");
        return entry;
    }

    /// <summary>One officer enters a listing.</summary>
    public async Task<string> EnterAsync(JsonObject entry)
    {
        var entered = await tour.SendAsync(HttpMethod.Post, "desk/listings", entry.ToJsonString(), await tour.AsAsync("clerk"));
        return entered!["id"]!.GetValue<string>();
    }

    /// <summary>Another one confirms or rejects it.</summary>
    public async Task<JsonNode> DecideAsync(string id, string officer, string choice) =>
        (
            await tour.SendAsync(
                HttpMethod.Post,
                $"desk/listings/{id}/confirmation",
                new JsonObject { ["choice"] = choice, ["reason"] = "核对无误。" }.ToJsonString(),
                await tour.AsAsync(officer)
            )
        )!;

    public async Task RevokeAsync(string id) =>
        await tour.SendAsync(HttpMethod.Post, $"desk/listings/{id}/revocation", """{"reason":"异议成立"}""", await tour.AsAsync("head"));

    /// <summary>A file, as an officer downloads it.</summary>
    public async Task<string> ReadFileAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        tour.AsChief(request);
        using var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<JsonNode> ReadAsync(string id) => (await tour.GetAsync($"desk/listings/{id}", tour.AsChief))!;

    /// <summary>Who was in force on a list on a day.</summary>
    public async Task<IReadOnlyList<string>> ReadDayAsync(string kind, string day) =>
        [
            .. (await tour.GetAsync($"desk/listings?kind={kind}&day={day}", tour.AsChief))!["listings"]!
                .AsArray()
                .Select(each => each!["id"]!.GetValue<string>()),
        ];
}
