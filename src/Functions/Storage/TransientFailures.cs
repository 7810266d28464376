using Azure;
using Azure.Identity;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// Decides in one place which failures are transient: of storage, its roles and tokens, mail, the durable service, connections.
/// </summary>
internal static class TransientFailures
{
    public static bool Has(Exception exception) =>
        exception switch
        {
            // 403: a role that was granted a moment ago is not known everywhere yet, or was taken away by mistake and is given back.
            RequestFailedException failed => failed.Status is 0 or 403 or 408 or 429 or >= 500,
            AuthenticationFailedException => true,
            AggregateException aggregate => aggregate.InnerExceptions.All(Has),
            // A client that sends too much, too slowly, or goes away is no failure of ours.
            BadHttpRequestException => false,
            HttpRequestException or IOException or TimeoutException or System.Net.Sockets.SocketException => true,
            // A lapsed password or certificate at the mail server is mended by an operator, and everything waits for it.
            MailKit.ServiceNotConnectedException
            or MailKit.ServiceNotAuthenticatedException
            or MailKit.ProtocolException
            or MailKit.CommandException => true,
            MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException => true,
            // The durable service; with these it refuses the call itself, and would again.
            RpcException failed => failed.StatusCode
                is not (
                    StatusCode.InvalidArgument
                    or StatusCode.NotFound
                    or StatusCode.AlreadyExists
                    or StatusCode.FailedPrecondition
                    or StatusCode.OutOfRange
                    or StatusCode.Unimplemented
                ),
            _ => false,
        };
}
