using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Local.Api;

namespace CreditFunctions.Functions.Tests.Local.Listings;

/// <summary>What officers do with listings that no case led to, over HTTP.</summary>
internal sealed class ListingWalk(ProgramTour tour)
{
    /// <summary>Every operation once.</summary>
    public async Task PlayAsync()
    {
        await tour.GetAsync("desk/new-listing", tour.AsChief);
        var id = await EnterAsync(Honour("91220800MA0EX4MP5M"));
        await DecideAsync(id, "head", "confirm");
        await tour.GetAsync("desk/listings?kind=Honour&day=2026-03-01", tour.AsChief);
        await RevokeAsync(id);
        await tour.GetAsync("desk/listing-export/csv", tour.AsChief);
    }

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
