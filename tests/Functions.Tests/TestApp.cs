using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Startup;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Functions.Tests;

/// <summary>The parts of the app, on the tests' storage and with a fixed clock; ids are new in every instance.</summary>
internal sealed class TestApp
{
    private readonly IServiceProvider _services;

    public TestApp(TestStorage storage, Action<IServiceCollection>? change = null, Func<RoundGuide, RoundGuide>? guide = null)
    {
        Guide = (guide ?? (same => same))(Guide);
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = storage.ConnectionString,
            ["Site:BaseAddress"] = "https://keji.example",
            ["Site:Environment"] = "test",
            ["Mail:Transport"] = "Mailbox",
            // All people use one address; tests of limits set their own.
            ["Limits:DraftsPerSourceAndHour"] = "1000000",
            ["Limits:InvitationsPerSourceAndHour"] = "1000000",
            ["Limits:MailsPerUnconfirmedAddressAndDay"] = "1000000",
            ["Limits:MailsPerConfirmedAddressAndDay"] = "1000000",
            ["Limits:UnaskedMailsPerConfirmedAddressAndDay"] = "1000000",
            ["Limits:AnonymousReadsPerMinute"] = "1000000",
            ["Limits:AnonymousWritesPerMinute"] = "1000000",
            ["Limits:LinkRequestsPerMinute"] = "1000000",
            ["Limits:OfficerRequestsPerMinute"] = "1000000",
            ["Tokens:Keys:0:Id"] = "t1",
            ["Tokens:Keys:0:Secret"] = Convert.ToBase64String([.. Enumerable.Repeat((byte)1, 32)]),
            ["Identifiers:Keys:0:Id"] = "i1",
            ["Identifiers:Keys:0:Secret"] = Convert.ToBase64String([.. Enumerable.Repeat((byte)2, 32)]),
        };
        Tables = new TableServiceClient(storage.ConnectionString, WithTraffic(new TableClientOptions()));
        Blobs = new BlobServiceClient(storage.ConnectionString, WithTraffic(new BlobClientOptions()));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddSingleton<IConfiguration>(configuration);
        services.AddCreditFunctions(configuration);
        services.Replace(ServiceDescriptor.Singleton(Tables)).Replace(ServiceDescriptor.Singleton(Blobs));
        change?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(Samples.Now);

    public StorageTraffic Traffic { get; } = new();

    public TableServiceClient Tables { get; }

    public BlobServiceClient Blobs { get; }

    public RoundGuide Guide { get; init; } =
        Samples.Guide() with
        {
            Id = RoundId.Parse($"r{Guid.NewGuid():N}").Value,
            // Tests share one storage, and rounds with one prefix share counters.
            SerialPrefix = $"T{Random.Shared.NextInt64(10_000_000_000):D10}K",
        };

    public ApplicationId ApplicationId { get; } = ApplicationId.FromBytes(Guid.NewGuid().ToByteArray());

    public IRecordStore<Application> Applications => Get<IRecordStore<Application>>();

    public IRecordStore<RoundState> Rounds => Get<IRecordStore<RoundState>>();

    public static Signature Signature { get; } = new("li-jingban", "CaseOfficer", Samples.Now) { Basis = "FormatCheck" };

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A function, created as the host creates it.</summary>
    public T Function<T>() => ActivatorUtilities.CreateInstance<T>(_services);

    public async Task PublishRoundAsync() =>
        Assert.IsType<Recording<RoundState>.Done>(
            await Rounds.CreateAsync(Guide.Id.Value, new GuidePublished(Guide, Samples.Now), Signature, [], default)
        );

    public async Task CreateDraftAsync() =>
        Assert.IsType<Recording<Application>.Done>(
            await Applications.CreateAsync(ApplicationId.Value, new ApplicationCreated(Draft), Signature, [], default)
        );

    public Application Draft => Samples.Draft() with { Id = ApplicationId, RoundId = Guide.Id };

    public async Task<IReadOnlyList<TableEntity>> RowsAsync(string table, string partitionKey)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in Tables.GetTableClient(table).QueryAsync<TableEntity>(row => row.PartitionKey == partitionKey))
        {
            rows.Add(row);
        }

        return rows;
    }

    public ValueTask DisposeAsync() => ((IAsyncDisposable)_services).DisposeAsync();

    private TOptions WithTraffic<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        options.AddPolicy(Traffic, HttpPipelinePosition.PerRetry);
        options.Retry.MaxRetries = 0;
        return options;
    }
}
