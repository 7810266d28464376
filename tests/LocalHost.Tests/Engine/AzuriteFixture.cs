using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>A storage account to test against: the one of <c>AzureWebJobsStorage</c> if set, else an Azurite of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "azurite-" + Guid.NewGuid().ToString("N"));
    private Process? _process;

    public string ConnectionString { get; private set; } = string.Empty;

    /// <summary>A task hub name that no other test uses.</summary>
    public static string NewHub() => "T" + Guid.NewGuid().ToString("N")[..20];

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("AzureWebJobsStorage") is { Length: > 0 } given)
        {
            ConnectionString = given;
            return;
        }

        var ports = FreePorts(3);
        Directory.CreateDirectory(_folder);
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            FindAzurite(), "-s", "-l", _folder, "--blobPort", ports[0], "--queuePort", ports[1], "--tablePort", ports[2],
            "--disableTelemetry", "--skipApiVersionCheck",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        _process = Process.Start(start)!;
        await ReadUntilReadyAsync(_process.StandardOutput);
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};"
            + $"BlobEndpoint=http://127.0.0.1:{ports[0]}/devstoreaccount1;QueueEndpoint=http://127.0.0.1:{ports[1]}/devstoreaccount1;"
            + $"TableEndpoint=http://127.0.0.1:{ports[2]}/devstoreaccount1;";
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static string FindAzurite()
    {
        if (Environment.GetEnvironmentVariable("AZURITE_JS") is { Length: > 0 } given)
        {
            return given;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, ".local", "tools", "node_modules", "azurite", "dist", "src", "azurite.js");
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new InvalidOperationException(
            "No storage to test against: set AzureWebJobsStorage, or AZURITE_JS, or install Azurite under .local/tools.");
    }

    private static async Task ReadUntilReadyAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.Contains("Table service is successfully listening", StringComparison.Ordinal))
            {
                // Keep reading, or Azurite blocks once the pipe is full.
                _ = output.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        throw new InvalidOperationException("Azurite ended before it was ready.");
    }

    private static string[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}

/// <summary>Tests that share one storage account.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
