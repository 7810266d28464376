using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Startup;

/// <summary>
/// Identifies the visitor by signatures alone, without reading storage. The holder of a valid link or session has a separate budget from
/// that of the client address.
/// </summary>
public sealed class Visits(TokenSigner tokens, ApplicantAccess applicants, DeskSessions sessions, PlatformSignIn platform, Sources sources)
    : IVisits
{
    private const string Confirmations = "objection-confirmations";

    public Visit Of(HttpRequest request)
    {
        if ((platform.IsOn ? platform.PrincipalOf(request)?.ObjectId : sessions.Peek(request)) is { } officer)
        {
            return new Visit(VisitBudget.Officer, officer);
        }

        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        return LinkOf(request) is { } link
            ? new Visit(VisitBudget.Link, link)
            : new Visit(isRead ? VisitBudget.AnonymousRead : VisitBudget.AnonymousWrite, sources.AddressOf(request));
    }

    // A task's link is counted by client address: another holder of the link must not use up its officer's budget.
    private string? LinkOf(HttpRequest request) =>
        (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var first, var token, ..] when Is(first, "tasks") => tokens.Verify(TokenPurpose.TaskLink, token) is { } link
                ? $"task {link} {sources.AddressOf(request)}"
                : null,
            [var first, var token, ..] when Is(first, "units") => tokens.Verify(TokenPurpose.Unit, token) is { } unit
                ? $"unit {unit}"
                : null,
            [var first, var token] when Is(first, "commitments") => tokens.Verify(TokenPurpose.Signing, token) is { } signing
                ? $"signing {signing}"
                : null,
            [var first, var token, ..] when Is(first, Confirmations) => tokens.Verify(TokenPurpose.Objection, token) is { } objection
                ? $"objection {objection}"
                : null,
            [var first, var token, ..] when Is(first, "cases") => tokens.Verify(TokenPurpose.Case, token) is { } party
                ? $"case {party}"
                : null,
            [var first, var token] when Is(first, "access") => applicants.Read(token) is { IsSuccess: true, Value: var id }
                ? $"application {id}"
                : null,
            [var first, var id, ..] when Is(first, "applications") => applicants.Peek(request, id) is { } opened
                ? $"application {opened}"
                : null,
            _ => null,
        };

    private static bool Is(string segment, string name) => string.Equals(segment, name, StringComparison.OrdinalIgnoreCase);
}
