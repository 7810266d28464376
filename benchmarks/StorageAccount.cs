using System.Diagnostics;

namespace CreditFunctions.Benchmarks;

/// <summary>The account of <c>AzureWebJobsStorage</c>, or an Azurite for the duration of the benchmark.</summary>
internal sealed class StorageAccount : IAsyncDisposable
{
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int FirstPort = 24_600;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "benchmark-" + Guid.NewGuid().ToString("N"));
    private Process? _process;

    private StorageAccount(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; }

    public string NewHub() => "B" + Guid.NewGuid().ToString("N")[..20];

    public static async Task<StorageAccount> OpenAsync()
    {
        if (Environment.GetEnvironmentVariable("AzureWebJobsStorage") is { Length: > 0 } given)
        {
            return new StorageAccount(given);
        }

        var account = new StorageAccount(
            $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};"
                + $"BlobEndpoint=http://127.0.0.1:{FirstPort}/devstoreaccount1;"
                + $"TableEndpoint=http://127.0.0.1:{FirstPort + 2}/devstoreaccount1;"
        );
        await account.StartAsync();
        return account;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task StartAsync()
    {
        var script =
            Environment.GetEnvironmentVariable("AZURITE_JS")
            ?? Path.Combine(".local", "tools", "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
        {
            throw new InvalidOperationException(
                $"No Azurite at {script}: set AzureWebJobsStorage, or AZURITE_JS, or run ./run.sh once, which installs it."
            );
        }

        Directory.CreateDirectory(_folder);
        var arguments =
            $"{script} -s -l {_folder} --blobPort {FirstPort} --queuePort {FirstPort + 1} --tablePort {FirstPort + 2} "
            + "--disableTelemetry --skipApiVersionCheck";
        _process = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true })!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Table service is successfully listening", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        throw new InvalidOperationException($"Azurite ended before it was ready; is port {FirstPort} in use?");
    }
}
