using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using CreditFunctions.LocalHost.Hosting;
using CreditFunctions.LocalHost.Http;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.LocalHost.Management;

/// <summary>The management endpoints of Durable Functions: the same paths, status codes and JSON, protected by the system key.</summary>
internal sealed class InstanceEndpoints(RunningEngine running, FunctionKeys keys, string hubName)
{
    private const string Root = "/runtime/webhooks/durabletask/";

    /// <summary>Whether the path is one of the management endpoints.</summary>
    public static bool IsMeant(HttpRequest request) => (request.Path.Value + "/").StartsWith(Root, StringComparison.OrdinalIgnoreCase);

    public async Task AnswerAsync(HttpContext http)
    {
        if (!keys.Admits(AuthorizationLevel.System, http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        IResult answer;
        try
        {
            answer = await new InstanceRequest(http, running.Engine.Instances, hubName).AnswerAsync();
        }
        catch (ArgumentException e)
        {
            answer = Results.Json(new { message = e.Message }, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (InstanceNotRunningException)
        {
            // It has ended since it was read.
            answer = Results.StatusCode(StatusCodes.Status410Gone);
        }
        catch (StorageUnavailableException)
        {
            HttpDispatcher.AnswerUnavailable(http);
            return;
        }

        await answer.ExecuteAsync(http);
    }
}
