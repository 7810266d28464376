using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.CreditChecks.Sources;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using CreditFunctions.SampleRound;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Listings;

/// <summary>
/// With 10,000 listed subjects and more than 100,000 rows, no page or call of listings needs more storage than with one. Counts rows and
/// requests, not time.
/// </summary>
public sealed class ListingCostTests
{
    private const int Subjects = 10_000;
    private const int MostRequests = 12;

    // All have the same name, of which 50 are compared.
    private const int MostRequestsOfACheck = 55;

    // An export file has 500 rows, and a past day searches the same number.
    private const int MostRows = 520;

    private static readonly string[] Tables = [StorageNames.Listings, StorageNames.Indexes];

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Calls_TenThousandSubjects_AreBounded()
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
        var walk = new ListingWalk(tour);
        var serious = await ListAsync(ListingWalk.Serious(SampleIdentifiers.Unit(7_601)));
        var honour = await ListAsync(ListingWalk.Honour(SampleIdentifiers.Unit(7_602)));
        await walk.EnterAsync(ListingWalk.Ban(SampleIdentifiers.Unit(7_603)));
        foreach (var call in Calls().ToList())
        {
            // Later calls of a kind use the cache of the first.
            await call.DoAsync();
        }

        var rows = Multiply(account, serious) + Multiply(account, honour);
        Assert.InRange(rows, 100_000, int.MaxValue);

        foreach (var (name, doAsync) in Calls())
        {
            var (rowsBefore, requestsBefore) = (account.RowsRead, requests);
            await doAsync();
            var most = name == "credit check" ? MostRequestsOfACheck : MostRequests;
            Assert.True(requests - requestsBefore <= most, $"{name}: {requests - requestsBefore} requests");
            Assert.True(account.RowsRead - rowsBefore <= MostRows, $"{name}: {account.RowsRead - rowsBefore} rows");
        }

        IEnumerable<(string Name, Func<Task> DoAsync)> Calls()
        {
            var today = Core.Calendar.BeijingTime.DateOf(app.Now);
            var unit = new Party.Unit("u1", PartyRole.LeadUnit, "示例科技有限公司", SampleIdentifiers.Unit(7_601));
            yield return ("list", () => GetAsync("desk/listings?kind=SeriousDishonesty"));
            yield return ("list of a day", () => GetAsync($"desk/listings?kind=SeriousDishonesty&day={today:yyyy-MM-dd}"));
            yield return ("list of a past day", () => GetAsync("desk/listings?kind=SeriousDishonesty&day=2020-01-01"));
            yield return ("listing", () => GetAsync($"desk/listings/{serious}"));
            yield return ("export", () => GetAsync("desk/listing-export/json"));
            yield return ("pending exports", () => GetAsync("desk/listing-confirmations"));
            yield return ("imports", () => GetAsync("desk/imports"));
            yield return ("honours", () => GetAsync("honours"));
            yield return ("public page", () => GetAsync($"public/publications/listing-{serious}.html"));
            yield return ("gate", () => app.Services.GetRequiredService<BanGate>().FindBanningAsync([unit], default));
            yield return (
                "credit check",
                () => ActivatorUtilities.CreateInstance<BureauLists>(app.Services).SearchAsync(unit, today, default)
            );
        }

        async Task<string> ListAsync(JsonObject entry)
        {
            var id = await walk.EnterAsync(entry);
            await walk.DecideAsync(id, "head", "confirm");
            await app.PassAsync(TimeSpan.FromSeconds(10));
            return id;
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

    // Copies of an existing listing with other parties: records with all facts, and rows in every index.
    private static int Multiply(MemoryAccount account, string id)
    {
        var added = 0;
        account.Multiply(
            Tables,
            (table, row) =>
            {
                var text = row.Columns.ToJsonString();
                return
                    row.PartitionKey == id
                    || row.RowKey.Contains(id, StringComparison.Ordinal)
                    || (row.PartitionKey == "listings" && text.Contains(id, StringComparison.Ordinal))
                    ? Enumerable.Range(0, Subjects / 2).Select(number => Copy(row, text, number))
                    : [];
            }
        );
        return added;

        MemoryRow Copy(MemoryRow row, string text, int number)
        {
            added++;
            var copy = IdOf($"{id}{number}");
            var rowKey = row.RowKey.Replace(id, copy, StringComparison.Ordinal);
            return row with
            {
                PartitionKey = row.PartitionKey.Replace(id, copy, StringComparison.Ordinal),
                RowKey = row.PartitionKey == "listings" && rowKey == row.RowKey ? $"{row.RowKey}-{number}" : rowKey,
                Columns = JsonNode.Parse(text.Replace(id, copy, StringComparison.Ordinal))!.AsObject(),
            };
        }
    }

    private static string IdOf(string text) =>
        ApplicationId.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16).ToArray()).Value;
}
