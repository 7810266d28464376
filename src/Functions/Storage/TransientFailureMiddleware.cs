using Azure;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// Tells in one place which failures of the world may pass: throttling, time-outs and server errors of storage, and broken
/// connections. In an activity they become the one exception that is retried; over HTTP they become a 503.
/// </summary>
public sealed class TransientFailureMiddleware : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (IsTransient(exception))
        {
            throw new TransientFailureException("Storage or mail did not answer; the step is repeated.", exception);
        }
    }

    private static bool IsTransient(Exception exception) => exception switch
    {
        RequestFailedException failed => failed.Status is 0 or 408 or 429 or >= 500,
        AggregateException aggregate => aggregate.InnerExceptions.All(IsTransient),
        // A client that sends too much, too slowly, or goes away is no failure of ours.
        BadHttpRequestException => false,
        HttpRequestException or IOException or TimeoutException or System.Net.Sockets.SocketException => true,
        // A lapsed password or certificate at the mail server is mended by an operator, and everything waits for it.
        MailKit.ServiceNotConnectedException or MailKit.ServiceNotAuthenticatedException or MailKit.ProtocolException or MailKit.CommandException => true,
        MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException => true,
        _ => false,
    };
}
