using System.Text;
using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>The endpoint with the local engine on the same storage; counts the requests of both.</summary>
[Collection(StorageTests.Name)]
public sealed class CreateApplicationTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TestApp _app = new(storage);
    private readonly ManualResetEventSlim _mayRun = new();
    private readonly List<ApplicationBegun> _started = [];
    private DurableEngine? _engine;

    private DurableEngine Engine => _engine!;

    public async Task InitializeAsync()
    {
        await _app.PublishRoundAsync();
        var catalog = new TaskCatalog().AddOrchestrator(
            nameof(ApplicationOrchestrator),
            context =>
            {
                // The first turn would run at once; its requests are not those of the response.
                _mayRun.Wait();
                _started.Add(context.GetInput<ApplicationBegun>()!);
                return Task.FromResult<object?>(null);
            }
        );
        var store = new TableOrchestrationStore(_app.Tables, _app.Blobs, $"T{Guid.NewGuid():N}"[..20]);
        _engine = new DurableEngine(store, catalog, new DurableEngineOptions { BusinessTime = _app.Clock }, NullLoggerFactory.Instance);
        await _engine.StartAsync();
        _app.Traffic.Forget();
    }

    public async Task DisposeAsync()
    {
        _mayRun.Set();
        await Engine.DisposeAsync();
        await _app.DisposeAsync();
        _mayRun.Dispose();
    }

    [Fact]
    public async Task Post_FirstOfAProcess_CostsAtMostNineRequestsInAll()
    {
        var created = await CreatedAsync(await PostAsync());

        Assert.True(_app.Traffic.Requests.Count <= 9, string.Join('\n', _app.Traffic.Requests));
        Assert.NotNull(await _app.Applications.FindAsync(created.Id.Value, default));
        await RunAsync();
        Assert.Equal([created.Id.Value], _started.Select(begun => begun.ApplicationId));
    }

    [Fact]
    public async Task Post_RoundInMemory_CostsAtMostEightRequestsInAll()
    {
        await PostAsync();
        _app.Traffic.Forget();

        await PostAsync();

        Assert.True(_app.Traffic.Requests.Count <= 8, string.Join('\n', _app.Traffic.Requests));
    }

    [Fact]
    public async Task Post_Form_StoresTheNumberNowhereInClear()
    {
        var created = await CreatedAsync(await PostAsync());

        var rows = await _app.RowsAsync(StorageNames.Applications, created.Id.Value);
        Assert.DoesNotContain(
            rows,
            row => row.Any(column => column.Value is string text && text.Contains(Samples.CitizenNumber, StringComparison.Ordinal))
        );
        Assert.Contains(rows, row => row.RowKey == "N|begun");
    }

    [Fact]
    public async Task Post_SameKeyAndBody_GivesTheSameApplication()
    {
        var key = Guid.NewGuid().ToString();

        var first = await CreatedAsync(await PostAsync(key));
        var second = await CreatedAsync(await PostAsync(key));

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Location, second.Location);
        await RunAsync();
        Assert.Single(_started);
    }

    [Fact]
    public async Task Post_SameKeyAndBodyTenAtOnce_MakesOneApplicationAndOneProcedure()
    {
        var key = Guid.NewGuid().ToString();

        var created = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => await CreatedAsync(await PostAsync(key))));

        Assert.Single(created.Select(each => each.Id).Distinct());
        await RunAsync();
        Assert.Single(_started);
    }

    [Fact]
    public async Task Post_SameKeyOtherBody_IsRefused()
    {
        var key = Guid.NewGuid().ToString();
        await PostAsync(key);

        Assert.Equal((422, "idempotency-key-is-taken"), await ProblemAsync(await PostAsync(key, form => form with { AmountYuan = 1 })));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(101)]
    public async Task Post_KeyOfAnotherLength_IsRefused(int length) =>
        Assert.Equal((422, "idempotency-key-is-malformed"), await ProblemAsync(await PostAsync(new string('k', length))));

    [Fact]
    public async Task Post_RefusedForm_LeavesNothing()
    {
        var result = await PostAsync(change: form => form with { Title = "" });

        Assert.Equal((422, "text-is-malformed"), await ProblemAsync(result));
        Assert.DoesNotContain(_app.Traffic.Requests, request => !request.StartsWith("GET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_NoSuchRound_IsNotFound() =>
        Assert.Equal((404, "round-not-found"), await ProblemAsync(await PostAsync(change: form => form with { RoundId = "nothing-here" })));

    [Fact]
    public async Task Post_AtTheClosing_IsRefused()
    {
        _app.Clock.Advance(Samples.ClosesAt - Samples.Now);

        Assert.Equal((409, "round-is-closed"), await ProblemAsync(await PostAsync()));
    }

    private Task<IResult> PostAsync(string? key = null, Func<ApplicationForm, ApplicationForm>? change = null)
    {
        var form = Samples.Form() with { RoundId = _app.Guide.Id.Value };
        var http = new DefaultHttpContext { RequestServices = _app.Get<IServiceProvider>() };
        http.Request.Method = "POST";
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(
            Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize((change ?? (same => same))(form), RequestJson.Options))
        );
        if (key is not null)
        {
            http.Request.Headers["Idempotency-Key"] = key;
        }

        return _app.Function<CreateApplicationEndpoint>().RunAsync(http.Request, Engine.Client, default);
    }

    private Task RunAsync()
    {
        _mayRun.Set();
        return Engine.RunUntilIdleAsync();
    }

    private async Task<CreatedApplication> CreatedAsync(IResult result)
    {
        var (status, body) = await ExecuteAsync(result);
        Assert.Equal(201, status);
        return System.Text.Json.JsonSerializer.Deserialize<CreatedApplication>(body, RequestJson.Options)!;
    }

    private async Task<(int Status, string Code)> ProblemAsync(IResult result)
    {
        var (status, body) = await ExecuteAsync(result);
        return (status, System.Text.Json.JsonSerializer.Deserialize<Problem>(body, RequestJson.Options)!.Code);
    }

    private async Task<(int Status, string Body)> ExecuteAsync(IResult result)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = _app.Get<IServiceProvider>(), Response = { Body = body } };
        await result.ExecuteAsync(http);
        return (http.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }
}
