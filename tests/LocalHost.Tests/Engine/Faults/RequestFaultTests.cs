using Azure.Data.Tables;

namespace CreditFunctions.LocalHost.Tests.Engine.Faults;

/// <summary>The same on a storage account, by request: a seeded sample always, all of them in the exhaustive run.</summary>
[Collection(AzuriteTests.Name)]
public sealed class RequestFaultTests(TestAccount azurite)
{
    /// <summary>All its operations are tested in memory.</summary>
    private const string TooLong = "LongSequence";

    private const int SamplesOfEach = 4;
    private const int RequestsToOpenTheHub = 4;

    private static readonly RequestFault[] Faults = [.. Enum.GetValues<RequestFault>().Where(fault => fault != RequestFault.None)];

    public static IEnumerable<object[]> Names => Scenarios.All.Select(name => new object[] { name });

    public static IEnumerable<object[]> Cases =>
        from name in Scenarios.All.Where(name => name != TooLong)
        from fault in Faults
        select new object[] { name, fault.ToString() };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Fault_AtSampledRequests_IsNotNoticed(string name)
    {
        var requests = await RunAsync(name, _ => RequestFault.None, "untouched");
        var random = new Random(name.Length * 1_000 + requests);
        for (var i = 0; i < SamplesOfEach; i++)
        {
            var failing = random.Next(RequestsToOpenTheHub + 1, requests + 1);
            var fault = Faults[random.Next(Faults.Length)];

            await RunAsync(name, number => number == failing ? fault : RequestFault.None, $"{fault} of request {failing}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("Category", "Exhaustive")]
    public async Task Fault_OnceAtEachRequest_IsNotNoticed(string name, string kind)
    {
        var fault = Enum.Parse<RequestFault>(kind);
        var failing = RequestsToOpenTheHub;
        int requests;
        do
        {
            failing++;
            requests = await RunAsync(name, number => number == failing ? fault : RequestFault.None, $"{fault} of request {failing}");
        } while (requests >= failing);
    }

    private async Task<int> RunAsync(string name, Func<int, RequestFault> faultOf, string when)
    {
        var hub = TestAccount.NewHub();
        var requests = new FaultyRequests(faultOf);
        var scenario = Scenarios.Create(name);
        await using var engine = await scenario.AddTo(new EngineFixture(requests.Open(azurite.ConnectionString, hub))).StartAsync();

        await scenario.DriveAsync(engine).WaitAsync(TimeSpan.FromMinutes(1));
        await engine.Engine.RunUntilIdleAsync().WaitAsync(TimeSpan.FromMinutes(1));

        await scenario.AssertDoneAsync(engine, when);
        var count = requests.Count;
        var tables = new TableServiceClient(azurite.ConnectionString);
        var rows = await tables.GetTableClient(hub + "Live").QueryAsync<TableEntity>().ToListAsync();
        var left = rows.ConvertAll(row => $"{row.PartitionKey}/{row.RowKey}");
        Assert.True(left.Count == 0, $"{name}, {when}: left open are {string.Join(' ', left)}");
        await tables.DeleteTableAsync(hub + "Live");
        await tables.DeleteTableAsync(hub + "Done");
        return count;
    }
}
