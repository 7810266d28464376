using System.Globalization;
using System.Text.Json;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Management;

/// <summary>Writes the answers of the management endpoints.</summary>
internal static class ManagementAnswer
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

    /// <summary>202 with the place to ask again while the instance runs; 200 or 500 when it has ended.</summary>
    public static void WriteStatus(HttpContext http, InstanceState instance, bool failureIsAnError)
    {
        if (instance.IsFinished)
        {
            http.Response.StatusCode =
                failureIsAnError && instance.Status is OrchestrationStatus.Failed
                    ? StatusCodes.Status500InternalServerError
                    : StatusCodes.Status200OK;
            return;
        }

        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.Headers.Location = http.Request.GetEncodedUrl();
        http.Response.Headers.RetryAfter = PollInterval.TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }

    public static Task WritePurgedAsync(HttpContext http, int count, CancellationToken cancellationToken) =>
        WriteAsync(
            http,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("instancesDeleted", count);
                writer.WriteEndObject();
            },
            cancellationToken
        );

    public static async Task WriteAsync(HttpContext http, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter);
        write(writer);
        await writer.FlushAsync(cancellationToken);
    }

    public static Task RefuseAsync(HttpContext http, string message)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return http.Response.WriteAsJsonAsync(new { message });
    }

    public static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
