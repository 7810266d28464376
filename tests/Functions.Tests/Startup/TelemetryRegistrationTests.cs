using System.Collections.Concurrent;
using System.Net;
using CreditFunctions.Functions.Startup;
using Microsoft.ApplicationInsights;
using Microsoft.ApplicationInsights.Channel;
using Microsoft.ApplicationInsights.Extensibility;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Tests.Startup;

/// <summary>What the worker would send to Application Insights.</summary>
public sealed class TelemetryRegistrationTests
{
    private const string Token = "t0k3n";

    [Fact]
    public void AddTelemetry_NoConnectionString_SendsNothing()
    {
        using var services = Build(new Channel(), connectionString: null);

        Assert.Null(services.GetService<TelemetryClient>());
        Assert.Empty(services.GetServices<ITelemetryModule>());
    }

    [Fact]
    public async Task AddTelemetry_RequestsAndStorage_SendsNoAddress()
    {
        var sent = new Channel();
        await using var services = Build(sent, "InstrumentationKey=00000000-0000-0000-0000-000000000001");
        services.GetRequiredService<TelemetryClient>();

        var server = services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics");
        var function = services.GetRequiredService<ILogger<TelemetryRegistrationTests>>();
        using (function.BeginScope(new Dictionary<string, object> { ["RequestPath"] = $"/tasks/{Token}" }))
        {
            server.LogInformation("Request starting GET /tasks/{Token}", Token);
            function.LogError("A letter was refused.");
        }

        await AskAsync($"/documents/{Token}");
        services.GetRequiredService<TelemetryClient>().Flush();

        Assert.Contains(sent.Items, item => item.Contains("A letter was refused.", StringComparison.Ordinal));
        Assert.DoesNotContain(sent.Items, item => item.Contains(Token, StringComparison.Ordinal));
    }

    private static async Task AskAsync(string path)
    {
        using var listener = new HttpListener();
        var port = Random.Shared.Next(20_000, 30_000);
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var answered = listener.GetContextAsync();
        using var client = new HttpClient();
        var asked = client.GetAsync(new Uri($"http://127.0.0.1:{port}{path}"));
        (await answered).Response.Close();
        (await asked).Dispose();
    }

    private static ServiceProvider Build(Channel channel, string? connectionString)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("APPLICATIONINSIGHTS_CONNECTION_STRING", connectionString)])
            .Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<IHostEnvironment>(new HostApplicationBuilder().Environment)
            .AddSingleton<ITelemetryChannel>(channel)
            .AddTelemetry(configuration)
            .BuildServiceProvider();
    }

    private sealed class Channel : ITelemetryChannel
    {
        public ConcurrentQueue<string> Items { get; } = new();

        public bool? DeveloperMode { get; set; } = true;

        public string EndpointAddress { get; set; } = "";

        public void Send(ITelemetry item) =>
            Items.Enqueue(
                System.Text.Encoding.UTF8.GetString(
                    Microsoft.ApplicationInsights.Extensibility.Implementation.JsonSerializer.Serialize([item], compress: false)
                )
            );

        public void Flush() { }

        public void Dispose() { }
    }
}
