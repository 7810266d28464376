using System.Net;
using System.Net.Sockets;

namespace CreditFunctions.TestSupport.Processes;

/// <summary>Unused ports.</summary>
/// <remarks>
/// Below those that the system assigns to outgoing connections (from 32768 on Linux), which could use the port of a killed process before
/// its restart.
/// </remarks>
internal static class FreePorts
{
    private const int First = 20_000;
    private const int End = 32_000;

    /// <summary>All are held at once, so that they differ.</summary>
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

    /// <summary>The first of a range of consecutive ports.</summary>
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
