using System.Diagnostics;
using System.Net.Sockets;
using CreditFunctions.TestSupport.Processes;

namespace CreditFunctions.TestSupport.Storage;

/// <summary>An Azurite on free ports, with data for the lifetime of this object.</summary>
internal sealed class Azurite : IAsyncDisposable
{
    // The emulator's account is public.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("azurite-");
    private readonly int[] _ports = FreePorts.Take(3);
    private ChildProcess? _process;

    private Azurite() { }

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{_ports[0]}/{Account};"
        + $"QueueEndpoint=http://127.0.0.1:{_ports[1]}/{Account};TableEndpoint=http://127.0.0.1:{_ports[2]}/{Account};";

    public static async Task<Azurite> StartAsync()
    {
        var azurite = new Azurite();
        try
        {
            await azurite.RestartAsync();
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>An orderly stop with all data written.</summary>
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            await _process.TerminateAsync(Patience);
            _process = null;
        }
    }

    /// <summary>Restarts on the same ports with the same data.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        _process = ChildProcess.Start(
            new ProcessStartInfo(
                "node",
                [
                    Repository.AzuriteScript(),
                    "--silent",
                    "--disableTelemetry",
                    "--skipApiVersionCheck",
                    "--location",
                    _data.FullName,
                    "--blobPort",
                    $"{_ports[0]}",
                    "--queuePort",
                    $"{_ports[1]}",
                    "--tablePort",
                    $"{_ports[2]}",
                ]
            )
        );
        await _process.WaitUntilAsync(ListensAsync, Patience, $"Azurite to listen on ports {string.Join(", ", _ports)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.KillAsync();
        }

        _data.Delete(recursive: true);
    }

    private async Task<bool> ListensAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var port in _ports)
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port, cancellation);
            }

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
