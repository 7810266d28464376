using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Imports;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Local.Imports;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Projects;

/// <summary>
/// With 1,000 projects of five years, no page or call of projects needs more storage than with one. Counts rows and requests, not time.
/// </summary>
public sealed class ProjectCostTests
{
    private const int Projects = 1_000;
    private const int Years = 5;
    private const int MostRequests = 12;

    // A file of the register, and a part of the reconciliation, contains 500 projects.
    private const int MostRows = 540;

    // A row of the treasury's file reads its project, its application, its round and its voucher.
    private const int MostRequestsOfAFile = 60;

    private static readonly string[] Tables = [StorageNames.Projects, StorageNames.Indexes];

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Calls_AThousandProjectsOfFiveYears_AreBounded()
    {
        var account = new MemoryAccount();
        var requests = 0;
        await using var app = new AppInProcess(
            account,
            MemoryAccount.ConnectionString,
            new FaultPlan(
                (_, _) =>
                {
                    Interlocked.Increment(ref requests);
                    return StorageFault.None;
                }
            )
        )
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var walk = new ProjectWalk(app, tour);
        var imports = new ImportWalk(app, tour);
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.PayAsync();
        await app.WaitForAsync("the payment", async () => await walk.BalanceAsync("Paid") > 0 ? walk : null);
        var link = await walk.LinkAsync("clerk");
        var month = walk.Day(0)[..7];
        foreach (var call in Calls().ToList())
        {
            // Later calls of a kind use the cache of the first.
            await call.DoAsync();
        }

        Assert.True(Multiply(account, walk.Id, walk.Serial) >= Projects);

        foreach (var (name, doAsync) in Calls())
        {
            var (rowsBefore, requestsBefore) = (account.RowsRead, requests);
            await doAsync();
            var most = name == "file of the treasury" ? MostRequestsOfAFile : MostRequests;
            Assert.True(requests - requestsBefore <= most, $"{name}: {requests - requestsBefore} requests");
            Assert.True(account.RowsRead - rowsBefore <= MostRows, $"{name}: {account.RowsRead - rowsBefore} rows");
        }

        IEnumerable<(string Name, Func<Task> DoAsync)> Calls()
        {
            yield return ("register", () => GetAsync("desk/projects"));
            yield return ("project", () => GetAsync($"desk/projects/{walk.Id}"));
            yield return ("contract", () => GetAsync($"desk/projects/{walk.Id}/contracts/0"));
            yield return ("register as a file", () => GetAsync("desk/fund-export/json"));
            yield return ("reconciliation", () => GetAsync($"desk/reconciliation?month={month}&drills=1"));
            yield return ("reconciliation as a file", () => GetAsync($"desk/reconciliation-export/xlsx?month={month}&drills=1"));
            yield return ("page of the unit", () => GetAsync(link));
            yield return (
                "file of the treasury",
                () =>
                    imports.SendAsync(
                        ImportKind.TreasuryPayments,
                        new Dictionary<string, string>
                        {
                            ["number"] = walk.Serial,
                            ["budgetNumber"] = "白财教指〔2026〕8号",
                            ["amountYuan"] = "1",
                            ["voucherNumber"] = $"国库凭{requests}",
                            ["paidOn"] = walk.Day(0),
                        }
                    )
            );
        }

        async Task GetAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
            tour.AsChief(request);
            using var answer = await app.Client.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    // Copies of an existing project over several years: records with all facts, and rows in the register.
    private static int Multiply(MemoryAccount account, string id, string serial)
    {
        var added = 0;
        account.Multiply(
            Tables,
            (_, row) =>
            {
                var text = row.Columns.ToJsonString();
                return row.PartitionKey == id || (row.PartitionKey == "projects" && text.Contains(id, StringComparison.Ordinal))
                    ? Enumerable.Range(0, Projects).Select(number => Copy(row, text, number))
                    : [];
            }
        );
        return added;

        MemoryRow Copy(MemoryRow row, string text, int number)
        {
            added++;
            var copy = ApplicationId.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}{number}")).AsSpan(0, 16).ToArray()).Value;
            var year = number % Years;
            var copied = text.Replace(id, copy, StringComparison.Ordinal).Replace(serial, $"{serial}-{number}", StringComparison.Ordinal);
            var rowKey = row.RowKey.Replace(id, copy, StringComparison.Ordinal);
            return row with
            {
                PartitionKey = row.PartitionKey.Replace(id, copy, StringComparison.Ordinal),
                RowKey = row.RowKey.StartsWith('~') ? $"{row.RowKey}-{number}" : rowKey,
                Columns = JsonNode.Parse(copied.Replace("\"2026-", $"\"{2026 + year}-", StringComparison.Ordinal))!.AsObject(),
            };
        }
    }
}
