using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CreditFunctions.Core.Imports;
using CreditFunctions.Functions.Tests.Imports;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;

namespace CreditFunctions.Functions.Tests.Local.Imports;

/// <summary>Import acts of officers over HTTP.</summary>
internal sealed partial class ImportWalk(AppInProcess app, ProgramTour tour)
{
    public async Task PlayAsync()
    {
        await tour.GetAsync("desk/imports", tour.AsChief);
        await tour.GetAsync("desk/import-templates/Listings", tour.AsChief);
        var id = await SendAsync(
            ImportKind.RunningProjects,
            new Dictionary<string, string>
            {
                ["number"] = "2024KJ0001",
                ["title"] = "盐碱地水稻栽培示范",
                ["unitName"] = "示例科技有限公司",
                ["investigator"] = "张示例",
                ["year"] = "#2024",
                ["amountYuan"] = "200,000",
                ["endsOn"] = "2027年6月30日",
            }
        );
        await ReadAsync(id);
        await DecideAsync(id, "head", "confirm");
        await UntilAsync(id, "Done");
        await UndoAsync(id);
        await UntilAsync(id, "Undone");
    }

    public Task<string> SendAsync(ImportKind kind, params IReadOnlyDictionary<string, string>[] rows) => SendAsAsync("clerk", kind, rows);

    public async Task<string> SendAsAsync(string officer, ImportKind kind, params IReadOnlyDictionary<string, string>[] rows)
    {
        var by = await tour.AsAsync(officer);
        var token = FormToken().Match(await tour.ReadPageAsync("desk/imports", by)).Groups[1].Value;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "antiForgeryToken" },
            { new StringContent($"{kind}"), "kind" },
            { new ByteArrayContent(Workbook.Of(kind, rows)), "file", "list.xlsx" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "desk/imports") { Content = form };
        by(request);
        using var answer = await app.Client.SendAsync(request);
        Assert.True((int)answer.StatusCode == 303, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString().Split('/')[^1].Split('?')[0];
    }

    public async Task DecideAsync(string id, string officer, string choice) =>
        await tour.SendAsync(
            HttpMethod.Post,
            $"desk/imports/{id}/confirmation",
            $$"""{"choice":"{{choice}}","reason":"核对无误"}""",
            await tour.AsAsync(officer)
        );

    public async Task UndoAsync(string id) =>
        await tour.SendAsync(HttpMethod.Post, $"desk/imports/{id}/undo", """{"reason":"导入有误"}""", await tour.AsAsync("head"));

    public async Task<JsonNode> ReadAsync(string id) => (await tour.GetAsync($"desk/imports/{id}", tour.AsChief))!;

    public async Task<(string State, int Rows, int Rejected)> StandAsync(string id)
    {
        var import = await ReadAsync(id);
        var report = import["report"]!;
        return (import["state"]!.GetValue<string>(), report["rows"]!.GetValue<int>(), report["rejected"]!.GetValue<int>());
    }

    public Task UntilAsync(string id, string state) =>
        app.WaitForAsync($"the import to be {state}", async () => (await StandAsync(id)).State == state ? this : null);

    /// <summary>The error code of a refused act.</summary>
    public async Task<string> RefuseAsync(string path, string officer, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"desk/imports/{path}")
        {
            Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json")),
        };
        (await tour.AsAsync(officer))(request);
        using var answer = await app.Client.SendAsync(request);
        Assert.False(answer.IsSuccessStatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsArray().First()!["code"]!.GetValue<string>();
    }

    [GeneratedRegex("name=\"antiForgeryToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
