using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace CreditFunctions.EndToEnd.Tests.Fixtures;

/// <summary>A request of an app to its storage.</summary>
/// <param name="Line">Method and address.</param>
/// <param name="TraceId">From the traceparent of the app's call, where the app passes it on; else any value or empty.</param>
internal sealed partial record StorageRequest(string Line, string TraceId)
{
    /// <summary>
    /// Whether it changes data of the app or its orchestrations: not a lease, status of a timer, clock, or the creation of tables and
    /// containers.
    /// </summary>
    public bool IsWriteOfData => !NoWriteOfData().IsMatch(Line);

    [GeneratedRegex(@"^(GET|HEAD) |-host[/?]|/Tables\b|restype=container")]
    private static partial Regex NoWriteOfData();
}

/// <summary>A proxy between an app and its storage: forwards, disconnects or stalls, and reports requests.</summary>
internal sealed partial class StorageProxy : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentDictionary<Socket, byte> _open = [];
    private readonly List<TcpListener> _listeners = [];
    private readonly List<Task> _accepting = [];
    private volatile bool _isCutOff;
    private volatile TaskCompletionSource? _stalled;

    private StorageProxy(string connectionString)
    {
        var ports = EndpointPort().Matches(connectionString).Select(match => int.Parse(match.Groups["port"].Value, null)).ToList();
        var own = FreePorts.Take(ports.Count);
        ConnectionString = connectionString;
        foreach (var (target, port) in ports.Zip(own))
        {
            ConnectionString = ConnectionString.Replace($"127.0.0.1:{target}/", $"127.0.0.1:{port}/", StringComparison.Ordinal);
            var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            _listeners.Add(listener);
            _accepting.Add(AcceptAsync(listener, target));
        }
    }

    /// <summary>The same storage, through this proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>Raised for each request after forwarding.</summary>
    public event Action<StorageRequest>? Forwarded;

    public static StorageProxy Start(string connectionString) => new(connectionString);

    /// <summary>Breaks every connection, including new ones.</summary>
    public void CutOff()
    {
        _isCutOff = true;
        Break();
    }

    /// <summary>Accepts connections and requests without forwarding.</summary>
    public void Stall() => _stalled ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Forwards again, including stalled requests.</summary>
    public void Restore()
    {
        _isCutOff = false;
        var stalled = _stalled;
        _stalled = null;
        stalled?.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        Restore();
        _listeners.ForEach(listener => listener.Dispose());
        Break();
        await Task.WhenAll(_accepting);
        _ending.Dispose();
    }

    private void Break()
    {
        foreach (var socket in _open.Keys)
        {
            socket.Close(timeout: 0);
        }
    }

    private async Task AcceptAsync(TcpListener listener, int target)
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptSocketAsync(_ending.Token);
                if (_isCutOff)
                {
                    client.Close(timeout: 0);
                    continue;
                }

                _ = ServeAsync(client, target);
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The next request, or the end.
            }
        }
    }

    private async Task ServeAsync(Socket client, int target)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        (_open[client], _open[server]) = (0, 0);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, target);
            await Task.WhenAny(PumpAsync(client, server, Tell), PumpAsync(server, client, null));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Storage is unavailable too.
        }

        _open.TryRemove(client, out _);
        _open.TryRemove(server, out _);
        client.Dispose();
    }

    private async Task PumpAsync(Socket from, Socket to, Action<ReadOnlyMemory<byte>>? tell)
    {
        var buffer = new byte[BufferSize];
        try
        {
            int length;
            while ((length = await from.ReceiveAsync(buffer)) > 0)
            {
                await (_stalled?.Task ?? Task.CompletedTask);
                for (var sent = 0; sent < length; )
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, length - sent));
                }

                tell?.Invoke(buffer.AsMemory(0, length));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Broken by either side or by the proxy.
        }
    }

    // Clients do not pipeline requests, so each begins a packet.
    private void Tell(ReadOnlyMemory<byte> sent)
    {
        var text = Encoding.Latin1.GetString(sent.Span[..Math.Min(sent.Length, 2048)]);
        if (RequestLine().Match(text) is { Success: true } line)
        {
            Forwarded?.Invoke(new StorageRequest(line.Value, TraceId().Match(text).Groups["id"].Value));
        }
    }

    [GeneratedRegex(@"\ntraceparent: 00-(?<id>[0-9a-f]{32})-", RegexOptions.IgnoreCase)]
    private static partial Regex TraceId();

    [GeneratedRegex(@"http://127\.0\.0\.1:(?<port>\d+)/")]
    private static partial Regex EndpointPort();

    [GeneratedRegex(@"^(GET|HEAD|PUT|POST|PATCH|MERGE|DELETE) \S+")]
    private static partial Regex RequestLine();
}
