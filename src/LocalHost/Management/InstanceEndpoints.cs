using System.Text.Json;
using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.LocalHost.Hosting;
using CreditFunctions.LocalHost.Http;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.LocalHost.Management;

/// <summary>The management endpoints of Durable Functions: the same paths, status codes and JSON, behind the system key.</summary>
internal sealed class InstanceEndpoints(RunningEngine running, FunctionKeys keys, string hubName)
{
    public async Task AnswerAsync(HttpContext http)
    {
        if (!keys.Admits(AuthorizationLevel.System, http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            await AnswerAdmittedAsync(http, running.Engine.Instances, http.RequestAborted);
        }
        catch (ArgumentException e)
        {
            await ManagementAnswer.RefuseAsync(http, e.Message);
        }
        catch (InstanceNotRunningException)
        {
            // It has ended since it was looked at.
            http.Response.StatusCode = StatusCodes.Status410Gone;
        }
        catch (StorageUnavailableException)
        {
            HttpDispatcher.AnswerUnavailable(http);
        }
    }

    private Task AnswerAdmittedAsync(HttpContext http, EngineClient client, CancellationToken cancellationToken)
    {
        var query = new ManagementQuery(http.Request);
        var path = query.IsForAnotherHub(hubName) ? null : ManagementPath.Read(http);
        return (http.Request.Method, path) switch
        {
            ("GET", { InstanceId: null }) => ListAsync(http, client, query, cancellationToken),
            ("DELETE", { InstanceId: null }) => PurgeAllAsync(http, client, query, cancellationToken),
            ("GET", { Operation: null }) => ShowAsync(http, client, path.InstanceId, query, cancellationToken),
            ("DELETE", { Operation: null }) => PurgeAsync(http, client, path.InstanceId, cancellationToken),
            ("POST", { EventName: { } name }) => RaiseAsync(http, client, path.InstanceId!, name, cancellationToken),
            ("POST", { Operation: "TERMINATE" }) => DoAsync(
                http,
                client,
                path.InstanceId!,
                id =>
                    client.TerminateAsync(
                        id,
                        query.Reason is { } reason ? JsonSerializer.Serialize(reason) : null,
                        false,
                        cancellationToken
                    )
            ),
            ("POST", { Operation: "SUSPEND" }) => DoAsync(
                http,
                client,
                path.InstanceId!,
                id => client.SuspendAsync(id, query.Reason, cancellationToken)
            ),
            ("POST", { Operation: "RESUME" }) => DoAsync(
                http,
                client,
                path.InstanceId!,
                id => client.ResumeAsync(id, query.Reason, cancellationToken)
            ),
            _ => ManagementAnswer.Status(http, StatusCodes.Status404NotFound),
        };
    }

    private static async Task ShowAsync(
        HttpContext http,
        EngineClient client,
        string instanceId,
        ManagementQuery query,
        CancellationToken cancellationToken
    )
    {
        if (await client.FindAsync(instanceId, cancellationToken) is not { } instance)
        {
            await ManagementAnswer.Status(http, StatusCodes.Status404NotFound);
            return;
        }

        var withInput = query.ShowInput;
        var withOutputs = query.ShowHistoryOutput;
        var history = query.ShowHistory ? await client.ReadHistoryAsync(instanceId, cancellationToken) : null;
        ManagementAnswer.WriteStatus(http, instance, query.FailureIsAnError);
        await ManagementAnswer.WriteAsync(
            http,
            writer => InstanceJson.Write(writer, instance, withInput, history, withOutputs),
            cancellationToken
        );
    }

    private static async Task ListAsync(HttpContext http, EngineClient client, ManagementQuery query, CancellationToken cancellationToken)
    {
        var (filter, size, withInput) = (query.Filter, query.Size, query.ShowInput);

        // A page may be empty because all of its instances have ended meanwhile: the caller gets the next one that is not.
        var page = await client.ListAsync(filter, size, query.Token, cancellationToken);
        while (page is { Instances.Count: 0, ContinuationToken: { } next })
        {
            page = await client.ListAsync(filter, size, next, cancellationToken);
        }

        ManagementQuery.Continue(http.Response, page.ContinuationToken);
        await ManagementAnswer.WriteAsync(
            http,
            writer =>
            {
                writer.WriteStartArray();
                foreach (var instance in page.Instances)
                {
                    InstanceJson.Write(writer, instance, withInput, history: null, withOutputs: false);
                }

                writer.WriteEndArray();
            },
            cancellationToken
        );
    }

    private static async Task PurgeAsync(HttpContext http, EngineClient client, string instanceId, CancellationToken cancellationToken)
    {
        if (await client.FindAsync(instanceId, cancellationToken) is null)
        {
            await ManagementAnswer.Status(http, StatusCodes.Status404NotFound);
            return;
        }

        await ManagementAnswer.WritePurgedAsync(
            http,
            await client.PurgeAsync(instanceId, isRecursive: false, cancellationToken),
            cancellationToken
        );
    }

    private static async Task PurgeAllAsync(
        HttpContext http,
        EngineClient client,
        ManagementQuery query,
        CancellationToken cancellationToken
    )
    {
        if (query.CreatedFrom is not { } from)
        {
            await ManagementAnswer.RefuseAsync(http, "Please provide value for 'createdTimeFrom' parameter.");
            return;
        }

        var filter = new InstanceFilter(from, query.CreatedTo, query.Statuses);
        var (count, _) = await client.PurgeAllAsync(filter, isRecursive: false, timeout: null, cancellationToken);
        await (
            count == 0
                ? ManagementAnswer.Status(http, StatusCodes.Status404NotFound)
                : ManagementAnswer.WritePurgedAsync(http, count, cancellationToken)
        );
    }

    private static Task RaiseAsync(
        HttpContext http,
        EngineClient client,
        string instanceId,
        string eventName,
        CancellationToken cancellationToken
    ) =>
        DoAsync(
            http,
            client,
            instanceId,
            async id => await client.RaiseEventAsync(id, eventName, await ReadJsonAsync(http.Request, cancellationToken), cancellationToken)
        );

    private static async Task<string> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            throw new ArgumentException("Only application/json request content is supported");
        }

        try
        {
            return (await request.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetRawText();
        }
        catch (JsonException e)
        {
            throw new ArgumentException("Invalid JSON content", e);
        }
    }

    private static async Task DoAsync(HttpContext http, EngineClient client, string instanceId, Func<string, Task> act)
    {
        var instance = await client.FindAsync(instanceId, http.RequestAborted);
        if (instance is { IsFinished: false })
        {
            await act(instanceId);
        }

        await ManagementAnswer.Status(
            http,
            instance switch
            {
                null => StatusCodes.Status404NotFound,
                { IsFinished: true } => StatusCodes.Status410Gone,
                _ => StatusCodes.Status202Accepted,
            }
        );
    }
}
