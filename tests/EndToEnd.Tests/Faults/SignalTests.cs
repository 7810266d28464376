using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Faults;

/// <summary>An orderly shutdown loses no response; a process paused past its lease is replaced and stays passive.</summary>
public sealed class SignalTests
{
    private static readonly Uri Ready = new("health/ready", UriKind.Relative);
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(30);

    [LocalFact]
    [Trait("Category", "Slow")]
    public async Task Terminate_DuringAnUpload_AnswersItAndEndsWithinThirtySeconds()
    {
        await using var app = await DisturbedApp.StartAsync();
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromMinutes(10));
        foreach (var step in walk.Steps.Take(2))
        {
            await step.DoAsync();
        }

        using var client = new HttpClient { BaseAddress = app.Process.BaseAddress };
        using var content = new SlowContent(await File.ReadAllBytesAsync(Repository.PathOf("examples/application.pdf")));
        var address = $"applications/{walk.ApplicationId}/documents/proposal?fileName=proposal.pdf";
        var upload = client.SendAsync(
            new HttpRequestMessage(HttpMethod.Put, address)
            {
                Content = content,
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", walk.AccessToken) },
            }
        );
        await content.HalfSent;

        var ending = app.Process.TerminateAsync(TimeToEnd);
        await Waiting.ForAsync("the port to be closed", async () => await IsClosedAsync(app.Process.BaseAddress) ? app : null);
        Assert.False(ending.IsCompleted);
        content.SendTheRest();

        Assert.Equal(HttpStatusCode.Created, (await upload).StatusCode);
        Assert.Equal(0, await ending);
    }

    [LocalFact]
    [Trait("Category", "Exhaustive")]
    public async Task Pause_PastTheLeaseWithAnotherStandingBy_TheOtherTakesOverAndThisOneKeepsStill()
    {
        await using var paused = await DisturbedApp.StartAsync();
        var walk = new BatchWalk(paused, untilClosing: TimeSpan.FromMinutes(10));
        foreach (var step in walk.Steps.TakeWhile(step => step.Name != "submit"))
        {
            await step.DoAsync();
        }

        await using var other = await LocalApp.StartAsync(SettingsOf(paused), [], standsBy: true);
        using var otherClient = new HttpClient { BaseAddress = other.BaseAddress };
        await paused.Process.SignalAsync("STOP");
        await Waiting.ForAsync(
            "the other one to take over",
            async () => (await otherClient.GetAsync(Ready)).IsSuccessStatusCode ? other : null
        );

        // A submission sent just before gets no response; the other host accepts it.
        var address = $"applications/{walk.ApplicationId}/submission";
        var submission = await otherClient.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, address)
            {
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", walk.AccessToken) },
            }
        );
        Assert.Equal(HttpStatusCode.Accepted, submission.StatusCode);

        var asked = new ConcurrentQueue<string>();
        paused.Storage.Forwarded += request => asked.Enqueue(request.Line);
        await paused.Process.SignalAsync("CONT");
        await Waiting.ForAsync(
            "it to ask for the lease again and again",
            () => Task.FromResult(asked.Count(IsAboutTheLease) >= 6 ? asked : null)
        );

        Assert.DoesNotContain(asked, request => !IsAboutTheLease(request));
        using var pausedClient = new HttpClient { BaseAddress = paused.Process.BaseAddress };
        using var answer = await pausedClient.GetAsync(Ready);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Null(paused.Process.Obituary);
    }

    private static Dictionary<string, string> SettingsOf(DisturbedApp app) =>
        new(app.Process.Settings) { ["AzureWebJobsStorage"] = app.StorageConnection };

    private static bool IsAboutTheLease(string request) => request.Contains("-host/lease.json", StringComparison.Ordinal);

    private static async Task<bool> IsClosedAsync(Uri address)
    {
        using var client = new System.Net.Sockets.TcpClient();
        try
        {
            await client.ConnectAsync(address.Host, address.Port);
            return false;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return true;
        }
    }

    /// <summary>A body whose second half is delayed.</summary>
    private sealed class SlowContent(byte[] bytes) : HttpContent
    {
        private readonly TaskCompletionSource _halfSent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HalfSent => _halfSent.Task;

        public void SendTheRest() => _rest.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.FlushAsync();
            _halfSent.SetResult();
            await _rest.Task;
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
