using System.Globalization;
using System.Text.Json;
using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Engine;
using CreditFunctions.LocalRuntime.Engine.Storage;
using CreditFunctions.LocalRuntime.Hosting.Durable;
using CreditFunctions.LocalRuntime.Hosting.Http;
using CreditFunctions.LocalRuntime.Hosting.Lease;
using CreditFunctions.LocalRuntime.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace CreditFunctions.LocalRuntime.Hosting.Management;

/// <summary>The management endpoints of Durable Functions: the same paths, status codes and JSON, behind the system key.</summary>
internal sealed class InstanceEndpoints(RunningEngine running, FunctionKeys keys)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

    public async Task AnswerAsync(HttpContext http)
    {
        if (!keys.Admits(AuthorizationLevel.System, http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            await AnswerAdmittedAsync(http, running.Engine, http.RequestAborted);
        }
        catch (ArgumentException e)
        {
            await RefuseAsync(http, e.Message);
        }
        catch (InstanceNotRunningException)
        {
            // It has ended since it was looked at.
            http.Response.StatusCode = StatusCodes.Status410Gone;
        }
        catch (StorageUnavailableException)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = Seconds(LeaseKeeper.StandbyInterval);
        }
    }

    private static Task AnswerAdmittedAsync(HttpContext http, DurableEngine engine, CancellationToken cancellationToken)
    {
        var query = new ManagementQuery(http.Request);
        var path = query.IsForAnotherHub(engine.Client.Name) ? null : ManagementPath.Read(http);
        return (http.Request.Method, path) switch
        {
            ("GET", { InstanceId: null }) => ListAsync(http, engine.Client, query, cancellationToken),
            ("DELETE", { InstanceId: null }) => PurgeAllAsync(http, engine.Client, query, cancellationToken),
            ("GET", { Operation: null }) => ShowAsync(http, engine, path, query, cancellationToken),
            ("DELETE", { Operation: null }) => PurgeAsync(http, engine.Client, path.InstanceId, cancellationToken),
            ("POST", { EventName: { } name }) => RaiseAsync(http, engine.Client, path.InstanceId!, name, cancellationToken),
            ("POST", { Operation: "TERMINATE" }) => DoAsync(
                http,
                engine.Client,
                path.InstanceId!,
                id => engine.Client.TerminateInstanceAsync(id, (object?)query.Reason, cancellationToken)),
            ("POST", { Operation: "SUSPEND" }) => DoAsync(
                http, engine.Client, path.InstanceId!, id => engine.Client.SuspendInstanceAsync(id, query.Reason, cancellationToken)),
            ("POST", { Operation: "RESUME" }) => DoAsync(
                http, engine.Client, path.InstanceId!, id => engine.Client.ResumeInstanceAsync(id, query.Reason, cancellationToken)),
            _ => Answer(http, StatusCodes.Status404NotFound),
        };
    }

    private static async Task ShowAsync(
        HttpContext http, DurableEngine engine, ManagementPath path, ManagementQuery query, CancellationToken cancellationToken)
    {
        if (await engine.Client.GetInstanceAsync(path.InstanceId!, getInputsAndOutputs: true, cancellationToken) is not { } instance)
        {
            await Answer(http, StatusCodes.Status404NotFound);
            return;
        }

        var history = query.ShowHistory ? await engine.ReadHistoryAsync(path.InstanceId!, cancellationToken) : null;
        var isError = query.FailureIsAnError && instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed;
        http.Response.StatusCode = !instance.IsCompleted ? StatusCodes.Status202Accepted
            : isError ? StatusCodes.Status500InternalServerError
            : StatusCodes.Status200OK;
        if (!instance.IsCompleted)
        {
            http.Response.Headers.Location = http.Request.GetEncodedUrl();
            http.Response.Headers.RetryAfter = Seconds(PollInterval);
        }

        await WriteAsync(
            http,
            writer => InstanceJson.Write(writer, instance, query.ShowInput, history, query.ShowHistoryOutput),
            cancellationToken);
    }

    private static async Task ListAsync(
        HttpContext http, DurableTaskClient client, ManagementQuery query, CancellationToken cancellationToken)
    {
        // A page may be empty because all of its instances have ended meanwhile: the caller gets the next one that is not.
        var page = await client.GetAllInstancesAsync(query.ToQuery()).AsPages()
            .FirstAsync(page => page.Values.Count > 0 || page.ContinuationToken is null, cancellationToken);
        ManagementQuery.Continue(http.Response, page.ContinuationToken);
        await WriteAsync(
            http,
            writer =>
            {
                writer.WriteStartArray();
                foreach (var instance in page.Values)
                {
                    InstanceJson.Write(writer, instance, query.ShowInput, history: null, withOutputs: false);
                }

                writer.WriteEndArray();
            },
            cancellationToken);
    }

    private static async Task PurgeAsync(HttpContext http, DurableTaskClient client, string instanceId, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(instanceId, cancellationToken) is null)
        {
            await Answer(http, StatusCodes.Status404NotFound);
            return;
        }

        await WritePurgedAsync(http, await client.PurgeInstanceAsync(instanceId, cancellationToken), cancellationToken);
    }

    private static async Task PurgeAllAsync(
        HttpContext http, DurableTaskClient client, ManagementQuery query, CancellationToken cancellationToken)
    {
        if (query.CreatedFrom is not { } from)
        {
            await RefuseAsync(http, "Please provide value for 'createdTimeFrom' parameter.");
            return;
        }

        var filter = new PurgeInstancesFilter(from, query.CreatedTo, query.Statuses);
        var purged = await client.PurgeAllInstancesAsync(filter, cancellationToken);
        await (purged.PurgedInstanceCount == 0
            ? Answer(http, StatusCodes.Status404NotFound)
            : WritePurgedAsync(http, purged, cancellationToken));
    }

    private static async Task RaiseAsync(
        HttpContext http, DurableTaskClient client, string instanceId, string eventName, CancellationToken cancellationToken)
    {
        await DoAsync(http, client, instanceId, async id =>
        {
            if (!http.Request.HasJsonContentType())
            {
                throw new ArgumentException("Only application/json request content is supported");
            }

            await client.RaiseEventAsync(id, eventName, await ReadJsonAsync(http.Request, cancellationToken), cancellationToken);
        });
    }

    private static async Task<JsonElement> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFromJsonAsync<JsonElement>(cancellationToken);
        }
        catch (JsonException e)
        {
            throw new ArgumentException("Invalid JSON content", e);
        }
    }

    private static async Task DoAsync(HttpContext http, DurableTaskClient client, string instanceId, Func<string, Task> act)
    {
        var instance = await client.GetInstanceAsync(instanceId, http.RequestAborted);
        if (instance is { IsCompleted: false })
        {
            await act(instanceId);
        }

        await Answer(http, instance switch
        {
            null => StatusCodes.Status404NotFound,
            { IsCompleted: true } => StatusCodes.Status410Gone,
            _ => StatusCodes.Status202Accepted,
        });
    }

    private static Task WritePurgedAsync(HttpContext http, PurgeResult purged, CancellationToken cancellationToken) => WriteAsync(
        http,
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("instancesDeleted", purged.PurgedInstanceCount);
            writer.WriteEndObject();
        },
        cancellationToken);

    private static async Task WriteAsync(HttpContext http, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter);
        write(writer);
        await writer.FlushAsync(cancellationToken);
    }

    private static Task RefuseAsync(HttpContext http, string message)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return http.Response.WriteAsJsonAsync(new { message });
    }

    private static Task Answer(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static string Seconds(TimeSpan span) => ((int)span.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
