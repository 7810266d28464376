using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CreditFunctions.Functions.Tests.Storage;

/// <summary>A storage account that nobody else uses.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "azurite-" + Guid.NewGuid().ToString("N"));
    private Process? _process;

    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync() => ConnectionString = await StartAsync();

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

    private async Task<string> StartAsync()
    {
        var ports = FreePorts(3);
        Directory.CreateDirectory(_folder);
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Find(), "-s", "-l", _folder, "--blobPort", ports[0], "--queuePort", ports[1], "--tablePort", ports[2],
            "--disableTelemetry", "--skipApiVersionCheck",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        _process = Process.Start(start)!;
        await ReadUntilReadyAsync(_process.StandardOutput);
        return $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};"
            + $"BlobEndpoint=http://127.0.0.1:{ports[0]}/devstoreaccount1;QueueEndpoint=http://127.0.0.1:{ports[1]}/devstoreaccount1;"
            + $"TableEndpoint=http://127.0.0.1:{ports[2]}/devstoreaccount1;";
    }

    private static string Find()
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

        throw new InvalidOperationException("Azurite was not found: set AZURITE_JS, or let ./test.sh install it under .local/tools.");
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
        var ports = listeners.Select(each => ((IPEndPoint)each.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
