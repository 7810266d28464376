using System.Net.Sockets;
using Azure;
using Azure.Identity;
using CreditFunctions.Functions.Storage;
using Grpc.Core;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Tests.Storage;

/// <summary>Transient failures are retried for days, bugs are not.</summary>
public sealed class TransientFailuresTests
{
    public static TheoryData<string, Exception, bool> Failures { get; } =
        new()
        {
            { "no answer", Storage(0), true },
            { "403", Storage(403), true },
            { "408", Storage(408), true },
            { "429", Storage(429), true },
            { "500", Storage(500), true },
            { "503", Storage(503), true },
            { "400", Storage(400), false },
            { "404", Storage(404), false },
            { "409", Storage(409), false },
            { "412", Storage(412), false },
            { "499", Storage(499), false },
            { "no token", new AuthenticationFailedException("No token."), true },
            { "no identity", new CredentialUnavailableException("No identity."), true },
            { "a client that goes away", new BadHttpRequestException("Unexpected end of request content."), false },
            { "a connection", new IOException("The connection was reset."), true },
            { "HTTP", new HttpRequestException("No such host."), true },
            { "a socket", new SocketException(111), true },
            { "a time-out", new TimeoutException(), true },
            { "a mail server that was not reached", new ServiceNotConnectedException(), true },
            { "a mail server that wants a password", new ServiceNotAuthenticatedException(), true },
            { "a mail server that speaks otherwise", new SmtpProtocolException("?"), true },
            {
                "a mail server that refuses",
                new SmtpCommandException(SmtpErrorCode.SenderNotAccepted, SmtpStatusCode.MailboxUnavailable, "No."),
                true
            },
            { "a password that lapsed", new MailKit.Security.AuthenticationException("No."), true },
            { "a certificate that lapsed", new SslHandshakeException("No."), true },
            { "the durable service that is away", Durable(StatusCode.Unavailable), true },
            { "the durable service that takes too long", Durable(StatusCode.DeadlineExceeded), true },
            { "the durable service whose storage fails", Durable(StatusCode.Internal), true },
            { "the durable service that does not say", Durable(StatusCode.Unknown), true },
            { "a role at the durable service that is not known yet", Durable(StatusCode.PermissionDenied), true },
            { "an instance that is there", Durable(StatusCode.AlreadyExists), false },
            { "an argument that the durable service refuses", Durable(StatusCode.InvalidArgument), false },
            { "a call that the durable service does not have", Durable(StatusCode.Unimplemented), false },
            { "several that may pass", new AggregateException(Storage(503), new IOException()), true },
            { "several, of which one may not pass", new AggregateException(Storage(503), Storage(400)), false },
            { "one that may pass, deep inside", new AggregateException(new AggregateException(Storage(503))), true },
            { "a bug", new InvalidOperationException("Sequence contains no elements."), false },
            { "a bug that had a cause", new InvalidOperationException("Wrapped.", Storage(503)), false },
            { "a stop", new OperationCanceledException(), false },
        };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Has_Failure_ReportsWhetherItMayPass(string what, Exception failure, bool mayPass) =>
        Assert.True(TransientFailures.Has(failure) == mayPass, $"{what} {(mayPass ? "may" : "will not")} pass.");

    private static RpcException Durable(StatusCode code) => new(new Status(code, "Refused."));

    private static RequestFailedException Storage(int status) => new(status, $"Storage answered {status}.");
}
