using System.Text.RegularExpressions;
using Azure.Data.Tables;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Api;

/// <summary>Requests and responses of the app match its document, from the guide of a round to the public page.</summary>
public sealed partial class ApiContractTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Everything_SentAndAnswered_IsAsDescribed()
    {
        var contract = new ApiContract();
        using var watch = new ContractWatch(contract);
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None, watch)
        {
            MoreSettings = ProgramTour.Settings,
            OtherServices = ProgramTour.AddSeal,
            IsRehearsed = true,
        };
        await app.StartAsync();
        await WholeTour.PlayAsync(app);

        Assert.True(watch.Faults.Count == 0, string.Join('\n', watch.Faults));
        // A program needs one of an operation's two methods.
        var operations = contract.Operations.Select(each => each.Operation["operationId"]!.GetValue<string>().Split("By")[0]).Distinct();
        Assert.Empty(operations.Except(watch.Seen.Select(name => name.Split("By")[0])));
        var unsigned = await ReadUnsignedAsync(app);
        Assert.True(unsigned.Count == 0, string.Join('\n', unsigned));
    }

    // Audit events without actor, role or basis.
    private static async Task<List<string>> ReadUnsignedAsync(AppInProcess app)
    {
        var (unsigned, tables) = (new List<string>(), app.Services.GetRequiredService<TableServiceClient>());
        foreach (var table in StorageNames.Tables)
        {
            await foreach (var row in tables.GetTableClient(table).QueryAsync<TableEntity>())
            {
                if (
                    row.ContainsKey("PayloadHash")
                    && new[] { "Actor", "Role", "Basis" }.Any(column => string.IsNullOrEmpty(row.GetString(column)))
                )
                {
                    unsigned.Add($"{table} {row.PartitionKey} {row.RowKey} {row.GetString("FactType")} {row.GetString("Actor")}");
                }
            }
        }

        return unsigned;
    }

    /// <summary>The desk reads field by field; an unknown field is refused with the list of known ones.</summary>
    [Fact]
    public async Task Fields_ThatTheDeskReads_AreThoseDescribed()
    {
        var contract = new ApiContract();
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
            OtherServices = ProgramTour.AddSeal,
            IsRehearsed = true,
        };
        await app.StartAsync();
        var tour = new ProgramTour(app, new BatchWalk(app, untilClosing: TimeSpan.FromDays(1)));
        await tour.SignInAsync();
        var read = 0;
        foreach (
            var (path, method, operation) in contract.Operations.Where(each => each.Path.StartsWith("/desk/", StringComparison.Ordinal))
        )
        {
            var schema = operation["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"]?.GetValue<string>().Split('/')[^1];
            if (schema is null or "GuideDraftForm")
            {
                continue;
            }

            var refusal = await tour.RefuseAsync(new HttpMethod(method), Placeholder().Replace(path[1..], "x"), """{"noSuchField":1}""");
            var told = refusal["detail"]!.GetValue<string>().Split("use ") is [_, var list] ? list.TrimEnd('.').Split(", ") : [];
            Assert.Equal(
                contract.Schemas[schema]!["properties"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal),
                told.Order(StringComparer.Ordinal)
            );
            read++;
        }

        Assert.True(read >= 15, $"Only {read} were sent.");
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
