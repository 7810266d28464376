using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace CreditFunctions.Benchmarks.Soak;

/// <summary>
/// Starts runs, raises the event of each once, and looks how they end; whatever is not answered is asked again, of any host.
/// </summary>
internal sealed class SoakLoad(IReadOnlyList<SoakProcess> hosts) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly ConcurrentDictionary<string, RunStatus?> _runs = new();
    private int _number;

    /// <summary>Every run that was started, and how it has ended; null while it is not known.</summary>
    public IReadOnlyDictionary<string, RunStatus?> Runs => _runs;

    /// <summary>Begins new runs until told to stop, one after the other, and sees each to its end.</summary>
    public async Task BeginAsync(CancellationToken noMore, CancellationToken outOfTime)
    {
        while (!noMore.IsCancellationRequested && !outOfTime.IsCancellationRequested)
        {
            var run = $"run{Interlocked.Increment(ref _number)}";
            _runs[run] = null;
            try
            {
                await AskAsync(HttpMethod.Put, run, outOfTime);
                await AskAsync(HttpMethod.Post, run, outOfTime);
                _runs[run] = await EndOfAsync(run, outOfTime);
            }
            catch (OperationCanceledException) when (outOfTime.IsCancellationRequested)
            {
                // It stays without an end.
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<RunStatus> EndOfAsync(string run, CancellationToken outOfTime)
    {
        while (true)
        {
            var content = await AskAsync(HttpMethod.Get, run, outOfTime);
            var status = content.Length == 0
                ? new RunStatus("Lost", null)
                : JsonSerializer.Deserialize<RunStatus>(content, JsonSerializerOptions.Web)!;
            if (status.Status is not ("Running" or "Pending"))
            {
                return status;
            }

            await Task.Delay(Pause, outOfTime);
        }
    }

    /// <summary>What the first host answers that does; nothing where there is no such run.</summary>
    private async Task<string> AskAsync(HttpMethod method, string run, CancellationToken outOfTime)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var request = new HttpRequestMessage(method, new Uri(hosts[attempt % hosts.Count].Address, $"runs/{run}"));
                using var answer = await _client.SendAsync(request, outOfTime);
                if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotFound)
                {
                    return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(outOfTime) : "";
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                outOfTime.ThrowIfCancellationRequested();
            }

            await Task.Delay(Pause, outOfTime);
        }
    }
}
