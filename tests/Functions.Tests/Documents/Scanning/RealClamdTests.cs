using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Documents.Scanning;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.Documents.Scanning;

/// <summary>Debian's clamd with a signature file of these tests.</summary>
[Collection(StorageTests.Name)]
[Trait("Category", "Slow")]
public sealed class RealClamdTests(TestStorage storage) : IAsyncLifetime
{
    private const string Marker = "CREDITFUNCTIONS-TEST-THREAT";

    private readonly string _folder = Directory.CreateTempSubdirectory("clamd").FullName;
    private Process? _clamd;

    private string SocketPath => Path.Combine(_folder, "clamd.ctl");

    public async Task InitializeAsync()
    {
        if (!File.Exists(ClamdFactAttribute.Program))
        {
            return;
        }

        var signatures = Directory.CreateDirectory(Path.Combine(_folder, "signatures"));
        await File.WriteAllTextAsync(
            Path.Combine(signatures.FullName, "test.ndb"),
            $"Test.Threat:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Marker))}\n"
        );
        var settings = Path.Combine(_folder, "clamd.conf");
        await File.WriteAllTextAsync(
            settings,
            $"LocalSocket {SocketPath}\nDatabaseDirectory {signatures.FullName}\nForeground yes\nStreamMaxLength 30M\n"
        );
        _clamd = Process.Start(
            new ProcessStartInfo(ClamdFactAttribute.Program, ["--config-file", settings])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        for (var attempt = 0; attempt < 300 && !await AnswersAsync(); attempt++)
        {
            await Task.Delay(100);
        }
    }

    public async Task DisposeAsync()
    {
        if (_clamd is not null)
        {
            _clamd.Kill();
            await _clamd.WaitForExitAsync();
            _clamd.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [ClamdFact]
    public async Task R49_RealClamd_FindsWhatItsSignaturesSay()
    {
        Assert.Equal(new ScanVerdict(Threat: null), await ScanAsync(new byte[5_000_000]));
        Assert.Equal("Test.Threat.UNOFFICIAL", (await ScanAsync([.. new byte[100_000], .. Encoding.ASCII.GetBytes(Marker)]))!.Threat);
    }

    private async Task<ScanVerdict?> ScanAsync(byte[] content)
    {
        var app = new TestApp(
            storage,
            services => services.AddSingleton(Options.Create(new ScannerOptions { Kind = ScannerKind.Clamd, Address = SocketPath }))
        );
        try
        {
            var id = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()[..8]);
            await app
                .Blobs.GetBlobContainerClient(StorageNames.DocumentsContainer)
                .GetBlobClient($"owner/{id}")
                .UploadAsync(BinaryData.FromBytes(content));
            var file = StoredFile.From(
                new FileStored(id, "owner", DocumentType.Pdf, content.Length, "", IsInspected: true, IsToBeScanned: true, Samples.Now)
            );
            return await app.Get<IFileScanner>().ScanAsync(file, default);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private async Task<bool> AnswersAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
