using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.History;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Management;

/// <summary>A request to the management endpoints.</summary>
internal sealed class InstanceRequest(HttpContext http, EngineClient client, string hubName)
{
    private const string SecondsToPollAgain = "5";

    private readonly ManagementQuery _query = new(http.Request);

    /// <exception cref="ArgumentException">The query or the body is invalid.</exception>
    public Task<IResult> AnswerAsync() =>
        (http.Request.Method, _query.IsForAnotherHub(hubName) ? null : Parts()) switch
        {
            ("GET", []) => ListAsync(),
            ("DELETE", []) => PurgeAllAsync(),
            ("GET", [var id]) => ShowAsync(id),
            ("DELETE", [var id]) => PurgeAsync(id),
            ("POST", [var id, var operation, .. var rest]) => ActAsync(id, operation.ToUpperInvariant(), rest),
            _ => Task.FromResult(Results.NotFound()),
        };

    /// <summary>Segments after <c>instances</c> as sent, since an id may contain a slash; null for another path.</summary>
    private string[]? Parts()
    {
        var sent = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var parts = sent.Trim('/').Split('/').Skip(3).Select(Uri.UnescapeDataString).ToArray();
        return parts is [var first, .. var rest] && first.Equals("instances", StringComparison.OrdinalIgnoreCase) ? rest : null;
    }

    private async Task<IResult> ShowAsync(string instanceId)
    {
        if (await client.FindAsync(instanceId, http.RequestAborted) is not { } instance)
        {
            return Results.NotFound();
        }

        var body = InstanceJson.Of(instance, _query.Flag("showInput", otherwise: true));
        var withOutputs = _query.Flag("showHistoryOutput");
        if (_query.Flag("showHistory"))
        {
            var history = await client.ReadHistoryAsync(instanceId, http.RequestAborted) ?? [];
            body["historyEvents"] = HistoryJson.Of(history, withOutputs);
        }

        if (!instance.IsFinished)
        {
            http.Response.Headers.Location = http.Request.GetEncodedUrl();
            http.Response.Headers.RetryAfter = SecondsToPollAgain;
            return Results.Json(body, statusCode: StatusCodes.Status202Accepted);
        }

        var isError = instance.Status is OrchestrationStatus.Failed && _query.Flag("returnInternalServerErrorOnFailure");
        return Results.Json(body, statusCode: isError ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK);
    }

    private async Task<IResult> ListAsync()
    {
        var (filter, size, withInput) = (_query.Filter, _query.Size, _query.Flag("showInput", otherwise: true));

        // A page can be empty because all its instances have ended meanwhile: return the next non-empty one.
        var page = await client.ListAsync(filter, size, _query.Token, http.RequestAborted);
        while (page is { Instances.Count: 0, ContinuationToken: { } next })
        {
            page = await client.ListAsync(filter, size, next, http.RequestAborted);
        }

        ManagementQuery.Continue(http.Response, page.ContinuationToken);
        return Results.Json(new JsonArray([.. page.Instances.Select(instance => InstanceJson.Of(instance, withInput))]));
    }

    private async Task<IResult> PurgeAsync(string instanceId) =>
        await client.FindAsync(instanceId, http.RequestAborted) is null
            ? Results.NotFound()
            : Purged(await client.PurgeAsync(instanceId, isRecursive: false, http.RequestAborted));

    private async Task<IResult> PurgeAllAsync()
    {
        var filter = _query.Filter;
        if (filter.CreatedFrom is null)
        {
            throw new ArgumentException("Please provide value for 'createdTimeFrom' parameter.");
        }

        var (count, _) = await client.PurgeAllAsync(filter, isRecursive: false, timeout: null, http.RequestAborted);
        return count == 0 ? Results.NotFound() : Purged(count);
    }

    private static IResult Purged(int count) => Results.Json(new { instancesDeleted = count });

    private async Task<IResult> ActAsync(string instanceId, string operation, string[] rest)
    {
        Func<CancellationToken, Task>? act = (operation, rest) switch
        {
            ("RAISEEVENT", [var name]) => async token => await client.RaiseEventAsync(instanceId, name, await ReadJsonAsync(token), token),
            ("TERMINATE", []) => token => client.TrySendAsync(instanceId, Events.Terminated(ReasonAsJson(), recurse: false), token),
            ("SUSPEND", []) => token => client.TrySendAsync(instanceId, Events.Suspended(_query.Text("reason")), token),
            ("RESUME", []) => token => client.TrySendAsync(instanceId, Events.Resumed(_query.Text("reason")), token),
            _ => null,
        };
        if (act is null || await client.FindAsync(instanceId, http.RequestAborted) is not { } instance)
        {
            return Results.NotFound();
        }

        if (instance.IsFinished)
        {
            return Results.StatusCode(StatusCodes.Status410Gone);
        }

        await act(http.RequestAborted);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private string? ReasonAsJson() => _query.Text("reason") is { } reason ? JsonSerializer.Serialize(reason) : null;

    private async Task<string> ReadJsonAsync(CancellationToken cancellationToken)
    {
        if (!http.Request.HasJsonContentType())
        {
            throw new ArgumentException("Only application/json request content is supported");
        }

        try
        {
            return (await http.Request.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetRawText();
        }
        catch (JsonException e)
        {
            throw new ArgumentException("Invalid JSON content", e);
        }
    }
}
