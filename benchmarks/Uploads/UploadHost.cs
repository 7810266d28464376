using System.Text.Json;
using CreditFunctions.Functions.Tests.Local.Faults;

namespace CreditFunctions.Benchmarks.Uploads;

/// <summary>A draft that receives an upload.</summary>
internal sealed record UploadTarget(string ApplicationId, string AccessToken);

/// <summary>The app in a separate process, with a draft per form; it runs until its input closes.</summary>
internal static class UploadHost
{
    public static async Task<int> RunAsync(string connectionString, int drafts)
    {
        using var azurite = new SocketsHttpHandler();
        await using var app = new AppInProcess(azurite, connectionString, FaultPlan.None);
        await app.StartAsync();
        var targets = new List<UploadTarget>();
        for (var draft = 0; draft < drafts; draft++)
        {
            var walk = new BatchWalk(app, untilClosing: TimeSpan.FromDays(1));
            foreach (var step in walk.Steps.Take(walk.CountThrough("begin the application")))
            {
                await step.DoAsync();
            }

            targets.Add(new UploadTarget(walk.ApplicationId, walk.AccessToken));
        }

        Console.WriteLine(app.Address);
        Console.WriteLine(JsonSerializer.Serialize(targets));
        while (await Console.In.ReadLineAsync() is not null) { }

        return 0;
    }
}
