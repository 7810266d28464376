using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Azure;
using CreditFunctions.Core.Documents;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Documents.Scanning;

/// <summary>Sends a file to ClamAV's daemon by <c>INSTREAM</c>, over TCP or a Unix socket.</summary>
public sealed class ClamdScanner(DocumentStore documents, IOptions<ScannerOptions> options) : IFileScanner
{
    private const int ChunkBytes = 1 << 16;
    private const int MaxReplyBytes = 4096;
    private const string Found = " FOUND";

    public string Name => "clamd";

    public bool IsOffered => true;

    public async Task<ScanVerdict?> ScanAsync(StoredFile file, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.Value.Timeout);
        try
        {
            await using var content = await documents.OpenAsync(file.Owner, file.Id, timeout.Token);
            return Read(await SendAsync(content, timeout.Token));
        }
        catch (Exception exception)
            when (exception is SocketException or IOException or RequestFailedException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            throw new ScannerUnavailableException(
                $"clamd at {options.Value.Address} cannot be reached, or did not answer in time.",
                exception
            );
        }
    }

    /// <summary>Reads a reply such as <c>stream: OK</c> or <c>stream: Eicar-Test-Signature FOUND</c>.</summary>
    /// <exception cref="ScannerUnavailableException">The reply is neither.</exception>
    internal static ScanVerdict Read(string reply)
    {
        var text = reply.TrimEnd('\0', '\n', ' ');
        var said = text.StartsWith("stream: ", StringComparison.Ordinal) ? text["stream: ".Length..] : text;
        return said == "OK" ? new ScanVerdict(Threat: null)
            : said.EndsWith(Found, StringComparison.Ordinal) && said.Length > Found.Length ? new ScanVerdict(said[..^Found.Length])
            : throw new ScannerUnavailableException($"clamd did not scan the file. Check StreamMaxLength and its log. It says: {said}");
    }

    private async Task<string> SendAsync(Stream content, CancellationToken cancellationToken)
    {
        using var socket = await ConnectAsync(cancellationToken);
        await using var connection = new NetworkStream(socket, ownsSocket: false);
        await connection.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        var chunk = new byte[sizeof(int) + ChunkBytes];
        int read;
        do
        {
            // An empty chunk ends the stream.
            read = await content.ReadAtLeastAsync(chunk.AsMemory(sizeof(int)), ChunkBytes, throwOnEndOfStream: false, cancellationToken);
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await connection.WriteAsync(chunk.AsMemory(0, sizeof(int) + read), cancellationToken);
        } while (read > 0);

        var reply = new byte[MaxReplyBytes];
        var length = await connection.ReadAtLeastAsync(reply, reply.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(reply, 0, length);
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var address = options.Value.Address;
        var isPath = address.StartsWith('/');
        var socket = isPath
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (isPath)
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancellationToken);
            }
            else
            {
                var colon = address.LastIndexOf(':');
                await socket.ConnectAsync(
                    address[..colon],
                    int.Parse(address[(colon + 1)..], CultureInfo.InvariantCulture),
                    cancellationToken
                );
            }

            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
