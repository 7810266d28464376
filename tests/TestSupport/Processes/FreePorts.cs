using System.Net;
using System.Net.Sockets;

namespace CreditFunctions.TestSupport.Processes;

/// <summary>Ports that nobody listens on.</summary>
/// <remarks>
/// They lie below those that the system gives to outgoing connections (from 32768 on Linux): one of these might take the port of a
/// process that has been killed, before it is started again.
/// </remarks>
internal static class FreePorts
{
    private const int First = 20_000;
    private const int End = 32_000;

    /// <summary>They are held all at once, so that no two are the same.</summary>
    public static int[] Take(int count)
    {
        var held = new List<TcpListener>();
        try
        {
            var start = Random.Shared.Next(First, End);
            for (var tried = 0; held.Count < count && tried < End - First; tried++)
            {
                TryHold(First + ((start + tried) % (End - First)), held);
            }

            return held.Count == count
                ? [.. held.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)]
                : throw new InvalidOperationException($"Fewer than {count} ports from {First} to {End} are free.");
        }
        finally
        {
            held.ForEach(listener => listener.Dispose());
        }
    }

    /// <summary>The first of so many that follow one another.</summary>
    public static int TakeRow(int count)
    {
        while (true)
        {
            var ports = Take(count);
            if (ports.Max() - ports.Min() == count - 1)
            {
                return ports.Min();
            }
        }
    }

    private static void TryHold(int port, List<TcpListener> held)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            held.Add(listener);
        }
        catch (SocketException)
        {
            listener.Dispose();
        }
    }
}
