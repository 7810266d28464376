using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Documents.Scanning;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.Documents.Scanning;

/// <summary>The clamd protocol, against a fake server.</summary>
[Collection(StorageTests.Name)]
public sealed class ClamdScannerTests(TestStorage storage)
{
    [Theory]
    [InlineData("stream: OK\0", null)]
    [InlineData("stream: Eicar-Test-Signature FOUND\0", "Eicar-Test-Signature")]
    public async Task R49_Clamd_GetsTheWholeFileInChunks(string reply, string? threat)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var content = Enumerable.Range(0, 200_000).Select(each => (byte)each).ToArray();
        var received = ServeAsync(server, reply);

        var verdict = await ScanAsync($"127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}", content);

        Assert.Equal(new ScanVerdict(threat), verdict);
        Assert.Equal(content, await received);
    }

    [Fact]
    public async Task R49_UnixSocket_IsSpokenTo()
    {
        var path = Path.Combine(Path.GetTempPath(), $"clamd-{Guid.NewGuid():N}.ctl");
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        server.Bind(new UnixDomainSocketEndPoint(path));
        server.Listen();
        var received = ServeAsync(() => server.AcceptAsync(), "stream: OK\0");

        Assert.Equal(new ScanVerdict(Threat: null), await ScanAsync(path, [1, 2, 3]));
        Assert.Equal([1, 2, 3], await received);
        File.Delete(path);
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR\0")]
    [InlineData("")]
    [InlineData(" FOUND")]
    public void Read_AnythingElse_IsNoVerdict(string reply) => Assert.Throws<ScannerUnavailableException>(() => ClamdScanner.Read(reply));

    [Fact]
    public async Task R49_ClamdIsAway_ReportsIt()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        await Assert.ThrowsAsync<ScannerUnavailableException>(() => ScanAsync($"127.0.0.1:{port}", [1]));
    }

    [Theory]
    [InlineData("No threats found", false)]
    [InlineData("Malicious", true)]
    public void R49_Defender_IsReadByItsTag(string result, bool isInfected) =>
        Assert.Equal(
            isInfected,
            DefenderScanner.Read(new Dictionary<string, string> { ["Malware Scanning scan result"] = result })!.Threat is not null
        );

    [Theory]
    [InlineData("Malware Scanning scan result", "Error")]
    [InlineData("other", "Malicious")]
    public void R49_DefenderWithoutAVerdict_WaitsOn(string tag, string value) =>
        Assert.Null(DefenderScanner.Read(new Dictionary<string, string> { [tag] = value }));

    private async Task<ScanVerdict?> ScanAsync(string address, byte[] content)
    {
        var app = new TestApp(
            storage,
            services => services.AddSingleton(Options.Create(new ScannerOptions { Kind = ScannerKind.Clamd, Address = address }))
        );
        await using var disposal = new Disposal(app);
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

    private static Task<byte[]> ServeAsync(TcpListener server, string reply) => ServeAsync(() => server.AcceptSocketAsync(), reply);

    private static async Task<byte[]> ServeAsync(Func<Task<Socket>> accept, string reply)
    {
        using var socket = await accept();
        await using var stream = new NetworkStream(socket);
        var command = new byte[10];
        await stream.ReadExactlyAsync(command);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        using var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            if (BinaryPrimitives.ReadInt32BigEndian(length) is var bytes && bytes == 0)
            {
                break;
            }

            var chunk = new byte[bytes];
            await stream.ReadExactlyAsync(chunk);
            content.Write(chunk);
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(reply));
        return content.ToArray();
    }

    private sealed class Disposal(TestApp app) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
