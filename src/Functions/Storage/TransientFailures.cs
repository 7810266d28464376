using Azure;
using Azure.Identity;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Storage;

/// <summary>Decides which failures are transient: of storage, its roles and tokens, mail, the durable service, connections.</summary>
internal static class TransientFailures
{
    public static bool Has(Exception exception) =>
        exception switch
        {
            // 403: a newly granted role has not been replicated yet, or was removed by mistake and will be restored.
            RequestFailedException failed => failed.Status is 0 or 403 or 408 or 429 or >= 500,
            AuthenticationFailedException => true,
            AggregateException aggregate => aggregate.InnerExceptions.All(Has),
            // A client that sends too much, too slowly, or disconnects is no failure of the app.
            BadHttpRequestException => false,
            HttpRequestException or IOException or TimeoutException or System.Net.Sockets.SocketException => true,
            // An expired password or certificate of the mail server is corrected by an operator; all mails wait for that.
            MailKit.ServiceNotConnectedException
            or MailKit.ServiceNotAuthenticatedException
            or MailKit.ProtocolException
            or MailKit.CommandException => true,
            MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException => true,
            // The durable service; with these status codes it refuses the call itself, also at a retry.
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
