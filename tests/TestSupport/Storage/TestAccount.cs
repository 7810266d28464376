namespace CreditFunctions.TestSupport.Storage;

/// <summary>A storage account for tests: that of <c>AzureWebJobsStorage</c> if set, else a new Azurite.</summary>
public sealed class TestAccount : IAsyncLifetime
{
    private Azurite? _own;

    public string ConnectionString { get; private set; } = "";

    /// <summary>A unique task hub name.</summary>
    public static string NewHub() => "T" + Guid.NewGuid().ToString("N")[..20];

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("AzureWebJobsStorage") is { Length: > 0 } given)
        {
            ConnectionString = given;
            return;
        }

        _own = await Azurite.StartAsync();
        ConnectionString = _own.ConnectionString;
    }

    public async Task DisposeAsync()
    {
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }
}

/// <summary>A storage account that is not shared.</summary>
public sealed class OwnTestAccount : IAsyncLifetime
{
    private Azurite? _azurite;

    public string ConnectionString => _azurite?.ConnectionString ?? "";

    public async Task InitializeAsync() => _azurite = await Azurite.StartAsync();

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }
}
