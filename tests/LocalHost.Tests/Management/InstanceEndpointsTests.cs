using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CreditFunctions.LocalHost.Tests.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Tests.Management;

/// <summary>The management endpoints respond like those of Durable Functions.</summary>
public sealed class InstanceEndpointsTests : IAsyncLifetime
{
    private const string Instances = "runtime/webhooks/durabletask/instances";
    private static readonly string[] Settings =
    [
        "--LocalHost:ManagementEndpoints=true",
        "--LocalHost:Keys:durabletask_extension=system",
        "--LocalHost:Keys:_master=master",
        "--LocalHost:Keys:default=function",
    ];

    private RunningHost _host = null!;

    private DurableTaskClient Client => _host.Durable;

    public async Task InitializeAsync() =>
        _host = await RunningHost.StartAsync(new HostSetup { Args = Settings, Options = options => options.Clock = HostSetup.FakeClock() });

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task Status_OfAWaitingInstance_Is202WithItsPlace()
    {
        await StartAsync("Wait", "one", "in");

        var answer = await SendAsync(HttpMethod.Get, "one");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.EndsWith($"{Instances}/one", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.NotNull(answer.Headers.RetryAfter);
        var status = await ReadAsync(answer);
        Assert.Equal(
            ["name", "instanceId", "runtimeStatus", "input", "customStatus", "output", "createdTime", "lastUpdatedTime"],
            status.EnumerateObject().Select(property => property.Name)
        );
        Assert.Equal(
            """{"name":"Wait","instanceId":"one","runtimeStatus":"Running","input":"in","customStatus":{"Step":1},"output":null,"""
                + """ "createdTime":"2026-03-02T08:00:00Z","lastUpdatedTime":"2026-03-02T08:00:00Z"}""".TrimStart(),
            status.GetRawText()
        );
    }

    [Theory]
    [InlineData("", "in", HttpStatusCode.OK)]
    [InlineData("?showInput=false", null, HttpStatusCode.OK)]
    [InlineData("?showInput=maybe", null, HttpStatusCode.BadRequest)]
    [InlineData("?taskHub=Another", null, HttpStatusCode.NotFound)]
    public async Task Status_OfACompletedInstance_ShowsWhatIsAskedFor(string query, string? input, HttpStatusCode expected)
    {
        await StartAsync("EchoInput", "one", "in");

        var answer = await SendAsync(HttpMethod.Get, $"one{query}");

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.OK)
        {
            var status = await ReadAsync(answer);
            Assert.Equal(input, status.GetProperty("input").GetString());
            Assert.Equal("in", status.GetProperty("output").GetString());
        }
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("?returnInternalServerErrorOnFailure=true", HttpStatusCode.InternalServerError)]
    public async Task Status_OfAFailedInstance_TellsWhy(string query, HttpStatusCode expected)
    {
        await StartAsync("Broken", "one");

        var answer = await SendAsync(HttpMethod.Get, $"one{query}");

        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains("no luck", (await ReadAsync(answer)).GetProperty("output").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?showHistory=true", false)]
    [InlineData("?showHistory=true&showHistoryOutput=true", true)]
    public async Task Status_WithHistory_TellsItStepByStep(string query, bool withOutputs)
    {
        await StartAsync("Steps", "one");
        await PostJsonAsync("one/raiseEvent/go", "\"now\"");
        await _host.Host.Engine.RunUntilIdleAsync();

        var events = (await ReadAsync(await SendAsync(HttpMethod.Get, $"one{query}")))
            .GetProperty("historyEvents")
            .EnumerateArray()
            .ToList();

        Assert.Equal(
            ["ExecutionStarted", "TimerCreated", "TaskCompleted", "EventRaised", "SubOrchestrationInstanceCompleted", "ExecutionCompleted"],
            events.Select(e => e.GetProperty("EventType").GetString())
        );
        Assert.Equal("EchoActivity", events[2].GetProperty("FunctionName").GetString());
        Assert.Equal(withOutputs, events[2].TryGetProperty("Result", out var result) && result.GetString() == "a");
        Assert.Equal(withOutputs, events[3].TryGetProperty("Input", out var input) && input.GetString() == "now");
    }

    [Fact]
    public async Task Raise_ToAWaitingInstance_Is202AndArrives()
    {
        await StartAsync("Wait", "with/slash %2F 中文");
        var id = Uri.EscapeDataString("with/slash %2F 中文");

        var answer = await PostJsonAsync($"{id}/raiseEvent/go", """{"n":1}""");
        await _host.Host.Engine.RunUntilIdleAsync();

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(1, (await ReadAsync(await SendAsync(HttpMethod.Get, id))).GetProperty("output").GetProperty("n").GetInt32());
    }

    [Theory]
    [InlineData("{", "application/json")]
    [InlineData("", "application/json")]
    [InlineData("\"x\"", "text/plain")]
    public async Task Raise_WhatIsNoJson_Is400(string body, string type)
    {
        await StartAsync("Wait", "one");
        using var content = new StringContent(body, Encoding.UTF8, type);

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Post, "one/raiseEvent/go", content)).StatusCode);
    }

    [Theory]
    [InlineData("raiseEvent/go")]
    [InlineData("terminate?reason=x")]
    [InlineData("suspend?reason=x")]
    [InlineData("resume?reason=x")]
    public async Task Act_OnAnUnknownOrFinishedInstance_Is404Or410(string action)
    {
        await StartAsync("EchoInput", "done", "in");

        Assert.Equal(HttpStatusCode.NotFound, (await PostJsonAsync($"nobody/{action}", "1")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await PostJsonAsync($"done/{action}", "1")).StatusCode);
    }

    [Fact]
    public async Task SuspendResumeTerminate_Each202_DoSo()
    {
        await StartAsync("Wait", "one");
        foreach (
            var (action, expected) in new[]
            {
                ("suspend?reason=pause", OrchestrationRuntimeStatus.Suspended),
                ("resume", OrchestrationRuntimeStatus.Running),
                ("TERMINATE?reason=enough", OrchestrationRuntimeStatus.Terminated),
            }
        )
        {
            Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(HttpMethod.Post, $"one/{action}")).StatusCode);
            await _host.Host.Engine.RunUntilIdleAsync();
            Assert.Equal(expected, (await Client.GetInstanceAsync("one"))!.RuntimeStatus);
        }

        Assert.Equal("enough", (await ReadAsync(await SendAsync(HttpMethod.Get, "one"))).GetProperty("output").GetString());
    }

    [Fact]
    public async Task List_ByFilterAndPage_ContinuesByHeader()
    {
        foreach (var id in new[] { "a-1", "a-2", "b-1", "中-1" })
        {
            await StartAsync("EchoInput", id, "in");
            await StartAsync("Wait", id + "-open");
        }

        var found = new List<string>();
        for (string? token = null; ; )
        {
            var answer = await SendAsync(HttpMethod.Get, "?top=3&showInput=false", token: token);
            var page = (await ReadAsync(answer))
                .EnumerateArray()
                .Select(instance => instance.GetProperty("instanceId").GetString()!)
                .ToList();
            Assert.InRange(page.Count, 0, 3);
            found.AddRange(page);
            if (!answer.Headers.TryGetValues("x-ms-continuation-token", out var next))
            {
                break;
            }

            token = next.Single();
        }

        var some = await ReadAsync(await SendAsync(HttpMethod.Get, "?instanceIdPrefix=a-&runtimeStatus=Completed,Failed"));
        Assert.Equal(8, found.Distinct().Count());
        Assert.Equal(8, found.Count);
        Assert.Equal(["a-1", "a-2"], some.EnumerateArray().Select(instance => instance.GetProperty("instanceId").GetString()));
    }

    [Theory]
    [InlineData("?runtimeStatus=Dnoe")]
    [InlineData("?top=0")]
    [InlineData("?top=1001")]
    [InlineData("?createdTimeFrom=yesterday")]
    public async Task List_WhatCannotBeRead_Is400(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Get, query)).StatusCode);

    [Theory]
    [InlineData("not a token")]
    [InlineData("bm9uc2Vuc2U")]
    public async Task List_TokenOfSomebodyElse_Is400(string token) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Get, "", token: token)).StatusCode);

    [Fact]
    public async Task Purge_One_DeletesAFinishedInstanceOnly()
    {
        await StartAsync("EchoInput", "done", "in");
        await StartAsync("Wait", "open");

        Assert.Equal("""{"instancesDeleted":1}""", (await ReadAsync(await SendAsync(HttpMethod.Delete, "done"))).GetRawText());
        Assert.Equal("""{"instancesDeleted":0}""", (await ReadAsync(await SendAsync(HttpMethod.Delete, "open"))).GetRawText());
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Delete, "done")).StatusCode);
    }

    [Fact]
    public async Task Purge_ByFilter_AsksForATimeAndDeletes()
    {
        await StartAsync("EchoInput", "done", "in");
        await StartAsync("Broken", "failed");

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Delete, "?runtimeStatus=Completed")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Delete, "?createdTimeFrom=2026-03-03T00:00:00Z")).StatusCode);
        var purged = await SendAsync(HttpMethod.Delete, "?createdTimeFrom=2026-03-02T00:00:00Z&runtimeStatus=Completed");
        Assert.Equal("""{"instancesDeleted":1}""", (await ReadAsync(purged)).GetRawText());
        Assert.NotNull(await Client.GetInstanceAsync("failed"));
    }

    [Theory]
    [InlineData("system", HttpStatusCode.OK)]
    [InlineData("master", HttpStatusCode.OK)]
    [InlineData("function", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Key_ByQueryOrHeader_OpensOrNot(string? key, HttpStatusCode expected)
    {
        using var byHeader = new HttpRequestMessage(HttpMethod.Get, Instances);
        byHeader.Headers.TryAddWithoutValidation("x-functions-key", key ?? "");

        Assert.Equal(expected, (await _host.Client.GetAsync(key is null ? Instances : $"{Instances}?code={key}")).StatusCode);
        Assert.Equal(expected, (await _host.Client.SendAsync(byHeader)).StatusCode);
    }

    [Theory]
    [InlineData("PUT", "one")]
    [InlineData("POST", "one")]
    [InlineData("GET", "one/terminate")]
    [InlineData("POST", "one/rewind")]
    [InlineData("POST", "one/terminate/x/y")]
    [InlineData("GET", "../entities")]
    public async Task Request_ForWhatIsNotThere_Is404(string method, string path)
    {
        await StartAsync("Wait", "one");

        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(new HttpMethod(method), path)).StatusCode);
    }

    [Fact]
    public async Task Endpoints_NotSwitchedOn_Are404()
    {
        await using var host = await RunningHost.StartAsync(new HostSetup { Args = Settings[1..] });

        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"{Instances}?code=system")).StatusCode);
    }

    [Fact]
    public async Task Start_SwitchedOnWithoutAKey_WarnsAndAdmitsNobody()
    {
        await using var host = await RunningHost.StartAsync(new HostSetup { Args = [Settings[0]] });

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client.GetAsync($"{Instances}?code=")).StatusCode);
        var warnings = host.Log.Entries.Where(entry => entry.Level is LogLevel.Warning).Select(entry => entry.Message);
        Assert.Contains(warnings, message => message.Contains("durabletask_extension", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_SwitchIsNoFlag_SaysSo()
    {
        var fault = await Assert.ThrowsAsync<HostStartException>(() =>
            RunningHost.StartAsync(new HostSetup { Args = ["--LocalHost:ManagementEndpoints=yes"] })
        );

        Assert.Contains("LocalHost:ManagementEndpoints is 'yes'", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    private async Task StartAsync(string orchestrator, string id, object? input = null)
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(id));
        await _host.Host.Engine.RunUntilIdleAsync();
    }

    private async Task<HttpResponseMessage> PostJsonAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await SendAsync(HttpMethod.Post, path, content);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? token = null)
    {
        var slash = path.Length == 0 || path[0] == '?' ? "" : "/";
        using var request = new HttpRequestMessage(method, $"{Instances}{slash}{path}") { Content = content };
        request.Headers.Add("x-functions-key", "system");
        if (token is not null)
        {
            request.Headers.Add("x-ms-continuation-token", token);
        }

        return await _host.Client.SendAsync(request);
    }
}
